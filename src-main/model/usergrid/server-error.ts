import { accessTypes } from '../access-type.ts'
import type { AppError } from '../app-error.ts'
import type { Profile } from '../profile.ts'
import { beginningOf, parseErrorBody } from './error-body.ts'
import { isJsonObject, type JsonObject } from './json.ts'
import { redactSecrets } from './redact.ts'
import { toServerText } from './server-text.ts'
import { isUuid } from './uuid.ts'

/** An answer of any status; header values are null where missing. */
export type ServerErrorAnswer = {
  readonly status: number
  readonly contentType: string | null
  readonly body: string
  readonly retryAfter: string | null
}

export type ServerErrorContext = Pick<Profile, 'accessType' | 'organization' | 'application'> & {
  /** The path that was asked, for example `/management/token`. */
  readonly path: string
  /** Epoch ms. */
  readonly now: number
  /** What was sent and must not come back to the screen: the password or client secret, and the token if one was. */
  readonly secrets: readonly string[]
}

type Found = {
  readonly status: number
  /** The server's error code in lower case; empty where it has none. */
  readonly code: string
  /** The server's own words, raw: only `said` may be shown. */
  readonly text: string
  readonly said: string
  readonly shownCode: string
  readonly shape: 'json' | 'web-page' | 'text'
  readonly retryAt: number | null
}

type Row = {
  readonly status?: readonly number[]
  readonly code?: RegExp
  readonly text?: RegExp
  readonly shape?: readonly Found['shape'][]
  readonly when?: (found: Found, context: ServerErrorContext) => boolean
  readonly to: (found: Found, context: ServerErrorContext) => AppError
}

const always = (error: AppError) => (): AppError => error
const isManagement = (context: ServerErrorContext): boolean => accessTypes[context.accessType].endpoint === 'management'
const isClient = (context: ServerErrorContext): boolean => accessTypes[context.accessType].grantType === 'client_credentials'

const unknownApplication = (_: Found, { organization, application }: ServerErrorContext): AppError => ({
  code: 'unknown-application',
  organization,
  application
})
const wrongAddress = ({ status }: Found, { path }: ServerErrorContext): AppError => ({ code: 'not-a-token-endpoint', status, path })
const rejected = (_: Found, context: ServerErrorContext): AppError => ({ code: isClient(context) ? 'wrong-client' : 'wrong-password' })
const busy = ({ status, retryAt }: Found): AppError => ({ code: 'busy', status, retryAt })
const serverProblem = ({ status, shownCode, said }: Found): AppError => ({
  code: 'server-problem',
  status,
  serverCode: shownCode,
  description: said
})

/** Every known answer of `wire.md` 3.2 and 3.3; the first row that fits decides. All its conditions must hold. */
const rows: readonly Row[] = [
  { status: [429], to: busy },
  { code: /^reach_limit$/, to: busy },
  { status: [503], when: ({ retryAt }) => retryAt !== null, to: busy },

  { text: /not activated|unactivated/i, code: /^(invalid_grant|authentication)$/, to: always({ code: 'account-not-activated' }) },
  { text: /disabled/i, code: /^(invalid_grant|authentication)$/, to: always({ code: 'account-disabled' }) },
  { text: /must be confirmed/i, code: /^invalid_grant$/, to: always({ code: 'account-not-confirmed' }) },
  { code: /^invalid_grant$/, text: /^$|invalid username or password/i, to: rejected },
  { code: /^invalid_grant$/, text: /client[ _](id|secret)/i, when: (_, context) => isClient(context), to: rejected },
  { code: /^(invalid_client|auth_invalid_credentials)$/, to: rejected },

  { code: /^illegal_argument$/, text: /maximum age of/i, to: ({ said }) => ({ code: 'ttl-too-long', maxMs: maximumAge(said) }) },
  { code: /^illegal_argument$/, text: /\bttl\b/i, to: ({ said }) => ({ code: 'ttl-invalid', description: said }) },
  {
    text: /external sso|must login via/i,
    to: ({ said }) => ({ code: 'sso-only', provider: /login via(?: provider)?:?\s*(\S+)/i.exec(said)?.[1] ?? null })
  },

  { code: /^organization_application_not_found$/, when: (_, context) => !isManagement(context), to: unknownApplication },
  { code: /^runtime$/, text: /application id .* is returning null/i, to: unknownApplication },
  { status: [404], code: /^not_found$/, when: (_, { application }) => isUuid(application), to: unknownApplication },

  { code: /^expired_token$/, to: always({ code: 'token-expired' }) },
  {
    code: /^(auth_invalid|auth_bad_access_token|auth_unverified_oath|auth_expired_session_token|token|externalssoprovider_.*)$/,
    to: always({ code: 'token-rejected' })
  },
  { code: /^unauthorized$/, to: ({ said }) => ({ code: 'not-permitted', description: said }) },

  { status: [405], to: wrongAddress },
  { status: [404], code: /^(not_found|organization_application_not_found)?$/, to: wrongAddress },
  { status: [500], code: /^web_application$/, to: wrongAddress },

  { when: ({ status }) => status >= 500, to: serverProblem },
  { shape: ['web-page'], to: ({ status }) => ({ code: 'not-usergrid', status }) },
  { when: ({ status, text, shape }) => status < 400 && (shape === 'json' || text === ''), code: /^$/, to: always({ code: 'no-token' }) },
  { when: ({ status }) => status < 400, code: /^$/, to: ({ status }) => ({ code: 'not-usergrid', status }) }
]

