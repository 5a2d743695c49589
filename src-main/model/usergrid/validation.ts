import type { AccessTypeId } from '../access-type.ts'
import type { AppError } from '../app-error.ts'
import type { Profile } from '../profile.ts'
import type { Server } from '../server.ts'
import { errorCode, successBody, toBearerError, type BearerAnswer } from './bearer-answer.ts'
import { parseIdentity, type Identity } from './identity.ts'
import type { JsonObject } from './json.ts'
import type { ServerErrorAnswer, ServerErrorContext } from './server-error.ts'
import { applicationUrl, managementUrl } from './token-request.ts'

/** Why a server turns a token away, as far as its code tells (`wire.md` 3.3). */
export type TokenRefusal = 'expired' | 'revoked' | 'broken' | 'unknown' | 'no-access' | 'other'

/** What a server said when it was asked whether it still accepts a token. `at` in epoch ms. */
export type Validation = { readonly at: number } & (
  | { readonly kind: 'accepted'; readonly identity: Identity }
  /** It took the token, and has no way to say whose it is. */
  | { readonly kind: 'accepted-only' }
  | { readonly kind: 'rejected'; readonly refusal: TokenRefusal }
  /** It gave no answer to the question, or none at all. */
  | { readonly kind: 'unclear'; readonly error: AppError }
)

/**
 * Where a GET with the token as its bearer tells cheapest whether it is accepted (`wire.md` 5.1). `kind` is what the token was granted
 * for. `/management/me` knows admins only, but looks at the bearer first: it serves clients as well. For users of applications it breaks.
 */
export function validationUrl(
  server: Pick<Server, 'baseUrl'>,
  profile: Pick<Profile, 'organization' | 'application'>,
  kind: AccessTypeId
): string {
  return kind === 'application-user' ? `${applicationUrl(server, profile)}/users/me` : managementUrl(server, 'me')
}

const refusals: { readonly [code: string]: TokenRefusal } = {
  expired_token: 'expired',
  auth_expired_session_token: 'expired',
  auth_invalid: 'revoked',
  auth_bad_access_token: 'broken',
  auth_unverified_oath: 'unknown',
  externalssoprovider_unactivated_adminuser: 'no-access'
}

/** `/users/me` lists its one user as an entity, `/management/me` has it as `user`. */
function identityIn(body: JsonObject): Identity | null {
  const { entities } = body
  return parseIdentity(Array.isArray(entities) ? { user: entities[0] } : body)
}

function toRefusal({ status, body }: ServerErrorAnswer): TokenRefusal | null {
  const code = errorCode(body)
  // A gateway's own 401 says nothing about the token, and `unauthorized` is said of good tokens as well.
  return status !== 401 || code === '' || code === 'unauthorized'
    ? null
    : ((Object.hasOwn(refusals, code) ? refusals[code] : null) ?? 'other')
}

/** Whether a refusal can only be reached by a token that was accepted (`wire.md` 5.1): the principal is of another kind than the call is for. */
function isOfAnotherKind({ status, body }: ServerErrorAnswer, path: string): boolean {
  const code = errorCode(body)
  return path.endsWith('/management/me')
    ? status === 400 && code === 'invalid_grant'
    : status === 404 && code === 'service_resource_not_found'
}

/**
 * What the answer to the GET at `validationUrl` means (`wire.md` 3.3, 5.1). Only the status and who it is are used: what `/management/me`
 * says of token and lifetime belongs to nobody. `context.now` in epoch ms. Never throws; everything unexpected is `unclear`.
 */
export function readValidation(answer: BearerAnswer, context: ServerErrorContext): Validation {
  const at = context.now
  const body = successBody(answer)
  const identity = body === null ? null : identityIn(body)
  if (identity !== null) return { at, kind: 'accepted', identity }
  if (body !== null || isOfAnotherKind(answer, context.path)) return { at, kind: 'accepted-only' }
  const refusal = toRefusal(answer)
  return refusal === null ? { at, kind: 'unclear', error: toBearerError(answer, context) } : { at, kind: 'rejected', refusal }
}
