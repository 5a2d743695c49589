import { dayMs } from '../model/time.ts'
import type { Call } from './call.ts'
import { demoOrganization, type DemoApplication, type DemoUser } from './demo-organization.ts'
import type { IssuedTokens } from './issued-tokens.ts'
import { accessInfo, findClient, findUser, type Principal } from './principal.ts'
import { playedAnswer } from './played-answers.ts'
import { apiError, compact, illegalArgument, oauthError, wrongCredentials, type Reply } from './reply.ts'
import type { Fields } from './request-fields.ts'

const longestMs = 7 * dayMs
const longestLong = 2 ** 63

/** The lifetime that was asked for, in ms; 0 where none was (`wire.md` 1.8). */
function readTtl({ source, values }: Fields, now: number): number | Reply {
  const ttl = values.get('ttl') ?? null
  if (ttl === null || (ttl === '' && source !== 'json')) return 0
  const isWhole = typeof ttl === 'string' ? /^-?\d+$/.test(ttl) : Number.isInteger(ttl)
  if (isWhole && Math.abs(Number(ttl)) < longestLong) return Number(ttl)
  switch (source) {
    case 'json':
      return illegalArgument('ttl must be a number >= 0', now)
    case 'form':
      return apiError(
        500,
        'param_exception.form_param',
        'org.glassfish.jersey.server.ParamException$FormParamException',
        'HTTP 400 Bad Request',
        now
      )
    case 'query':
      return apiError(
        500,
        'param_exception.query_param',
        'org.glassfish.jersey.server.ParamException$QueryParamException',
        'HTTP 404 Not Found',
        now
      )
  }
}

/** Why the server would not give that lifetime; null when it does. */
function ttlProblem(ttlMs: number): string | null {
  if (ttlMs > longestMs) return `Your token age cannot be more than the maximum age of ${longestMs} milliseconds`
  return ttlMs <= -1_000 ? 'ttl is required to be positive' : null
}

/** The password is looked at first, so only its owner learns about the account. */
function checkAccount(user: DemoUser | undefined, password: unknown): DemoUser | Reply {
  if (user === undefined || user.password !== password) return wrongCredentials
  if (!user.confirmed) return oauthError('User must be confirmed to authenticate', 403)
  if (!user.activated) return oauthError('user not activated')
  return user.disabled ? oauthError('user disabled') : user
}

/** Who asks; the application is null at the management endpoint. */
function authenticate({ values }: Fields, application: DemoApplication | null): Principal | Reply {
  switch (values.get('grant_type')) {
    case 'password': {
      const users = application === null ? demoOrganization.admins : application.users
      const username = values.get('username')
      const user = checkAccount(typeof username === 'string' ? findUser(users, username) : undefined, values.get('password'))
      if ('status' in user) return user
      return application === null ? { kind: 'admin-user', user } : { kind: 'application-user', user, application }
    }
    case 'client_credentials':
      return findClient(values.get('client_id'), values.get('client_secret')) ?? wrongCredentials
    default:
      return wrongCredentials
  }
}

export function issueToken(principal: Principal, ttlMs: number, tokens: IssuedTokens): Reply {
  const { accessToken, lifetimeMs } = tokens.issue(principal, ttlMs > 0 ? ttlMs : longestMs)
  return compact(accessInfo(principal, accessToken, Math.floor(lifetimeMs / 1_000)))
}

/** Answers a token request whose body could be read (`wire.md` 1.5, 1.8, 3.2). */
export function grantToken(
  fields: Fields,
  application: DemoApplication | null,
  { tokens, now, path }: Pick<Call, 'tokens' | 'now' | 'path'>
): Reply {
  const { values } = fields
  const principal = values.get('username') ?? values.get('client_id')
  const played = playedAnswer(principal, { now, path, secret: String(values.get('password') ?? values.get('client_secret')) })
  return played ?? grantKnown(fields, application, tokens, now)
}

function grantKnown(fields: Fields, application: DemoApplication | null, tokens: IssuedTokens, now: number): Reply {
  const ttlMs = readTtl(fields, now)
  if (typeof ttlMs !== 'number') return ttlMs
  const principal = authenticate(fields, application)
  if ('status' in principal) return principal
  const problem = ttlProblem(ttlMs)
  if (problem === null) return issueToken(principal, ttlMs, tokens)
  // The server swallows this reason for clients.
  return 'user' in principal ? illegalArgument(problem, now) : wrongCredentials
}
