import type { ClipboardState, ResponseValue } from '../contract/clipboard.ts'
import type { AppError } from '../model/app-error.ts'
import type { CopyFormatId } from '../model/copy-formats/copy-format.ts'
import { copyQuestion } from '../model/copy-question.ts'
import { copyFormat } from '../model/copy-formats/index.ts'
import { profileName, type Profile, type ProfileId } from '../model/profile.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { Secret } from '../model/secret.ts'
import type { Server } from '../model/server.ts'
import { jsonTextAt, toCopiedValue } from '../model/usergrid/json-text.ts'
import { resourceUrl } from '../model/usergrid/token-request.ts'
import type { Profiles } from '../profiles/profiles.ts'
import { checkIdentity, readGrant } from '../tokens/grant.ts'
import type { KeptIdentities } from '../tokens/kept-identities.ts'
import { liveToken, type LiveTokenParts } from '../tokens/live-token.ts'
import type { StoredToken } from '../vault/vault.ts'
import type { ConfirmedProfiles } from './confirmed-profiles.ts'
import type { Copier } from './copier.ts'

export type CopyParts = LiveTokenParts & {
  readonly profiles: Profiles
  readonly copier: Copier
  readonly confirmedProfiles: ConfirmedProfiles
  readonly keptIdentities: KeptIdentities
}

type Holder = { readonly profile: Profile; readonly server: Server; readonly token: StoredToken }

/** Refuses what has to be asked about, until a person has said yes. */
async function checkAsked(
  { profile, server, token }: Holder,
  confirmed: boolean,
  { keptIdentities, confirmedProfiles }: CopyParts
): Promise<Result<void, AppError>> {
  if (confirmed) {
    confirmedProfiles.add(profile.id)
    return ok(undefined)
  }
  const check = await checkIdentity(profile, token)
  const question = copyQuestion({
    accessType: profile.accessType,
    environment: server.environment,
    check,
    isKept: check.level !== 'unknown' && keptIdentities.has(profile.id, check.granted),
    isConfirmed: confirmedProfiles.has(profile.id)
  })
  return question === null ? ok(undefined) : fail({ code: 'needs-confirmation', question })
}

/** Copies a live token of the profile in a form; the form is remembered for the next time. */
export async function copyToken(
  id: ProfileId,
  { format: formatId, confirmed }: { readonly format: CopyFormatId; readonly confirmed: boolean },
  parts: CopyParts
): Promise<Result<ClipboardState, AppError>> {
  const profile = parts.vault.profile(id)
  const server = profile === null ? null : parts.vault.server(profile.serverId)
  if (profile === null || server === null) return fail({ code: 'not-found' })
  const token = await liveToken(id, parts)
  if (!token.ok) return token
  const asked = await checkAsked({ profile, server, token: token.value }, confirmed, parts)
  if (!asked.ok) return asked
  const { summary, accessToken } = token.value
  const format = copyFormat(formatId)
  const text = format.write({
    accessToken: accessToken.reveal(),
    resourceUrl: resourceUrl(server, profile),
    name: profileName(profile),
    issuedAt: summary.issuedAt,
    expiresAt: summary.expiry.kind === 'at' ? summary.expiry.at : null
  })
  const state = await parts.copier.copySecret(new Secret(text), id, format.done)
  await parts.profiles.noteUse(id, formatId)
  return ok(state)
}

/** Copies the whole response with its token, as the server sent it. */
export async function copyResponse(
  id: ProfileId,
  { confirmed }: { readonly confirmed: boolean },
  parts: CopyParts
): Promise<Result<ClipboardState, AppError>> {
  const grant = await readGrant(id, parts.vault)
  if (!grant.ok) return grant
  const asked = await checkAsked(grant.value, confirmed, parts)
  return asked.ok ? ok(await parts.copier.copySecret(grant.value.token.responseText, id, 'Response copied')) : asked
}

/** Copies one value of the response as the server sent it: of a text what it says, without the quotes. */
export async function copyResponseValue(
  { profileId, place }: ResponseValue,
  { confirmed }: { readonly confirmed: boolean },
  parts: CopyParts
): Promise<Result<ClipboardState, AppError>> {
  const grant = await readGrant(profileId, parts.vault)
  if (!grant.ok) return grant
  const asked = await checkAsked(grant.value, confirmed, parts)
  if (!asked.ok) return asked
  const value = jsonTextAt(grant.value.token.responseText.reveal(), place)
  if (value === null) return fail({ code: 'not-found' })
  return ok(await parts.copier.copySecret(new Secret(toCopiedValue(value)), profileId, 'Value copied'))
}
