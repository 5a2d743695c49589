import { expect, test } from 'vitest'
import type { Identity } from '../../../../src-main/model/usergrid/identity.ts'
import { parseJson } from '../../../../src-main/model/usergrid/json.ts'
import { isRevocable, isWorthRevoking, readRevocation, revocationUrl } from '../../../../src-main/model/usergrid/revocation.ts'

const now = 1_700_000_000_000
const token = 'YWMtBK_AAIM7Ee6SNAKqu8zd7gAAAYvz8ewA_Ws-AMA4m1jmHaCHrQZFoe9Eb3c'
const server = { baseUrl: 'https://x.example/base' }
const maria = { accessType: 'application-user', organization: 'acme', application: 'shop', principal: 'maria@x.example' } as const
const boss = { accessType: 'admin-user', organization: '', application: '', principal: 'boss/1' } as const
const uuid = 'e70b8677-e95c-11e0-9407-005056c00008'
const user: Identity = { kind: 'application-user', username: 'maria', uuid, email: null }
const organization: Identity = { kind: 'organization', name: 'acme', uuid: null, applications: null }

test.each([
  [maria, null, 'https://x.example/base/acme/shop/users/maria%40x.example/revoketoken?token=a%2B%26b'],
  [maria, user, `https://x.example/base/acme/shop/users/${uuid}/revoketoken?token=a%2B%26b`],
  [maria, { ...user, uuid: null }, 'https://x.example/base/acme/shop/users/maria%40x.example/revoketoken?token=a%2B%26b'],
  [boss, null, 'https://x.example/base/management/users/boss%2F1/revoketoken?token=a%2B%26b'],
  [maria, organization, null],
  [{ ...maria, accessType: 'application' as const }, null, null]
])('%j granted %j is revoked at %s', (profile, granted, url) => {
  expect(revocationUrl(server, profile, granted, 'a+&b')).toBe(url)
})

test('tokens of users can be revoked, those of clients cannot', () => {
  expect((['application-user', 'application', 'organization', 'admin-user'] as const).map(isRevocable)).toEqual([true, false, false, true])
})

const read = (status: number, said: unknown) => {
  const body = typeof said === 'string' ? said : JSON.stringify(said)
  return readRevocation(
    { status, body, json: parseJson(body), contentType: 'application/json', retryAfter: null },
    { ...maria, path: '/acme/shop/users/maria/revoketoken', now, secrets: [token] }
  )
}

test.each([
  [200, { action: 'revoked user token', timestamp: now }, { ok: true, value: 'revoked' }],
  [200, { action: 'revoked user tokens' }, { ok: true, value: 'revoked' }],
  [400, { error: 'auth_bad_access_token' }, { ok: true, value: 'was-not-accepted' }],
  [400, { error: 'expired_token' }, { ok: true, value: 'was-not-accepted' }],
  [401, { error: 'auth_invalid' }, { ok: true, value: 'was-not-accepted' }],
  [200, { action: 'get' }, { ok: false, error: { code: 'refused-by-server', status: 200, serverCode: '', description: '' } }],
  [200, '<html>', { ok: false, error: { code: 'not-usergrid', status: 200 } }],
  [404, '', { ok: false, error: { code: 'not-offered', status: 404, path: '/acme/shop/users/maria/revoketoken' } }],
  [401, { error: 'unauthorized', error_description: 'No' }, { ok: false, error: { code: 'not-permitted', description: 'No' } }],
  [
    400,
    { error: 'token', error_description: `Could not match token : ${token}` },
    { ok: false, error: { code: 'refused-by-server', status: 400, serverCode: 'token', description: '' } }
  ]
])('%i %j', (status, body, expected) => {
  expect(read(status, body)).toEqual(expected)
})

test.each([
  ['application-user', now + 1, true],
  ['admin-user', now + 1, true],
  ['application', now + 1, false],
  ['organization', now + 1, false],
  ['application-user', now, false]
] as const)('a token of %s that ends at %i is worth revoking: %s', (kind, at, expected) => {
  const token = { profileId: 'a', issuedAt: 0, receivedAt: 0, expiry: { kind: 'at', at } } as const
  expect(isWorthRevoking(kind, token, now)).toBe(expected)
  expect(isWorthRevoking(kind, null, now)).toBe(false)
})
