import { expect, test } from 'vitest'
import type { AccessTypeId } from '../../../../src-main/model/access-type.ts'
import { identityWarning, matchText, otherText, shortIdentity } from '../../../../src-main/model/text/identity-text.ts'
import { compareIdentity, describeIdentity, type Identity } from '../../../../src-main/model/usergrid/identity.ts'

const uuid = '17ccde30-e95c-11e0-9407-005056c00008'
const user: Identity = { kind: 'application-user', username: 'testuser', uuid, email: 'testuser@mail.com' }
const application: Identity = { kind: 'application', uuid }
const organization: Identity = { kind: 'organization', name: 'acme', uuid, applications: ['acme/a', 'acme/b'] }
const admin: Identity = { kind: 'admin-user', username: 'test', uuid, email: null, organizations: ['acme'] }

const asked = (accessType: AccessTypeId, principal: string) => ({ accessType, principal, organization: 'acme', application: 'loyalty' })

test.each([
  [user, 'application user testuser'],
  [application, `application ${uuid}`],
  [organization, 'organization acme'],
  [admin, 'admin user test']
])('describes %#', (identity, words) => {
  expect(describeIdentity(identity)).toBe(words)
})

const ownId = 'YXA6F8zeMOlcEeCUBwBQVsAACA'

test.each([
  ['application-user', 'TestUser', user, 'matches'],
  ['application-user', 'testuser@MAIL.com', user, 'matches'],
  ['application-user', uuid, user, 'matches'],
  ['application-user', 'somebody', user, 'other'],
  ['application-user', 'testuser', application, 'higher'],
  ['application', ownId, application, 'matches'],
  ['application', 'an-id-of-another-server', application, 'matches'],
  ['application', 'YXA6gEGJO-lXEeCfRgBQVsAACA', application, 'other'],
  ['application', ownId, organization, 'higher'],
  ['application', ownId, user, 'other'],
  ['organization', 'x', organization, 'matches'],
  ['organization', 'x', { ...organization, name: 'ACME', uuid: null }, 'matches'],
  ['organization', 'x', { ...organization, name: 'other' }, 'other'],
  ['organization', 'x', application, 'other'],
  ['organization', 'x', admin, 'higher'],
  ['admin-user', 'test', admin, 'matches'],
  ['admin-user', 'test', organization, 'other'],
  ['admin-user', 'test', null, 'unknown']
] as const)('%s %s', (accessType, principal, granted, level) => {
  expect(compareIdentity(asked(accessType, principal), granted).level).toBe(level)
})

test('an application is told by what was compared, and a uuid is cut in its middle where a line has to do', () => {
  expect(matchText(application, asked('application', ownId))).toEqual({
    text: 'Server granted: the application of',
    name: 'this client id'
  })
  const unusual = asked('application', 'an-id-of-another-server')
  expect(matchText(application, unusual)).toEqual({ text: 'Server granted: application', name: '17ccde30…0008' })
  expect(matchText(user, asked('application-user', 'testuser'))).toEqual({ text: 'Server granted: application user', name: 'testuser' })
  expect([shortIdentity(application), shortIdentity(organization)]).toEqual(['application 17ccde30…0008', 'organization acme'])
  expect(otherText(application, asked('organization', 'x'), true)).toEqual({
    text: 'Server granted: application 17ccde30…0008, kept although you asked for an organization token',
    whole: `Server granted: application ${uuid}, kept although you asked for an organization token`
  })
})

test('the warning says what was asked for and what the token reaches', () => {
  const profile = asked('application', ownId)
  expect(identityWarning(compareIdentity(profile, organization), profile)).toEqual({
    title: 'You asked for an application token; the server granted the whole organization',
    explanation: 'This token reaches both applications of acme, not only loyalty.'
  })
  expect(identityWarning(compareIdentity(profile, application), profile)).toBeNull()
  expect(identityWarning({ level: 'unknown' }, profile)).toBeNull()
  const other = asked('application', 'YXA6gEGJO-lXEeCfRgBQVsAACA')
  expect(identityWarning(compareIdentity(other, application), other)).toEqual({
    title: 'You asked for an application token; the server granted another application',
    explanation: `The server granted application ${uuid}.`
  })
})
