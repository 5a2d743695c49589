import { apiError, compact, oauthError, type Reply } from './reply.ts'

/** What an answer may repeat of its request: servers do. */
export type Asked = { readonly now: number; readonly path: string; readonly secret: string }

const json = (status: number, body: object): Reply => ({
  status,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body)
})
const text = (status: number, body: string): Reply => ({ status, headers: { 'Content-Type': 'text/plain' }, body })
const page = (status: number, title: string): Reply => ({
  status,
  headers: { 'Content-Type': 'text/html;charset=utf-8' },
  body: `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`
})
const withHeader = (reply: Reply, name: string, value: string): Reply => ({ ...reply, headers: { ...reply.headers, [name]: value } })

const rest = 'org.apache.usergrid.rest.exceptions'
const security = `${rest}.SecurityException`
const jersey1 = 'javax.ws.rs.WebApplicationException'
const illegal = 'java.lang.IllegalArgumentException'
const aUuid = '17ccde30-e95c-11e0-9407-005056c00008'

/** A row of shape B (`wire.md` 3.1): status, error, exception, description. */
const api =
  (status: number, error: string, exception: string, description: string | null) =>
  ({ now }: Asked): Reply =>
    apiError(status, error, exception, description, now)
const refused = (error: string, description: string): ((asked: Asked) => Reply) => api(401, error, security, description)

/**
 * Every answer of `wire.md` 3.2 and 3.3 that credentials of the demo organization cannot bring about: other generations of the server,
 * gateways in front of it, and what is done to a token request only by mistake. A username or client id `answer:NAME` gets it.
 */
