import { expect, test } from 'vitest'
import { clientIdText } from '../../../../src-main/model/text/client-id-text.ts'
import { clientIdWarning, parseClientId, secretKind } from '../../../../src-main/model/usergrid/client-id.ts'

const organizationId = 'b3U6gAuFEOlXEeCfRgBQVsAACA'
const applicationId = 'YXA6F8zeMOlcEeCUBwBQVsAACA'
const organizationSecret = 'b3U6I_vtefZ-SVMegrb7Kz5pmczBIkA'
const applicationSecret = 'YXA6AjZiFRf4yoKk1CIiK2xSDoupcFs'

test.each([
  [organizationId, { kind: 'organization', uuid: '800b8510-e957-11e0-9f46-005056c00008' }],
  [applicationId, { kind: 'application', uuid: '17ccde30-e95c-11e0-9407-005056c00008' }],
  ['YXA6gEGJO-lXEeCfRgBQVsAACA', { kind: 'application', uuid: '8041893b-e957-11e0-9f46-005056c00008' }],
  ['b3U6BK_AAIM7Ee6SNAKqu8zd7g', { kind: 'organization', uuid: '04afc000-833b-11ee-9234-02aabbccddee' }],
  ['YXB7NAD7EM0MEeJ989xIxPRxEkQ', null],
  ['c2V7N61DY90MCdG78xIxPRxFdQ', null],
  ['YWQ6gAuFEOlXEeCfRgBQVsAACA', null],
  ['YXA6F8zeMOlcEeCUBwBQVsAAC!', null],
  [applicationSecret, null],
  ['', null]
])('client id %j', (text, expected) => {
  expect(parseClientId(text)).toEqual(expected)
})

test.each([
  [organizationSecret, 'organization'],
  [applicationSecret, 'application'],
  [applicationId, null],
  ['YXB7NAUtV9krhhMr8YCw0QbOZH2pxEf', null],
  ['', null]
])('client secret %j', (text, expected) => {
  expect(secretKind(text)).toBe(expected)
})

test.each([
  ['application', applicationId, applicationSecret, null],
  ['organization', ` ${organizationId} `, organizationSecret, null],
  ['application', '', '', null],
  ['application', applicationId, 'anything', null],
  ['application', organizationId, organizationSecret, 'b3U6 ids belong to an organization. The server would grant all of acme.'],
  ['organization', applicationId, '', 'YXA6 ids belong to an application. The server would grant that application only.'],
  [
    'application',
    applicationId,
    organizationSecret,
    'The id belongs to an application, the secret to an organization. The server will reject the pair.'
  ],
  [
    'application',
    'YXB7NAD7EM0MEeJ989xIxPRxEkQ',
    '',
    'Usergrid client ids have 26 characters and start with YXA6 (application) or b3U6 (organization).'
  ],
  ['application-user', 'testuser', 'x', null],
  ['admin-user', organizationId, 'x', 'This is the client id of an organization, not a username.']
] as const)('%s with %s and %s', (accessType, id, secret, words) => {
  const warning = clientIdWarning(accessType, id, secret)
  expect(warning && clientIdText(warning, 'acme')).toBe(words)
})
