import { afterEach, beforeEach, expect, test } from 'vitest'
import { demoOrganization, demoProfiles } from '../../../src-main/demo-server/demo-organization.ts'
import { startDemoServer, type DemoServer } from '../../../src-main/demo-server/demo-server.ts'
import { errorText } from '../../../src-main/model/text/error-text.ts'
import { compareIdentity } from '../../../src-main/model/usergrid/identity.ts'
import { toServerError } from '../../../src-main/model/usergrid/server-error.ts'
import { parseTokenAnatomy } from '../../../src-main/model/usergrid/token-anatomy.ts'
import { toTokenRequest } from '../../../src-main/model/usergrid/token-request.ts'
import { parseTokenResponse } from '../../../src-main/model/usergrid/token-response.ts'

let now = 1_700_000_000_000
let server: DemoServer
beforeEach(async () => {
  now = 1_700_000_000_000
  server = await startDemoServer({ clock: { now: () => now } })
})
afterEach(() => server.close())

const json = { 'content-type': 'application/json' }

async function post(path: string, body: unknown, headers: Record<string, string> = json) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(server.baseUrl + path, { method: 'POST', headers, body: text })
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}

async function get(path: string, token?: string, method = 'GET') {
  const response = await fetch(server.baseUrl + path, { method, headers: token === undefined ? {} : { authorization: `Bearer ${token}` } })
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}

const profileOf = (accessType: string) => demoProfiles.find((each) => each.accessType === accessType) ?? expect.unreachable()
const user = profileOf('application-user')
const application = profileOf('application')
const organization = profileOf('organization')
const admin = profileOf('admin-user')
const appPath = '/acme/storefront/token'
const password = { grant_type: 'password', username: user.principal, password: user.secret }
const adminPassword = { grant_type: 'password', username: admin.principal, password: admin.secret }
const clientOf = ({ principal, secret }: typeof user) => ({ grant_type: 'client_credentials', client_id: principal, client_secret: secret })

async function mint(path: string, body: unknown): Promise<string> {
  const { status, text } = await post(path, body)
  const response = parseTokenResponse(text)
  return status === 200 && response.ok ? response.value.accessToken : expect.unreachable(text)
}

test.each(demoProfiles)('$accessType gets a token of its own, in the real format', async (profile) => {
  const target = { baseUrl: server.baseUrl, managementTokenPath: '/management/token' } as const
  const { url, body } = toTokenRequest(target, { ...profile, ttlMs: null }, profile.secret)
  const { status, type, text } = await post(url.slice(server.baseUrl.length), body)
  expect([status, type]).toEqual([200, 'application/json'])
  const response = parseTokenResponse(text)
  if (!response.ok) expect.unreachable()
  expect(response.value.expiresIn).toBe(604_800)
  expect(parseTokenAnatomy(response.value.accessToken)).toMatchObject({
    format: 'current',
    issuedAt: now,
    expiresAt: now + 604_800_000,
    stockSalt: true,
    problems: []
  })
  expect(compareIdentity(profile, response.value.identity).level).toBe('matches')
  expect(await mint(url.slice(server.baseUrl.length), body)).not.toBe(response.value.accessToken)
})

test("an organization's id at an application's address grants the organization", async () => {
  const { status, text } = await post(appPath, clientOf(organization))
  const response = parseTokenResponse(text)
  expect(status).toBe(200)
  expect(compareIdentity(application, response.ok ? response.value.identity : null).level).toBe('higher')
})

test.each([
  ['/ACME/Storefront/token', json],
  ['/acme/storefront/token/', json],
  ['/orgs/acme/apps/storefront/token', json],
  ['/acme/17ccde30-e95c-11e0-9407-005056c00008/token', json],
  ['/17ccde30-e95c-11e0-9407-005056c00008/token', json],
  ['/applications/17ccde30-e95c-11e0-9407-005056c00008/token', json],
  ['/800b8510-e957-11e0-9f46-005056c00008/17ccde30-e95c-11e0-9407-005056c00008/token', json],
  [appPath, { 'content-type': 'application/x-www-form-urlencoded' }],
  [appPath, { 'content-type': 'text/plain' }]
])('mints at %s with %j', async (path, headers) => {
  expect(await post(path, password, headers)).toMatchObject({ status: 200 })
})