export const playedAnswers: { readonly [name: string]: (asked: Asked) => Reply } = {
  // The request, as older servers and other clients meet it
  'malformed-json': () =>
    text(400, "Unexpected character ('}' (code 125)): was expecting double-quote to start field name\n at [Source: x]"),
  'malformed-json-1.x': api(400, 'json_parse', 'org.codehaus.jackson.JsonParseException', 'Unexpected character'),
  'json-list': () => text(400, 'Can not deserialize instance of java.util.LinkedHashMap out of START_ARRAY token'),
  'json-list-1.x': api(500, 'json_mapping', 'org.codehaus.jackson.map.JsonMappingException', null),
  'missing-body': api(400, 'illegal_argument', illegal, 'missing json post data'),
  'missing-body-1.x': api(500, 'null_pointer', 'java.lang.NullPointerException', null),
  'wrong-type': api(500, 'class_cast', 'java.lang.ClassCastException', 'java.lang.Integer cannot be cast to java.lang.String'),
  'media-type': api(415, 'not_supported', 'javax.ws.rs.NotSupportedException', 'HTTP 415 Unsupported Media Type'),
  'media-type-1.x': api(500, 'web_application', jersey1, null),
  method: api(405, 'not_allowed', 'javax.ws.rs.NotAllowedException', 'HTTP 405 Method Not Allowed'),
  // Lifetimes
  'ttl-no-number': api(400, 'illegal_argument', illegal, 'ttl must be a number >= 0'),
  'ttl-negative': api(400, 'illegal_argument', illegal, 'ttl is required to be positive'),
  'ttl-form': api(
    500,
    'param_exception.form_param',
    'org.glassfish.jersey.server.ParamException$FormParamException',
    'HTTP 400 Bad Request'
  ),
  // Names that are uuids
  'unknown-uuid': api(
    500,
    'runtime',
    'java.lang.RuntimeException',
    `java.lang.RuntimeException: application id ${aUuid} is returning null`
  ),
  'management-application': api(401, 'unauthorized', 'org.apache.shiro.authz.UnauthorizedException', null),
  // Credentials in other places, and bearers
  'basic-client': refused('auth_invalid_credentials', 'Unable to authenticate due to invalid client credentials'),
  'basic-superuser': (asked) =>
    withHeader(refused('unauthorized', 'No system access authorized')(asked), 'WWW-Authenticate', 'Basic realm="Usergrid Authentication"'),
  'query-client': refused('invalid_client', 'Unable to authenticate (OAuth)'),
  'bearer-expired': refused('expired_token', 'Unable to authenticate due to expired access token'),
  'bearer-corrupt': refused('auth_bad_access_token', 'Unable to authenticate due to corrupt access token'),
  'bearer-unknown': refused('auth_unverified_oath', 'Unable to authenticate OAuth credentials'),
  'bearer-revoked': refused('auth_invalid', 'Unable to authenticate'),
  'bearer-empty': refused('invalid_request', 'Missing required parameter.'),
  'sso-unknown-admin': refused(
    'externalssoprovider_unactivated_adminuser',
    'Admin user not found or does not have access to any organizations.'
  ),
  'disabled-identity': api(401, 'authentication', 'org.apache.shiro.authc.DisabledAccountException', 'Disabled identity'),
  'unactivated-identity': api(401, 'authentication', 'org.apache.shiro.authc.LockedAccountException', 'Unactivated identity'),
  'no-rights': refused('unauthorized', 'Subject does not have permission to access this resource'),
  // Single sign-on
  sso: api(400, 'illegal_argument', illegal, 'External SSO integration is enabled, admin users must login via provider: usergrid'),
  'sso-2.1': api(400, 'illegal_argument', illegal, 'Admin Users must login via https://sso.acme.example/login'),
  // Busy
  'busy-seconds': () => withHeader(json(429, { error: 'too_many_requests' }), 'Retry-After', '40'),
  'busy-date': ({ now }) => withHeader(page(429, 'Too Many Requests'), 'Retry-After', new Date(now + 120_000).toUTCString()),
  busy: () => json(429, { error: 'reach_limit', error_description: 'This request has reached api limit' }),
  'busy-503': () => withHeader(page(503, 'Service Unavailable'), 'Retry-After', '90'),
  // A server in trouble
  'search-index': api(503, 'search_phase_execution', 'org.elasticsearch.action.search.SearchPhaseExecutionException', null),
  uncaught: ({ now }) =>
    json(500, { error: 'uncaught', timestamp: now, duration: 0, error_description: 'Internal Server Error', error_id: aUuid }),
  // Not Usergrid at all
  'tomcat-404': () => page(404, 'HTTP Status 404 - /ROOT/token'),
  'tomcat-500': () => page(500, 'HTTP Status 500 - Filter execution threw an exception'),
  'gateway-502': () => page(502, '502 Bad Gateway'),
  'gateway-504': () => page(504, '504 Gateway Time-out'),
  'gateway-413': () => page(413, '413 Request Entity Too Large'),
  'captive-portal': () => page(200, 'Sign in to the network'),
  'gateway-fault': () => json(403, { fault: { faultstring: 'Invalid API call as no apiproxy matched', detail: {} } }),
  // Codes and shapes that nobody wrote down
  'unknown-code': () => json(402, { error: 'quota_exceeded', error_description: 'Your plan allows 100 tokens a day.' }),
  'other-client': () => oauthError('client_id does not match'),
  'other-grant': () => oauthError('Come back tomorrow', 403),
  'error-200': () => compact({ error: 'invalid_grant', error_description: 'invalid username or password' }),
  'no-token': () => compact({ expires_in: 604_800 }),
  'odd-token': () => compact({ access_token: 'a token\nin two lines', expires_in: 604_800 }),
  // Servers repeat what they were sent
  echo: ({ path, secret }) =>
    json(400, { error: 'odd_request', error_description: `Could not read ${secret} at ${path}`, received: { password: secret } }),
  'echo-text': ({ secret }) => text(400, `Unrecognized token '${secret}': was expecting ('true', 'false' or 'null')`),
  'echo-code': ({ secret }) => json(400, { error: secret, error_description: encodeURIComponent(secret) })
}

const prefix = 'answer:'

/** The answer that a username or client id asks for; null for anybody else. */
export function playedAnswer(principal: unknown, asked: Asked): Reply | null {
  const name = typeof principal === 'string' && principal.startsWith(prefix) ? principal.slice(prefix.length) : ''
  return Object.hasOwn(playedAnswers, name) ? (playedAnswers[name]?.(asked) ?? null) : null
}
