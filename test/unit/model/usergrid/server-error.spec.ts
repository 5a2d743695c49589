import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AccessTypeId } from '../../../../src-main/model/access-type.ts'
import type { AppError } from '../../../../src-main/model/app-error.ts'
import { errorText } from '../../../../src-main/model/text/error-text.ts'
import { shownErrorCode, toServerError, type ServerErrorContext } from '../../../../src-main/model/usergrid/server-error.ts'
import { weekToken } from './token-vectors.ts'

const now = 1_700_000_000_000
const password = 'hunter2-hunter2'

function context(accessType: AccessTypeId = 'application-user'): ServerErrorContext {
  const isApplication = accessType === 'application-user' || accessType === 'application'
  return {
    accessType,
    organization: accessType === 'admin-user' ? '' : 'acme',
    application: isApplication ? 'shop' : '',
    path: isApplication ? '/acme/shop/token' : '/management/token',
    now,
    secrets: [password]
  }
}

type Answer = { status: number; body: string; contentType?: string | null; retryAfter?: string | null }

const toError = ({ status, body, contentType = 'application/json', retryAfter = null }: Answer, accessType?: AccessTypeId) =>
  toServerError({ status, body, contentType, retryAfter }, context(accessType))

const oauth = (error_description: string): string => JSON.stringify({ error_description, error: 'invalid_grant' })
const api = (error: string, error_description?: string): string =>
  JSON.stringify({ error, timestamp: now, duration: 0, exception: 'java.lang.Exception', error_description })

const wrong = 'invalid username or password'
const tooLong = 'Your token age cannot be more than the maximum age of 604800000 milliseconds'
const noSso = 'External SSO integration is enabled, admin users must login via provider: usergrid'