test('mints from a form and from a query', async () => {
  const fields = new URLSearchParams(password)
  expect(await post(appPath, String(fields), { 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject({ status: 200 })
  expect(await get(`${appPath}?${fields}`)).toMatchObject({ status: 200 })
})

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const wrong = 'invalid username or password'
const tooLong = { ...password, ttl: 604_800_001 }

test.each([
  ['wrong password', appPath, { ...password, password: 'x' }, json, 400, 'invalid_grant', wrong, 'wrong-password'],
  [
    'wrong password before the state',
    appPath,
    { ...password, username: 'inactive', password: 'x' },
    json,
    400,
    'invalid_grant',
    wrong,
    'wrong-password'
  ],
  ['unknown grant', appPath, { ...password, grant_type: 'refresh_token' }, json, 400, 'invalid_grant', wrong, 'wrong-password'],
  [
    'not activated',
    appPath,
    { ...password, username: 'inactive' },
    json,
    400,
    'invalid_grant',
    'user not activated',
    'account-not-activated'
  ],
  ['disabled', appPath, { ...password, username: 'disabled' }, json, 400, 'invalid_grant', 'user disabled', 'account-disabled'],
  [
    'not confirmed',
    '/management/token',
    { ...adminPassword, username: 'unconfirmed' },
    json,
    403,
    'invalid_grant',
    'User must be confirmed to authenticate',
    'account-not-confirmed'
  ],
  ['wrong client', appPath, { ...clientOf(application), client_secret: 'x' }, json, 400, 'invalid_grant', wrong, 'wrong-password'],
  [
    'unknown application',
    '/Acme/Nope/token',
    password,
    json,
    404,
    'organization_application_not_found',
    'Could not find application for acme/nope from URI: Acme/Nope/token',
    'unknown-application'
  ],
  [
    'unknown organization',
    '/nope/storefront/token',
    password,
    json,
    404,
    'organization_application_not_found',
    /nope/,
    'unknown-application'
  ],
  ['too long', appPath, tooLong, json, 400, 'illegal_argument', /maximum age of 604800000 milliseconds/, 'ttl-too-long'],
  ['too long for a client', appPath, { ...clientOf(application), ttl: 604_800_001 }, json, 400, 'invalid_grant', wrong, 'wrong-password'],
  ['no number', appPath, { ...password, ttl: 'derp' }, json, 400, 'illegal_argument', 'ttl must be a number >= 0', 'ttl-invalid'],
  ['a fraction', appPath, { ...password, ttl: 3.5 }, json, 400, 'illegal_argument', 'ttl must be a number >= 0', 'ttl-invalid'],
  ['negative', appPath, { ...password, ttl: -1_000 }, json, 400, 'illegal_argument', 'ttl is required to be positive', 'ttl-invalid'],
  ['no number in a form', appPath, 'grant_type=password&ttl=x', form, 500, 'param_exception.form_param', /400/, 'server-problem'],
  ['number as a name', appPath, { ...password, username: 1 }, json, 500, 'class_cast', /Integer/, 'server-problem'],
  ['no body', appPath, '', json, 500, 'null_pointer', undefined, 'server-problem'],
  ['no body for management', '/management/token', '', json, 400, 'illegal_argument', 'missing json post data', 'refused-by-server'],
  ['no body in a form', appPath, '', form, 400, 'invalid_grant', wrong, 'wrong-password'],
  ['space before JSON in a form', appPath, ` ${JSON.stringify(password)}`, form, 400, 'invalid_grant', wrong, 'wrong-password'],
  ['another type', appPath, 'x', { 'content-type': 'text/plain' }, 415, 'not_supported', /415/, 'refused-by-server'],
  ['root token', '/token', adminPassword, json, 405, 'not_allowed', /405/, 'not-a-token-endpoint'],
  ['stray bearer', appPath, password, { ...json, authorization: 'Bearer x' }, 401, 'auth_unverified_oath', /OAuth/, 'token-rejected'],
  ['wrong basic', appPath, password, { ...json, authorization: 'Basic eDp5' }, 401, 'auth_invalid_credentials', /client/, 'wrong-password'],
  ['wrong client in the query', `${appPath}?client_id=x&client_secret=y`, password, json, 401, 'invalid_client', /OAuth/, 'wrong-password'],
  ['two slashes', '/acme//token', password, json, 404, 'not_found', /404/, 'not-a-token-endpoint']
] as const)('refuses: %s', async (_, path, body, headers, status, code, description, error) => {
  const { type, ...answer } = await post(path, body, headers)
  expect(answer.status).toBe(status)
  expect(JSON.parse(answer.text)).toMatchObject({ error: code })
  const said = (JSON.parse(answer.text) as { error_description?: string }).error_description
  if (description instanceof RegExp) expect(said).toMatch(description)
  else expect(said).toBe(description)
  const context = { ...user, path, now, secrets: [] }
  const understood = toServerError({ status: answer.status, body: answer.text, contentType: type, retryAfter: null }, context)
  expect(understood.code).toBe(error)
  expect(errorText(understood, user).title).not.toBe('')
})

test.each(['{"grant_type"', '[]', '{'])('malformed JSON %s is refused as plain text', async (body) => {
  expect(await post(appPath, body)).toMatchObject({ status: 400, type: 'text/plain' })
})

test('only GET and POST mint', async () => {
  expect((await get(appPath, undefined, 'PUT')).status).toBe(405)
  expect((await get('/management/token', undefined, 'DELETE')).status).toBe(405)
})

test.each([
  [1_000, 1],
  [2_500, 2],
  [1, 0],
  ['2000', 2],
  [0, 604_800],
  [-1, 604_800],
  [604_800_000, 604_800]
])('a ttl of %j ms is a lifetime of %i s', async (ttl, seconds) => {
  const { text } = await post(appPath, { ...password, ttl })
  expect(parseTokenResponse(text)).toMatchObject({ value: { expiresIn: seconds } })
})

test('a bearer is checked: live, expired, revoked, made up', async () => {
  const token = await mint(appPath, { ...password, ttl: 60_000 })
  expect((await get('/acme/storefront/users/me', token)).status).toBe(200)
  now += 60_001
  expect(JSON.parse((await get('/acme/storefront/users/me', token)).text)).toMatchObject({ error: 'expired_token' })

  const other = await mint(appPath, password)
  expect(JSON.parse((await get('/acme/storefront/users/me', `${other.slice(0, -5)}AAAAA`)).text)).toMatchObject({
    error: 'auth_unverified_oath'
  })
  expect(await get(`/acme/storefront/users/testuser/revoketoken?token=${other}`, other, 'PUT')).toMatchObject({ status: 200 })
  expect(JSON.parse((await get('/acme/storefront/users/me', other)).text)).toMatchObject({ error: 'auth_invalid' })
})

test('management/me accepts an admin, and answers 400 to a client whose token is good', async () => {
  const adminToken = await mint('/management/token', adminPassword)
  const answer = await get('/management/me', adminToken)
  expect(JSON.parse(answer.text)).toMatchObject({ access_token: adminToken, expires_in: 604_800_000, user: { username: 'admin' } })
  const clientToken = await mint('/management/token', clientOf(organization))
  expect(await get('/management/me', clientToken)).toMatchObject({ status: 400 })
})

test('an admin finds organizations, applications and their credentials', async () => {
  const token = await mint('/management/token', adminPassword)
  const read = async (path: string) => JSON.parse((await get(path, token)).text) as unknown
  expect(await read('/management/users/admin/orgs')).toMatchObject({ data: { acme: demoOrganization.uuid } })
  expect(await read('/management/orgs/acme/apps')).toMatchObject({ data: { 'acme/storefront': demoOrganization.applications[0]?.uuid } })
  expect(await read('/management/orgs/acme/credentials')).toMatchObject({ credentials: { client_id: organization.principal } })
  expect(await read('/acme/storefront/credentials')).toMatchObject({ credentials: { client_secret: application.secret } })
  expect(await read('/management/orgs/acme/apps/storefront/credentials')).toMatchObject({
    credentials: { client_id: application.principal }
  })
  expect(await read('/management/orgs/nope/apps')).toMatchObject({ error: 'management' })
})

test('an application user reaches neither the management nor the credentials', async () => {
  const token = await mint(appPath, password)
  expect((await get('/management/orgs/acme/credentials', token)).status).toBe(401)
  expect((await get('/acme/storefront/credentials', token)).status).toBe(401)
  expect((await get('/acme/loyalty/users/me', token)).status).toBe(401)
  expect((await get('/acme/storefront/users/testuser/token', token)).status).toBe(403)
})

test('an admin revokes all tokens of one user', async () => {
  const token = await mint('/management/token', adminPassword)
  expect(JSON.parse((await get('/management/users/admin/revoketokens', token, 'POST')).text)).toMatchObject({
    action: 'revoked user tokens'
  })
  expect((await get('/management/me', token)).status).toBe(401)
})

test('tells that it runs, counts what it was asked, without queries', async () => {
  expect((await get('/status?password=x')).status).toBe(200)
  expect([...server.requests]).toEqual([['GET /status', 1]])
})

test('takes another port when the one it had is taken', async () => {
  const second = await startDemoServer({ port: server.port, clock: { now: () => now } })
  expect(second.port).not.toBe(server.port)
  await second.close()
  await server.close()
  const third = await startDemoServer({ port: server.port, clock: { now: () => now } })
  expect(third.port).toBe(server.port)
  await third.close()
})

test('a test can answer in its place', async () => {
  const scripted = await startDemoServer({
    clock: { now: () => now },
    intercept: ({ url }) => (url === '/busy' ? { status: 429, headers: { 'Retry-After': '40' }, body: '' } : null)
  })
  const busy = await fetch(`${scripted.baseUrl}/busy`)
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '40'])
  expect((await fetch(`${scripted.baseUrl}/status`)).status).toBe(200)
  await scripted.close()
})

test('strange paths and bodies get an answer', async () => {
  for (const path of [
    '//',
    '/%',
    '/%ff/x/token',
    '/a/../b',
    '/?',
    '/acme/storefront',
    '/management',
    '/management/users',
    '/acme/storefront/nothing/here'
  ]) {
    expect((await get(path)).status).toBeGreaterThanOrEqual(400)
  }
  expect((await post(appPath, '{"__proto__":{"grant_type":"password"}}')).status).toBe(400)
  expect((await post(appPath, 'x'.repeat(1_000_001))).status).toBe(413)
})
