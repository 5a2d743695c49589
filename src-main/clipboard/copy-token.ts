import type { ClipboardState, ResponseValue } from '../contract/clipboard.ts'
import type { AppError } from '../model/app-error.ts'
import type { CopyFormatId } from '../model/copy-formats/copy-format.ts'
import { copyFormat } from '../model/copy-formats/index.ts'
import { profileName, type Profile, type ProfileId } from '../model/profile.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { Secret } from '../model/secret.ts'
import type { Clock } from '../model/time.ts'
import { jsonTextAt, toCopiedValue } from '../model/usergrid/json-text.ts'
import { resourceUrl } from '../model/usergrid/token-request.ts'
import type { Profiles } from '../profiles/profiles.ts'
import { checkIdentity, readGrant } from '../tokens/grant.ts'
import type { KeptIdentities } from '../tokens/kept-identities.ts'
import { liveToken } from '../tokens/live-token.ts'
import type { RejectedTokens } from '../tokens/rejected-tokens.ts'
import type { Minter } from '../tokens/minter.ts'
import type { StoredToken, Vault } from '../vault/vault.ts'
import type { Copier } from './copier.ts'

export type CopyParts = {
  readonly vault: Vault
  readonly minter: Minter
  readonly profiles: Profiles
  readonly copier: Copier
  readonly clock: Clock
  readonly keptIdentities: KeptIdentities
  readonly rejectedTokens: RejectedTokens
}

/** Refuses a token that reaches further than was asked for, until a person has said yes or keeps it so. */
function checkReach(profile: Profile, token: StoredToken, confirmed: boolean, { keptIdentities }: CopyParts): Result<void, AppError> {
  const check = checkIdentity(profile, token)
  const mayCopy = confirmed || check.level !== 'higher' || keptIdentities.has(profile.id, check.granted)
  return mayCopy ? ok(undefined) : fail({ code: 'needs-confirmation', granted: check.granted })
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
  const reach = checkReach(profile, token.value, confirmed, parts)
  if (!reach.ok) return reach
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
  const { profile, token } = grant.value
  const reach = checkReach(profile, token, confirmed, parts)
  return reach.ok ? ok(await parts.copier.copySecret(token.responseText, id, 'Response copied')) : reach
}

/** Copies one value of the response as the server sent it: of a text what it says, without the quotes. */
export async function copyResponseValue(
  { profileId, place }: ResponseValue,
  { confirmed }: { readonly confirmed: boolean },
  parts: CopyParts
): Promise<Result<ClipboardState, AppError>> {
  const grant = await readGrant(profileId, parts.vault)
  if (!grant.ok) return grant
  const { profile, token } = grant.value
  const reach = checkReach(profile, token, confirmed, parts)
  if (!reach.ok) return reach
  const value = jsonTextAt(token.responseText.reveal(), place)
  if (value === null) return fail({ code: 'not-found' })
  return ok(await parts.copier.copySecret(new Secret(toCopiedValue(value)), profileId, 'Value copied'))
}
