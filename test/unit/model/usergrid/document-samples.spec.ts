import { expect, test } from 'vitest'
import { parseTokenAnatomy } from '../../../../src-main/model/usergrid/token-anatomy.ts'
import { toEpochMs, parseTokenResponse } from '../../../../src-main/model/usergrid/token-response.ts'
import { toTokenRequest } from '../../../../src-main/model/usergrid/token-request.ts'
import * as document from './document-samples.ts'

const server = { baseUrl: 'https://api.usergrid.com', managementTokenPath: '/management/token' } as const
const place = { organization: 'my-org', application: 'my-app', ttlMs: null }

test.each([
  ['application-user', 'testadmin', 'testadminpw', document.applicationEndpoint, document.passwordBody],
  ['admin-user', 'testadmin', 'testadminpw', document.managementEndpoint, document.passwordBody],
  [
    'application',
    '{client_id}',
    '{client_secret}',
    document.applicationEndpoint,
    '{"grant_type":"client_credentials","client_id":"{client_id}","client_secret":"{client_secret}"}'
  ],
  [
    'organization',
    '{client_id}',
    '{client_secret}',
    document.managementEndpoint,
    '{"grant_type":"client_credentials","client_id":"{client_id}","client_secret":"{client_secret}"}'
  ]
] as const)('the request of an %s is the one of the description, to the byte', (accessType, principal, secret, url, body) => {
  expect(toTokenRequest(server, { ...place, accessType, principal }, secret)).toEqual({ url, body })
})

test('the table of the description says POST /token for an admin: it can be chosen', () => {
  const profile = { ...place, accessType: 'admin-user', principal: 'testadmin' } as const
  expect(toTokenRequest({ ...server, managementTokenPath: '/token' }, profile, 'testadminpw').url).toBe('https://api.usergrid.com/token')
})

test('the response to an application user is read, and its token tells the very uuid', () => {
  const response = parseTokenResponse(document.applicationUserResponse)
  expect(response).toMatchObject({ ok: true, value: { accessToken: document.applicationUserToken, expiresIn: 3_600 } })
  const { user } = JSON.parse(document.applicationUserResponse)
  expect(parseTokenAnatomy(document.applicationUserToken)).toMatchObject({
    format: 'legacy',
    kind: 'application user',
    userUuid: user.uuid,
    applicationUuid: '17ccde30-e95c-11e0-9407-005056c00008',
    issuedAt: 1_317_164_644_142,
    problems: []
  })
  // Its times are microseconds.
  expect(new Date(toEpochMs(user.created) ?? 0).toISOString()).toBe('2011-09-27T23:03:24.367Z')
})

test('the response to an admin user is read, and its token tells the very uuid', () => {
  const response = parseTokenResponse(document.adminUserResponse)
  expect(response).toMatchObject({ ok: true, value: { accessToken: document.adminUserToken, expiresIn: 3_600 } })
  const { user } = JSON.parse(document.adminUserResponse)
  expect(parseTokenAnatomy(document.adminUserToken)).toMatchObject({
    format: 'legacy',
    kind: 'admin user',
    userUuid: user.uuid,
    applicationUuid: null,
    issuedAt: 1_317_162_435_916,
    problems: []
  })
})
