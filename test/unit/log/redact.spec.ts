import { inspect } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redactLine } from '../../../src-main/log/redact.ts'
import { adminToken2011, userToken2011, weekToken } from '../model/usergrid/token-vectors.ts'

const password = 'hunter2/ü'
const clientSecret = 'YXA6AjZiFRf4yoKk1CIiK2xSDoupcFs'
const jsonWebToken = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4eHgifQ.c2lnbmF0dXJl'
const body = JSON.stringify({ grant_type: 'password', username: 'maria', password })

test.each([
  ['a current token', weekToken],
  ['after a word', `token${weekToken}`],
  ['in a path', `/a/${weekToken}/b`],
  ['a refresh token', `cmUt${weekToken.slice(4, 52)}`],
  ['an email token', `ZW0t${weekToken.slice(4, 52)}`],
  ['a legacy user token', userToken2011],
  ['a legacy admin token', adminToken2011],
  ['a legacy token that is cut off', userToken2011.slice(0, -20)],
  ['a client secret', clientSecret],
  ['an organization secret', clientSecret.replace('YXA6', 'b3U6')],
  ['a JSON web token', jsonWebToken],
  ['a bearer header', `Authorization: Bearer ${password}`],
  ['a small bearer header', `authorization:bearer ${password}`],
  ['a basic header', `Authorization: Basic ${password}`],
  ['a header in an object', inspect({ headers: { Authorization: `Bearer ${password}` } })],
  ['JSON', body],
  ['JSON with spaces', JSON.stringify(JSON.parse(body), null, 2)],
  ['JSON in JSON', JSON.stringify({ data: body })],
  ['a quote in JSON in JSON', JSON.stringify({ data: JSON.stringify({ password: `x"\\${password}"\\` }) })],
  ['JSON that is cut off', body.slice(0, -4)],
  ['JSON in JSON that is cut off', JSON.stringify({ data: body }).slice(0, -7)],
  ['a printed quote', inspect({ password: `it's "${password}` })],
  ['JSON in an object', inspect({ data: body })],
  ['an object', inspect({ password, client_secret: password, access_token: password })],
  ['a quote in JSON', JSON.stringify({ password: `x"${password}"\\` })],
  ['a form', `grant_type=password&username=maria&password=${password}&x=1`],
  ['a query', `GET /x?access_token=${password}`],
  ['a client secret in a query', `?client_id=a&client_secret=${password}`],
  ['a shell line', `export CLIENT_SECRET='${password}'`],
  ['words', `password: ${password}`],
  ['a URL', `https://maria:${password.replace('/', '')}@a.example/x`],
  ['camel case', inspect({ clientSecret: password, accessToken: password, refreshToken: password })],
  ['an error', new Error(`no ${weekToken}`).stack ?? '']
])('%s leaves no secret in the line', (_, line) => {
  const written = redactLine(line)
  expect(written).toContain('[secret]')
  for (const part of [
    'hunter2',
    weekToken.slice(20),
    userToken2011.slice(50),
    adminToken2011.slice(30),
    clientSecret.slice(10),
    'eHgifQ'
  ]) {
    expect(written).not.toContain(part)
  }
})

test.each([
  '2026-11-24 minted in 212 ms',
  'POST https://api.usergrid.com/acme/shop/token',
  'client id YXA6F8zeMOlcEeCUBwBQVsAACA',
  'user 5wuGd-lcEeCUBwBQVsAACA has no token',
  'net::ERR_CONNECTION_REFUSED at https://a.example:8080',
  'passwords are never logged'
])('%j is left as it is', (line) => expect(redactLine(line)).toBe(line))

test('what stands beside a secret stays', () => {
  expect(redactLine(`{"password":"${password}","username":"maria"}`)).toBe('{"password":[secret],"username":"maria"}')
  expect(redactLine(`/x?access_token=${weekToken}&limit=1`)).toBe('/x?access_token=[secret]&limit=1')
})

const base64url = (length: number) =>
  fc.string({
    minLength: length,
    maxLength: length,
    unit: fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'))
  })
const legacyMark = fc.constantFrom('YXU6', 'YXA6', 'YWQ6', 'b3U6')
/** Every form of `wire.md` 4 with the part that may not be left of it. */
const wireSecrets = fc.oneof(
  fc.tuple(fc.constant('YWMt'), base64url(59)),
  fc.tuple(fc.constantFrom('cmUt', 'b2Yt', 'ZW0t'), base64url(48)),
  fc.tuple(legacyMark, base64url(27)),
  fc.tuple(
    fc.tuple(base64url(22), legacyMark).map(([owner, mark]) => `${owner}:${mark}`),
    base64url(38)
  ),
  fc.tuple(
    fc.tuple(base64url(22), base64url(22), legacyMark).map(([user, application, mark]) => `${user}:${application}:${mark}`),
    base64url(38)
  ),
  fc.tuple(
    fc.tuple(base64url(20), base64url(40)).map(([header, claims]) => `eyJ${header}.eyJ${claims}.`),
    base64url(43)
  )
)
const surroundings = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom(...Array.from('aZ09_-:."\'\\{}[]=& YWMteyJ\n')) }),
  fc.constantFrom('Bearer ', 'access_token=', '"', '{"access_token":"', 'https://a@b/')
)

test('no token of the wire survives in whatever text it stands', () => {
  fc.assert(
    fc.property(surroundings, wireSecrets, surroundings, (before, [mark, tail], after) => {
      const written = redactLine(before + mark + tail + after)
      for (let start = 0; start + 12 <= tail.length; start++) expect(written).not.toContain(tail.slice(start, start + 12))
    }),
    { numRuns: 500 }
  )
})

test('a long line is redacted like any other', () => {
  for (const piece of ['a', 'YWMt', 'https://', '"password":"\\', 'eyJ', 'a:', 'Bearer ', 'password=']) {
    expect(redactLine(`${piece.repeat(20_000)} Bearer ${'x'.repeat(40)}`)).not.toContain('x'.repeat(40))
  }
})
