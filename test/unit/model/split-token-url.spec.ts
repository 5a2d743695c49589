import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accessTypeList, accessTypes } from '../../../src-main/model/access-type.ts'
import { toBaseUrl } from '../../../src-main/model/server.ts'
import { fittingAccessType, splitTokenUrl } from '../../../src-main/model/split-token-url.ts'
import { tokenEndpoint } from '../../../src-main/model/usergrid/token-request.ts'

const application = (serverUrl: string, organization: string, name: string) => ({
  serverUrl,
  organization,
  application: name,
  endpoint: 'application'
})
const management = (serverUrl: string) => ({ serverUrl, organization: '', application: '', endpoint: 'management' })

test.each([
  ['https://api.usergrid.com/my-org/my-app/token', application('https://api.usergrid.com', 'my-org', 'my-app')],
  [' https://a.example/prefix/v1/acme/shop/token/ ', application('https://a.example/prefix/v1', 'acme', 'shop')],
  ['http://localhost:8080/acme/my%20shop/token?grant_type=password&password=x', application('http://localhost:8080', 'acme', 'my shop')],
  ['https://a.example/acme/100%/token', application('https://a.example', 'acme', '100%')],
  ['https://user:pw@a.example/acme/shop/token', application('https://a.example', 'acme', 'shop')],
  ['https://api.usergrid.com/management/token', management('https://api.usergrid.com')],
  ['https://a.example/ROOT/management/token', management('https://a.example/ROOT')]
])('%s splits', (url, parts) => expect(splitTokenUrl(url)).toEqual(parts))

test.each([
  'https://api.usergrid.com',
  'https://api.usergrid.com/token',
  'https://api.usergrid.com/acme/token',
  'https://api.usergrid.com/acme/shop',
  'https://api.usergrid.com/acme/shop/users',
  'ftp://a.example/acme/shop/token',
  '/acme/shop/token',
  '',
  'token'
])('%j stays as it is', (text) => expect(splitTokenUrl(text)).toBeNull())

const names = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).filter((name) => !['.', '..', 'management'].includes(name))
/** A doubled slash in the prefix is the one thing that does not come back. */
const bases = fc.webUrl({ validSchemes: ['https'] }).map((url) => toBaseUrl(url.replace(/(?<=.{8})\/{2,}/g, '/')) ?? '')

test('every address that a token is requested at splits into what it was made of', () => {
  fc.assert(
    fc.property(bases, names, names, (baseUrl, organization, name) => {
      const profile = { accessType: 'application', organization, application: name } as const
      const url = tokenEndpoint({ baseUrl, managementTokenPath: '/management/token' }, profile)
      expect(splitTokenUrl(url)).toEqual(application(baseUrl, organization, name))
    })
  )
})

test.each(accessTypeList.map(({ id }) => id))('%s stays chosen at its own endpoint and gives way at the other', (id) => {
  const { endpoint } = accessTypes[id]
  const other = endpoint === 'application' ? 'management' : 'application'
  expect(fittingAccessType(id, endpoint)).toBe(id)
  expect(accessTypes[fittingAccessType(id, other)]).toMatchObject({ endpoint: other, principal: { key: 'username' } })
})