const rows: readonly (readonly [AccessTypeId, number, string, AppError])[] = [
  ['application-user', 400, oauth(wrong), { code: 'wrong-password' }],
  ['admin-user', 400, oauth(wrong), { code: 'wrong-password' }],
  ['application', 400, oauth(wrong), { code: 'wrong-client' }],
  ['organization', 400, oauth(wrong), { code: 'wrong-client' }],
  ['application', 400, oauth('client_id does not match'), { code: 'wrong-client' }],
  ['application', 401, api('invalid_client', 'Unable to authenticate (OAuth)'), { code: 'wrong-client' }],
  [
    'organization',
    401,
    api('auth_invalid_credentials', 'Unable to authenticate due to invalid client credentials'),
    { code: 'wrong-client' }
  ],
  ['application-user', 400, oauth('user not activated'), { code: 'account-not-activated' }],
  ['admin-user', 400, oauth('user disabled'), { code: 'account-disabled' }],
  ['admin-user', 403, oauth('User must be confirmed to authenticate'), { code: 'account-not-confirmed' }],
  ['application-user', 401, api('authentication', 'Unactivated identity'), { code: 'account-not-activated' }],
  ['application-user', 401, api('authentication', 'Disabled identity'), { code: 'account-disabled' }],
  [
    'application-user',
    404,
    api('organization_application_not_found', 'Could not find application for acme/shop from URI: acme/shop/token'),
    { code: 'unknown-application', organization: 'acme', application: 'shop' }
  ],
  [
    'application',
    500,
    api('runtime', 'java.lang.RuntimeException: application id 17ccde30-e95c-11e0-9407-005056c00008 is returning null'),
    { code: 'unknown-application', organization: 'acme', application: 'shop' }
  ],
  [
    'admin-user',
    404,
    api('organization_application_not_found', 'x'),
    { code: 'not-a-token-endpoint', status: 404, path: '/management/token' }
  ],
  [
    'admin-user',
    405,
    api('not_allowed', 'HTTP 405 Method Not Allowed'),
    { code: 'not-a-token-endpoint', status: 405, path: '/management/token' }
  ],
  ['organization', 500, api('web_application'), { code: 'not-a-token-endpoint', status: 500, path: '/management/token' }],
  [
    'application-user',
    404,
    api('not_found', 'HTTP 404 Not Found'),
    { code: 'not-a-token-endpoint', status: 404, path: '/acme/shop/token' }
  ],
  ['application-user', 400, api('illegal_argument', tooLong), { code: 'ttl-too-long', maxMs: 604_800_000 }],
  [
    'application-user',
    400,
    api('illegal_argument', 'ttl must be a number >= 0'),
    { code: 'ttl-invalid', description: 'ttl must be a number >= 0' }
  ],
  [
    'admin-user',
    400,
    api('illegal_argument', 'ttl is required to be positive'),
    { code: 'ttl-invalid', description: 'ttl is required to be positive' }
  ],
  ['admin-user', 400, api('illegal_argument', noSso), { code: 'sso-only', provider: 'usergrid' }],
  [
    'admin-user',
    400,
    api('illegal_argument', 'Admin Users must login via https://sso.example/x'),
    { code: 'sso-only', provider: 'https://sso.example/x' }
  ],
  ['admin-user', 401, api('unauthorized'), { code: 'not-permitted', description: '' }],
  ['application-user', 401, api('expired_token', 'Unable to authenticate due to expired access token'), { code: 'token-expired' }],
  ['application-user', 401, api('auth_invalid', 'Unable to authenticate'), { code: 'token-rejected' }],
  ['application-user', 401, api('auth_bad_access_token', 'x'), { code: 'token-rejected' }],
  ['application-user', 401, api('auth_unverified_oath', 'x'), { code: 'token-rejected' }],
  ['admin-user', 401, api('externalssoprovider_unactivated_adminuser', 'x'), { code: 'token-rejected' }],
  ['application-user', 500, api('null_pointer'), { code: 'server-problem', status: 500, serverCode: 'null_pointer', description: '' }],
  [
    'application-user',
    500,
    api('class_cast', 'java.lang.Integer cannot be cast to java.lang.String'),
    { code: 'server-problem', status: 500, serverCode: 'class_cast', description: 'java.lang.Integer cannot be cast to java.lang.String' }
  ],
  [
    'application-user',
    503,
    api('search_phase_execution'),
    { code: 'server-problem', status: 503, serverCode: 'search_phase_execution', description: '' }
  ],
  [
    'application-user',
    400,
    api('illegal_argument', 'missing json post data'),
    { code: 'refused-by-server', status: 400, serverCode: 'illegal_argument', description: 'missing json post data' }
  ],
  [
    'application-user',
    415,
    api('not_supported', 'HTTP 415 Unsupported Media Type'),
    { code: 'refused-by-server', status: 415, serverCode: 'not_supported', description: 'HTTP 415 Unsupported Media Type' }
  ],
  [
    'application-user',
    400,
    api('json_parse', 'Unexpected character'),
    { code: 'refused-by-server', status: 400, serverCode: 'json_parse', description: 'Unexpected character' }
  ],
  [
    'application-user',
    402,
    JSON.stringify({ error: 'Quota_Exceeded', message: 'Pay first.' }),
    { code: 'refused-by-server', status: 402, serverCode: 'Quota_Exceeded', description: 'Pay first.' }
  ],
  [
    'application-user',
    403,
    JSON.stringify({ fault: { faultstring: 'Policy failed' } }),
    { code: 'refused-by-server', status: 403, serverCode: '', description: 'Policy failed' }
  ],
  [
    'application-user',
    403,
    oauth('Come back tomorrow'),
    { code: 'refused-by-server', status: 403, serverCode: 'invalid_grant', description: 'Come back tomorrow' }
  ],
  ['application-user', 200, oauth(wrong), { code: 'wrong-password' }],
  ['application-user', 200, '{}', { code: 'no-token' }],
  ['application-user', 204, '', { code: 'no-token' }],
  ['application-user', 201, JSON.stringify({ access_token: weekToken }), { code: 'no-token' }],
  ['application-user', 400, api('reach_limit', 'x'), { code: 'busy', status: 400, retryAt: null }]
]

test.each(rows)('%s, %i %s', (accessType, status, body, expected) => {
  expect(toError({ status, body }, accessType)).toEqual(expected)
})

test('an application given by its uuid is unknown rather than the address wrong', () => {
  const application = '17ccde30-e95c-11e0-9407-005056c00008'
  const answer = { status: 404, body: api('not_found', 'HTTP 404 Not Found'), contentType: 'application/json', retryAfter: null }
  expect(toServerError(answer, { ...context(), application })).toMatchObject({ code: 'unknown-application', application })
})

const page = '<!DOCTYPE html><html><body><h1>Sign in</h1></body></html>'