function fits(row: Row, found: Found, context: ServerErrorContext): boolean {
  return (
    (row.status?.includes(found.status) ?? true) &&
    (row.code?.test(found.code) ?? true) &&
    (row.text?.test(found.text) ?? true) &&
    (row.shape?.includes(found.shape) ?? true) &&
    (row.when?.(found, context) ?? true)
  )
}

function maximumAge(text: string): number | null {
  const age = Number(/maximum age of (\d+)/i.exec(text)?.[1] ?? Number.NaN)
  return Number.isSafeInteger(age) ? age : null
}

const latestDate = 8.64e15

/** `Retry-After` in seconds or as a date, as epoch ms (`wire.md` 3.2); null when missing, past or senseless. */
function toRetryAt(retryAfter: string | null, now: number): number | null {
  if (retryAfter === null) return null
  const at = /^\s*\d+\s*$/.test(retryAfter) ? now + Number(retryAfter) * 1_000 : Date.parse(retryAfter)
  return at >= now && at <= latestDate ? at : null
}

/** Where servers and the gateways before them put their words: the OAuth shape, ApiResponse, and what is common elsewhere. */
function describe(body: JsonObject): string {
  const nested = [body['error'], body['fault']].filter(isJsonObject).flatMap((inner) => [inner['message'], inner['faultstring']])
  const words = [body['error_description'], body['message'], body['errorMessage'], ...nested]
  return words.find((each): each is string => typeof each === 'string' && each.trim() !== '') ?? ''
}

/** A hostile text of megabytes is not worth looking through. */
const longestMatched = 2_000
const longestDescription = 500
const longestCode = 100

/** The code as it may be shown, secrets and all else that servers echo taken out. */
const toShownCode = (code: string, secrets: readonly string[]): string => toServerText(redactSecrets(code, secrets), longestCode)

const codeIn = (json: unknown): string => (isJsonObject(json) && typeof json['error'] === 'string' ? json['error'] : '')

/** The server's error code in an answer's body, as `toShownCode` gives it; empty where it has none (`wire.md` 3.1). */
export const shownErrorCode = (body: string, secrets: readonly string[]): string => toShownCode(codeIn(parseErrorBody(body)), secrets)

function readAnswer({ status, contentType, body: all, retryAfter }: ServerErrorAnswer, { now, secrets }: ServerErrorContext): Found {
  const json = parseErrorBody(all)
  const body = beginningOf(all)
  const isObject = isJsonObject(json)
  const isWebPage = json === undefined && (/html/i.test(contentType ?? '') || /^\s*<(!|html|head|body|\?xml)/i.test(body))
  const code = codeIn(json)
  const text = isObject ? describe(json) : isWebPage ? '' : body
  return {
    status,
    code: code.trim().toLowerCase(),
    text: text.slice(0, longestMatched).trim(),
    said: toServerText(redactSecrets(text, secrets), longestDescription),
    shownCode: toShownCode(code, secrets),
    shape: json === undefined ? (isWebPage ? 'web-page' : 'text') : 'json',
    retryAt: toRetryAt(retryAfter, now)
  }
}

/**
 * Why an answer to a credentialed request is not what was asked for (`wire.md` 3.1-3.3, 6.6). For any answer that carries no token, a
 * 200 with an `error` among them. Never throws. An unknown code keeps the server's own words, without secrets and fit for a sentence.
 */
export function toServerError(answer: ServerErrorAnswer, context: ServerErrorContext): AppError {
  const found = readAnswer(answer, context)
  const row = rows.find((each) => fits(each, found, context))
  if (row !== undefined) return row.to(found, context)
  return { code: 'refused-by-server', status: found.status, serverCode: found.shownCode, description: found.said }
}
