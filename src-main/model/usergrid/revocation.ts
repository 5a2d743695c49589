import { accessTypes, type AccessTypeId } from '../access-type.ts'
import type { AppError } from '../app-error.ts'
import type { Profile } from '../profile.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Server } from '../server.ts'
import { timeLeft, type TokenSummary } from '../token.ts'
import { errorCode, successBody, toBearerError, type BearerAnswer } from './bearer-answer.ts'
import type { Identity } from './identity.ts'
import type { ServerErrorContext } from './server-error.ts'
import { applicationUrl, managementUrl, segment } from './token-request.ts'

/** How a revoked token ended: now, or it had not been accepted before. */
export type Revocation = 'revoked' | 'was-not-accepted'

/** Whether a server can revoke such tokens at all: those of users only (`wire.md` 5.2). */
export function isRevocable(kind: AccessTypeId): boolean {
  return accessTypes[kind].grantType === 'password'
}

/** Whether the server would still have something to revoke at `now` (epoch ms): a live token, or one of unknown end, of a user (`wire.md` 5.2). */
export function isWorthRevoking(kind: AccessTypeId, token: TokenSummary | null, now: number): boolean {
  const left = timeLeft(token, now)
  return isRevocable(kind) && left.kind !== 'none' && left.kind !== 'expired'
}

/**
 * Where a PUT revokes one token of a user (`wire.md` 5.2); null for a client's, which nothing revokes. The URL carries the token, in its
 * query, because the server takes it nowhere else.
 */
export function revocationUrl(
  server: Pick<Server, 'baseUrl'>,
  profile: Pick<Profile, 'accessType' | 'organization' | 'application' | 'principal'>,
  granted: Identity | null,
  accessToken: string
): string | null {
  const kind = granted?.kind ?? profile.accessType
  if (!isRevocable(kind)) return null
  // The uuid is the one name that cannot be changed; without it the profile's own has just been good enough for a login.
  const user = segment((granted !== null && 'uuid' in granted ? granted.uuid : null) ?? profile.principal)
  const users = kind === 'admin-user' ? managementUrl(server, 'users') : `${applicationUrl(server, profile)}/users`
  return `${users}/${user}/revoketoken?token=${encodeURIComponent(accessToken)}`
}

/** The server says so of tokens that are dead already: as a refused bearer (401), or of the token in the query (400). */
const deadCodes = ['expired_token', 'auth_bad_access_token', 'auth_invalid', 'auth_unverified_oath']

/** What the answer to the PUT at `revocationUrl` means (`wire.md` 5.2). Never throws; servers echo the token, errors do not hold it. */
export function readRevocation(answer: BearerAnswer, context: ServerErrorContext): Result<Revocation, AppError> {
  const action = successBody(answer)?.['action']
  if (typeof action === 'string' && action.startsWith('revoked user token')) return ok('revoked')
  const code = errorCode(answer.body)
  // The one thing it says of a good token: that it belongs to somebody else.
  if (code === 'token') return fail({ code: 'refused-by-server', status: answer.status, serverCode: code, description: '' })
  const isDead = (answer.status === 400 || answer.status === 401) && deadCodes.includes(code)
  return isDead ? ok('was-not-accepted') : fail(toBearerError(answer, context))
}
