import { parseTokenAnatomy } from '../model/usergrid/token-anatomy.ts'
import type { Call } from './call.ts'
import type { DemoUser } from './demo-organization.ts'
import { apiError, illegalArgument, pretty, type Reply } from './reply.ts'

const tokenException = 'org.apache.usergrid.security.tokens.exceptions'

/** `…/revoketoken?token=` and `…/revoketokens` (`wire.md` 5.2): only tokens of users can be revoked. */
export function revokeTokens(call: Call, user: DemoUser, which: string, action: string): Reply {
  const { tokens, query, now } = call
  const answer = pretty({ action, timestamp: now, duration: 0 })
  if (which === 'revoketokens') {
    tokens.revokeAllOf(user.uuid)
    return answer
  }
  const token = query.get('token')
  if (token === null) return illegalArgument('token is required', now)
  if (parseTokenAnatomy(token).stockSalt !== true) return illegalArgument('invalid external provider : ', now)
  const found = tokens.check(token)
  if ('status' in found) {
    const { expiresAt } = parseTokenAnatomy(token)
    return expiresAt !== null && expiresAt < now
      ? apiError(400, 'expired_token', `${tokenException}.ExpiredTokenException`, 'Token expired', now)
      : apiError(400, 'auth_bad_access_token', `${tokenException}.BadTokenException`, null, now)
  }
  if (!('user' in found.principal) || found.principal.user.uuid !== user.uuid) {
    return apiError(400, 'token', `${tokenException}.TokenException`, `Could not match token : ${token}`, now)
  }
  tokens.revoke(token)
  return answer
}
