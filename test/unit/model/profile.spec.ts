import { expect, test } from 'vitest'
import { accessTypeList, accessTypes, type AccessTypeId } from '../../../src-main/model/access-type.ts'
import { profileName, profilePlace } from '../../../src-main/model/profile.ts'

const ids: readonly AccessTypeId[] = ['application-user', 'application', 'organization', 'admin-user']

test.each([
  ['application-user', 'acme / shop', 'acme/shop · app user'],
  ['application', 'acme / shop', 'acme/shop · application'],
  ['organization', 'acme', 'acme · organization'],
  ['admin-user', 'Management', 'management · admin user']
] as const)('the place and the name of a profile of type %s', (accessType, place, name) => {
  const profile = { accessType, organization: 'acme', application: 'shop', name: '' }
  expect(profilePlace(profile)).toBe(place)
  expect(profileName(profile)).toBe(name)
  expect(profileName({ ...profile, name: 'Mine' })).toBe('Mine')
})

test('the access types stand in the order of their privilege, under their own ids', () => {
  expect(accessTypeList.map(({ privilege }) => privilege)).toEqual([1, 2, 3, 4])
  expect(ids.map((id) => accessTypes[id].id)).toEqual(ids)
})
