import type { AppError } from '../model/app-error.ts'
import type { Profile, ProfileId } from '../model/profile.ts'
import { fail, ok, type Result } from '../model/result.ts'
import type { Server } from '../model/server.ts'
import { compareIdentity, type IdentityCheck } from '../model/usergrid/identity.ts'
import { parseJsonInSlices } from '../model/usergrid/json-slices.ts'
import { toTokenResponse } from '../model/usergrid/token-response.ts'
import { giveWay } from '../vault/pacer.ts'
import type { StoredToken, Vault } from '../vault/vault.ts'

/** A profile's token together with whom the server granted it to. */
export type Grant = { readonly profile: Profile; readonly server: Server; readonly token: StoredToken; readonly check: IdentityCheck }

/** Who was granted, in the response that brought the token, against what the profile asks for. */
export async function checkIdentity(profile: Profile, { responseText }: StoredToken): Promise<IdentityCheck> {
  const response = toTokenResponse(await parseJsonInSlices(responseText.reveal(), giveWay))
  return compareIdentity(profile, response.ok ? response.value.identity : null)
}

export async function readGrant(id: ProfileId, vault: Vault): Promise<Result<Grant, AppError>> {
  const profile = vault.profile(id)
  const server = profile === null ? null : vault.server(profile.serverId)
  if (profile === null || server === null) return fail({ code: 'not-found' })
  if (vault.tokens.summary(id) === null) return fail({ code: 'no-live-token' })
  const token = await vault.tokens.read(id)
  return token.ok ? ok({ profile, server, token: token.value, check: await checkIdentity(profile, token.value) }) : token
}