test.each([
  [200, page, 'text/html; charset=utf-8', { code: 'not-usergrid', status: 200 }],
  [403, page, null, { code: 'not-usergrid', status: 403 }],
  [404, page, 'text/html', { code: 'not-a-token-endpoint', status: 404, path: '/acme/shop/token' }],
  [502, page, 'text/html', { code: 'server-problem', status: 502, serverCode: '', description: '' }],
  [200, 'hello', 'text/plain', { code: 'not-usergrid', status: 200 }],
  [404, '', null, { code: 'not-a-token-endpoint', status: 404, path: '/acme/shop/token' }],
  [
    400,
    "Unexpected character ('}' (code 125))\n at [Source]",
    'text/plain',
    { code: 'refused-by-server', status: 400, serverCode: '', description: "Unexpected character ('}' (code 125)) at [Source]" }
  ]
])('%i %s as %s', (status, body, contentType, expected) => {
  expect(toError({ status, body, contentType })).toEqual(expected)
})

test.each([
  [429, '40', now + 40_000],
  [429, new Date(now + 60_000).toUTCString(), now + 60_000],
  [429, null, null],
  [429, 'soon', null],
  [429, new Date(now - 60_000).toUTCString(), null],
  [429, '9'.repeat(40), null],
  [503, '5', now + 5_000]
])('%i with Retry-After %s', (status, retryAfter, retryAt) => {
  expect(toError({ status, body: page, retryAfter })).toEqual({ code: 'busy', status, retryAt })
})

test('what a server echoes is hidden, in one plain line and not too long', () => {
  const body = api('odd\u001b[31m', `No ${password}\n and ${weekToken} \u202e${'x'.repeat(2_000)}`)
  const error = toError({ status: 400, body })
  expect(error).toMatchObject({ code: 'refused-by-server', serverCode: 'odd [31m' })
  const { description } = error as { description: string }
  expect(description).toMatch(/^No •{8} and YWMtBK_A•{8}3c x+…$/)
  expect(description).toHaveLength(500)
})

const described = fc.constantFrom('error', 'error_description', 'message', 'fault', 'access_token', '__proto__', 'exception')
const told = fc.oneof(
  fc.string(),
  fc.constantFrom(password, weekToken, `x${password}y`, wrong, tooLong, noSso, 'invalid_grant', 'illegal_argument')
)
const bodies = fc.oneof(
  fc.dictionary(described, fc.oneof(told, fc.jsonValue(), fc.dictionary(described, told))).map((body) => JSON.stringify(body)),
  fc.json(),
  told,
  told.map((text) => `<html>${text}`)
)
const answers = fc.record({
  status: fc.oneof(fc.constantFrom(200, 400, 401, 403, 404, 405, 429, 500, 503), fc.integer({ min: 100, max: 599 })),
  contentType: fc.option(fc.constantFrom('application/json', 'text/html', 'text/plain', 'x')),
  retryAfter: fc.option(fc.oneof(fc.string(), fc.nat().map(String))),
  body: bodies
})

test('a password of digits is no lifetime, and a code is shown without what was sent', () => {
  const secrets = ['6048000001']
  const answer = { status: 400, contentType: null, retryAfter: null }
  const body = api('illegal_argument', 'Your token age cannot be more than the maximum age of 6048000001 milliseconds')
  expect(toServerError({ ...answer, body }, { ...context(), secrets })).toEqual({ code: 'ttl-too-long', maxMs: null })
  expect(shownErrorCode('{"error":"No_\\u0036048000001"}', secrets)).not.toContain('6048000001')
  expect(shownErrorCode('{"error":" Invalid_grant\\u202e"}', secrets)).toBe('Invalid_grant')
  expect([shownErrorCode('<html>', secrets), shownErrorCode('{"error":7}', secrets)]).toEqual(['', ''])
})

test('any answer has words, and none of them is a secret', () => {
  const accessType = fc.constantFrom<AccessTypeId>('application-user', 'application', 'organization', 'admin-user')
  fc.assert(
    fc.property(answers, accessType, (answer, type) => {
      const error = toServerError(answer, context(type))
      const words = errorText(error, { accessType: type, principal: 'someone', now })
      expect(words.title).not.toBe('')
      expect(words.short).not.toBe('')
      const all = JSON.stringify([error, words])
      expect(all).not.toContain(password)
      expect(all).not.toContain(weekToken)
    }),
    { numRuns: 10_000 }
  )
})

// What grows out of hand would take hours: the limit is for that. How fast it is belongs to the benchmark.
const outOfHandMs = 60_000

test.each([
  '['.repeat(100_000),
  '{"error":'.repeat(100_000),
  'application id '.repeat(300_000),
  JSON.stringify({ error: 'runtime', error_description: 'application id '.repeat(300_000) })
])('hostile body %# is an error like any other', { timeout: outOfHandMs }, (body) => {
  expect(toError({ status: 500, body })).toMatchObject({ code: expect.any(String) })
})
