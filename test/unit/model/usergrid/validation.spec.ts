import { expect, test } from 'vitest'
import type { AccessTypeId } from '../../../../src-main/model/access-type.ts'
import { validationText } from '../../../../src-main/model/text/validation-text.ts'
import { parseJson } from '../../../../src-main/model/usergrid/json.ts'
import { readValidation, validationUrl, type Validation } from '../../../../src-main/model/usergrid/validation.ts'

const at = 1_700_000_000_000
const token = 'YWMtBK_AAIM7Ee6SNAKqu8zd7gAAAYvz8ewA_Ws-AMA4m1jmHaCHrQZFoe9Eb3c'
const me = '/management/me'
const usersMe = '/acme/shop/users/me'

type Told<Each = Validation> = Each extends Validation ? Omit<Each, 'at'> : never

function read(path: string, status: number, said: unknown): Validation {
  const accessType: AccessTypeId = path === usersMe ? 'application-user' : 'admin-user'
  const body = typeof said === 'string' ? said : JSON.stringify(said)
  const answer = { status, body, json: parseJson(body), contentType: 'application/json', retryAfter: null }
  return readValidation(answer, { accessType, organization: 'acme', application: 'shop', path, now: at, secrets: [token] })
}

const api = (error: string, error_description?: string): object => ({ error, timestamp: at, duration: 0, error_description })
const admin = { username: 'test', adminUser: true, organizations: {} }
const maria = { uuid: 'e70b8677-e95c-11e0-9407-005056c00008', username: 'maria' }

const rows: readonly (readonly [path: string, status: number, body: unknown, expected: Told])[] = [
  [
    me,
    200,
    { access_token: 'another', expires_in: 604_800_000, user: admin },
    { kind: 'accepted', identity: { kind: 'admin-user', username: 'test', uuid: null, email: null, organizations: [] } }
  ],
  [
    usersMe,
    200,
    { action: 'get', entities: [{ ...maria, type: 'user' }] },
    { kind: 'accepted', identity: { kind: 'application-user', ...maria, email: null } }
  ],
  [usersMe, 200, { action: 'get', entities: [] }, { kind: 'accepted-only' }],
  [me, 400, { error: 'invalid_grant', error_description: 'invalid username or password' }, { kind: 'accepted-only' }],
  [usersMe, 404, api('service_resource_not_found', 'Service resource not found'), { kind: 'accepted-only' }],
  [me, 401, api('expired_token'), { kind: 'rejected', refusal: 'expired' }],
  [me, 401, api('auth_invalid'), { kind: 'rejected', refusal: 'revoked' }],
  [usersMe, 401, api('auth_bad_access_token'), { kind: 'rejected', refusal: 'broken' }],
  [me, 401, api('auth_unverified_oath'), { kind: 'rejected', refusal: 'unknown' }],
  [me, 401, api('externalssoprovider_unactivated_adminuser'), { kind: 'rejected', refusal: 'no-access' }],
  [me, 401, api('constructor'), { kind: 'rejected', refusal: 'other' }],
  [me, 401, api('unauthorized', 'No access'), { kind: 'unclear', error: { code: 'not-permitted', description: 'No access' } }],
  [me, 401, '<html>Sign in</html>', { kind: 'unclear', error: { code: 'not-usergrid', status: 401 } }],
  [me, 404, '', { kind: 'unclear', error: { code: 'not-offered', status: 404, path: me } }],
  [
    usersMe,
    400,
    { error: 'invalid_grant' },
    { kind: 'unclear', error: { code: 'refused-by-server', status: 400, serverCode: '', description: '' } }
  ],
  [me, 200, '[]', { kind: 'unclear', error: { code: 'refused-by-server', status: 200, serverCode: '', description: '' } }],
  [me, 200, { error: 'expired_token', user: admin }, { kind: 'unclear', error: { code: 'token-expired' } }],
  [me, 429, '', { kind: 'unclear', error: { code: 'busy', status: 429, retryAt: null } }],
  [
    me,
    500,
    api('null_pointer', token),
    { kind: 'unclear', error: { code: 'server-problem', status: 500, serverCode: 'null_pointer', description: '••••••••' } }
  ]
]

test.each(rows)('%s %i %j', (path, status, body, expected) => {
  expect(read(path, status, body)).toEqual({ at, ...expected })
})

test('only an accepted token is said to be accepted, and every refusal has its own words', () => {
  const titles = rows.map(([path, status, body, { kind }]) => ({ kind, title: validationText(read(path, status, body), at).title }))
  for (const { kind, title } of titles) {
    expect(title.startsWith('Accepted')).toBe(kind.startsWith('accepted'))
    expect(title.startsWith('Rejected')).toBe(kind === 'rejected')
  }
  expect(new Set(titles.filter(({ kind }) => kind === 'rejected').map(({ title }) => title)).size).toBe(6)
})

test.each([
  ['application-user', 'https://x.example/base/my%20org/shop/users/me'],
  ['application', 'https://x.example/base/management/me'],
  ['organization', 'https://x.example/base/management/me'],
  ['admin-user', 'https://x.example/base/management/me']
] as const)('a token granted to %s is asked about at %s', (kind, url) => {
  expect(validationUrl({ baseUrl: 'https://x.example/base' }, { organization: 'my org', application: 'shop' }, kind)).toBe(url)
})
