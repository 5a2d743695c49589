import { expect, test } from 'vitest'
import { resourceUrl, toTokenRequest } from '../../../../src-main/model/usergrid/token-request.ts'

const server = { baseUrl: 'https://api.usergrid.com', managementTokenPath: '/management/token' } as const
const user = { accessType: 'application-user', organization: 'my-org', application: 'my-app', principal: 'testadmin', ttlMs: null } as const
const admin = { ...user, accessType: 'admin-user', organization: '', application: '' } as const
const clientId = 'YXA6F8zeMOlcEeCUBwBQVsAACA'
const application = { ...user, accessType: 'application', principal: clientId } as const
const organization = { ...application, accessType: 'organization', application: '' } as const

test("the document's four requests, to the byte", () => {
  const password = '{"grant_type":"password","username":"testadmin","password":"testadminpw"}'
  const client = `{"grant_type":"client_credentials","client_id":"${clientId}","client_secret":"s"}`
  expect(toTokenRequest(server, user, 'testadminpw')).toEqual({ url: 'https://api.usergrid.com/my-org/my-app/token', body: password })
  expect(toTokenRequest(server, admin, 'testadminpw')).toEqual({ url: 'https://api.usergrid.com/management/token', body: password })
  expect(toTokenRequest(server, application, 's')).toEqual({ url: 'https://api.usergrid.com/my-org/my-app/token', body: client })
  expect(toTokenRequest(server, organization, 's')).toEqual({ url: 'https://api.usergrid.com/management/token', body: client })
})

test("the document's shorthand path, when the server is set to it", () => {
  expect(toTokenRequest({ ...server, managementTokenPath: '/token' }, admin, '').url).toBe('https://api.usergrid.com/token')
  expect(toTokenRequest({ ...server, managementTokenPath: '/token' }, user, '').url).toBe('https://api.usergrid.com/my-org/my-app/token')
})

test('a path prefix of the server is kept, names are encoded', () => {
  const prefixed = { ...server, baseUrl: 'http://host:8080/ROOT/' }
  expect(toTokenRequest(prefixed, admin, '').url).toBe('http://host:8080/ROOT/management/token')
  expect(toTokenRequest(prefixed, { ...user, organization: 'a/b ?', application: 'ü🙂\ud800' }, '').url).toBe(
    'http://host:8080/ROOT/a%2Fb%20%3F/%C3%BC%F0%9F%99%82%EF%BF%BD/token'
  )
})

test.each([
  [null, ''],
  [999, ''],
  [1_000, ',"ttl":1000'],
  [3_600_000, ',"ttl":3600000']
])('a lifetime of %j ms', (ttlMs, expected) => {
  const { body } = toTokenRequest(server, { ...user, ttlMs }, 'p')
  expect(body).toBe(`{"grant_type":"password","username":"testadmin","password":"p"${expected}}`)
})

test('a secret is sent exactly as it is', () => {
  const secret = ' "\\ü🙂\n '
  expect(JSON.parse(toTokenRequest(server, user, secret).body)).toEqual({ grant_type: 'password', username: 'testadmin', password: secret })
})

test('where the token is used', () => {
  expect([user, application, organization, admin].map((profile) => resourceUrl(server, profile))).toEqual([
    'https://api.usergrid.com/my-org/my-app',
    'https://api.usergrid.com/my-org/my-app',
    'https://api.usergrid.com/management/orgs/my-org',
    'https://api.usergrid.com/management/users/testadmin'
  ])
})
