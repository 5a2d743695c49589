import type { AppError } from '../model/app-error.ts'
import type { ProfileId } from '../model/profile.ts'
import { fail, type Result } from '../model/result.ts'
import { readRevocation, revocationUrl, type Revocation } from '../model/usergrid/revocation.ts'
import type { Vault } from '../vault/vault.ts'
import { callWithBearer, replyOf, type BearerCallParts } from './bearer-call.ts'
import { readGrant } from './grant.ts'

export type RevokeParts = BearerCallParts & {
  readonly vault: Vault
  /** A token that the server no longer accepts must not stay under the profile. */
  readonly onRevoked: (id: ProfileId) => void
}

/** Revokes the profile's token on the server, then forgets it: a token of a user only, no server revokes a client's. */
export async function revokeToken(id: ProfileId, parts: RevokeParts): Promise<Result<Revocation, AppError>> {
  const grant = await readGrant(id, parts.vault)
  if (!grant.ok) return grant
  const { server, profile, check, token } = grant.value
  const accessToken = token.accessToken.reveal()
  const url = revocationUrl(server, profile, check.level === 'unknown' ? null : check.granted, accessToken)
  if (url === null) return fail({ code: 'not-revocable' })
  const since = parts.clock.now()
  const called = await callWithBearer(grant.value, { method: 'PUT', url }, parts)
  const at = parts.clock.now()
  const revoked = called.ok ? readRevocation(called.value.answer, called.value.context) : called
  parts.noteAttempt(id, {
    ...replyOf(called),
    purpose: 'revoke',
    at,
    durationMs: at - since,
    outcome: revoked.ok ? { kind: revoked.value } : { kind: 'failed', error: revoked.error }
  })
  if (!revoked.ok) return revoked
  // A token minted meanwhile is another one. Where the vault has locked meanwhile, only when it came can be told.
  const now = await parts.vault.tokens.read(id)
  const isSame = now.ok
    ? now.value.accessToken.reveal() === accessToken
    : parts.vault.tokens.summary(id)?.receivedAt === token.summary.receivedAt
  if (isSame) parts.onRevoked(id)
  return revoked
}
