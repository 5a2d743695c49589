import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTokenResponse, toEpochMs } from '../../../../src-main/model/usergrid/token-response.ts'
import { adminToken2011, userToken2011, weekToken } from './token-vectors.ts'

const read = (body: unknown) => parseTokenResponse(JSON.stringify(body))
const value = (body: unknown) => {
  const response = read(body)
  return response.ok ? response.value : response.error
}

const user2011 = {
  access_token: userToken2011,
  expires_in: 3600,
  user: {
    uuid: 'e70b8677-e95c-11e0-9407-005056c00008',
    type: 'user',
    username: 'testuser',
    email: 'testuser@mail.com',
    activated: true,
    created: 1317164604367013,
    modified: 1317164604367013
  }
}

const admin2011 = {
  access_token: adminToken2011,
  expires_in: 3600,
  user: {
    username: 'test',
    email: 'test@usergrid.com',
    organizations: {
      'test-organization': {
        users: { test: { name: 'Test User', uuid: '7ff1946d-e957-11e0-9f46-005056c00008', username: 'test', adminUser: true } },
        name: 'test-organization',
        applications: { 'test-app': '8041893b-e957-11e0-9f46-005056c00008' },
        uuid: '800b8510-e957-11e0-9f46-005056c00008'
      }
    },
    adminUser: true,
    uuid: '7ff1946d-e957-11e0-9f46-005056c00008'
  }
}

test("the document's sample answers", () => {
  expect(value(user2011)).toEqual({
    accessToken: userToken2011,
    expiresIn: 3600,
    identity: {
      kind: 'application-user',
      username: 'testuser',
      uuid: 'e70b8677-e95c-11e0-9407-005056c00008',
      email: 'testuser@mail.com'
    },
    passwordChangedAt: null
  })
  expect(value(admin2011)).toMatchObject({
    accessToken: adminToken2011,
    identity: {
      kind: 'admin-user',
      username: 'test',
      uuid: '7ff1946d-e957-11e0-9f46-005056c00008',
      organizations: ['test-organization']
    }
  })
})

const applicationUuid = '17ccde30-e95c-11e0-9407-005056c00008'

test.each([
  ['an application', { application: applicationUuid }, { kind: 'application', uuid: applicationUuid }],
  ['an application of 2011', { application: { uuid: applicationUuid, name: 'x' } }, { kind: 'application', uuid: applicationUuid }],
  [
    'an organization',
    {
      organization: {
        name: 'acme',
        uuid: applicationUuid,
        users: {},
        applications: { 'acme/a': applicationUuid, 'acme/b': applicationUuid }
      }
    },
    { kind: 'organization', name: 'acme', uuid: applicationUuid, applications: ['acme/a', 'acme/b'] }
  ],
  [
    'a shallow organization',
    { organization: { name: 'acme', properties: null } },
    { kind: 'organization', name: 'acme', uuid: null, applications: null }
  ],
  [
    'a shallow admin',
    { passwordChanged: 1397679960574, user: { username: 'a', adminUser: true } },
    { kind: 'admin-user', username: 'a', uuid: null, email: null, organizations: null }
  ],
  [
    'an application user with a property of its own',
    { user: { type: 'user', username: 'u', organizations: { x: {} }, adminUser: true } },
    { kind: 'application-user', username: 'u', uuid: null, email: null }
  ],
  ['nobody', {}, null],
  ['a user without a name', { user: {} }, null],
  ['something else', { user: 'x', organization: [], application: 7 }, null]
])('the identity of %s', (_, extra, identity) => {
  expect(value({ access_token: weekToken, expires_in: 604800, ...extra })).toMatchObject({ identity })
})

test.each([
  [3600, 3600],
  [0, 0],
  ['3600', 3600],
  [1.5, 1.5],
  [-1, null],
  ['soon', null],
  ['', null],
  [null, null],
  [undefined, null],
  [{}, null],
  [8.64e12, 'never'],
  [8.63e12, 8.63e12],
  ['9223372036854775', 'never']
])('expires_in %j', (expires_in, expiresIn) => {
  expect(value({ access_token: 'x', expires_in })).toMatchObject({ expiresIn })
})

test('the longest number of the server, which JavaScript cannot hold', () => {
  expect(parseTokenResponse('{"access_token":"x","expires_in":9223372036854775}')).toMatchObject({ value: { expiresIn: 'never' } })
  expect(parseTokenResponse('{"access_token":"x","expires_in":1e999}')).toMatchObject({ value: { expiresIn: 'never' } })
})

test.each([
  ['no token', {}],
  ['a number', { access_token: 1 }],
  ['an empty token', { access_token: '' }],
  ['a list', [{ access_token: 'x' }]],
  ['an error beside it', { access_token: 'x', error: 'invalid_grant' }],
  ['null', null]
])('%s is no token', (_, body) => {
  expect(value(body)).toBe('no-token')
})

test.each([' x', 'a b', 'a\nb', 'ü', '\u202ex', '\u001b[31m', 'x'.repeat(65_537), 'x'.repeat(1_000_000)])(
  'token %# cannot be used',
  (access_token) => {
    expect(value({ access_token })).toBe('unusable-token')
  }
)

test.each(['', '<html>', '{"access_token":"x"', '['.repeat(100_000), '['.repeat(100_000) + ']'.repeat(100_000), '{"a":'.repeat(100_000)])(
  'body %# is no token and no crash',
  (text) => {
    expect(parseTokenResponse(text)).toEqual({ ok: false, error: 'no-token' })
  }
)

test('hostile keys change nothing', () => {
  const text = '{"__proto__":{"access_token":"evil"},"constructor":1,"access_token":"first","access_token":"last"}'
  expect(parseTokenResponse(text)).toMatchObject({ value: { accessToken: 'last' } })
  expect(parseTokenResponse('{"__proto__":{"access_token":"evil"}}')).toEqual({ ok: false, error: 'no-token' })
  expect(({} as { access_token?: string }).access_token).toBeUndefined()
})

test('names from the server are one plain line', () => {
  const organization = { name: `a\u202e\n${'x'.repeat(1_000)}` }
  const response = value({ access_token: 'x', organization })
  const identity = typeof response === 'string' ? null : response.identity
  expect(identity).toMatchObject({ kind: 'organization', name: `a ${'x'.repeat(197)}…` })
})

test('microseconds of 2011 become milliseconds', () => {
  expect(toEpochMs(1317164604367013)).toBe(1317164604367)
  expect(toEpochMs(1397679960574)).toBe(1397679960574)
  expect(toEpochMs('1')).toBeNull()
  expect(toEpochMs(Number.NaN)).toBeNull()
})

test('any body gives a usable token or none', () => {
  const key = fc.constantFrom('access_token', 'expires_in', 'user', 'organization', 'application', 'error', '__proto__', 'name')
  const body = fc.dictionary(key, fc.oneof(fc.jsonValue(), fc.string(), fc.constant(weekToken)))
  fc.assert(
    fc.property(
      fc.oneof(
        body.map((each) => JSON.stringify(each)),
        fc.json(),
        fc.string()
      ),
      (text) => {
        const response = parseTokenResponse(text)
        if (response.ok) expect(response.value.accessToken).toMatch(/^[\x21-\x7e]+$/)
      }
    ),
    { numRuns: 5_000 }
  )
})
