import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redactSecrets } from '../../../../src-main/model/usergrid/redact.ts'
import { userToken2011, weekToken } from './token-vectors.ts'

const dots = '••••••••'
const clientSecret = 'YXA6AjZiFRf4yoKk1CIiK2xSDoupcFs'
const clientId = 'YXA6F8zeMOlcEeCUBwBQVsAACA'

test.each([
  ['wrong password hunter2!', `wrong password ${dots}`],
  ['{"error_description":"no hunter2!x"}', `{"error_description":"no ${dots}x"}`],
  ['a=1&hunter2%21=x', `a=1&${dots}=x`],
  ['nothing', 'nothing']
])('hides a known password in %j', (text, expected) => {
  expect(redactSecrets(text, ['hunter2!', ''])).toBe(expected)
})

const secret = 'p"a\\ss /wö<&>'

test('hides every form in which a password comes back', () => {
  const json = JSON.stringify(secret)
  const forms = [
    secret,
    json,
    JSON.stringify(json),
    json.replaceAll('/', '\\/'),
    json.replaceAll('ö', '\\u00f6'),
    encodeURIComponent(secret),
    encodeURIComponent(secret).replaceAll('%20', '+'),
    encodeURIComponent(secret).toLowerCase(),
    'p&quot;a\\ss /wö&lt;&amp;&gt;'
  ]
  for (const form of forms) expect(redactSecrets(`before ${form} after`, [secret])).toMatch(/^before [\\"]*••••••••[\\"]* after$/)
})

test('a secret that contains another is hidden as a whole', () => {
  expect(redactSecrets('x abcd1234 y', ['abcd', 'abcd1234'])).toBe(`x ${dots} y`)
})

test('a short password is hidden where it stands alone', () => {
  expect(redactSecrets('a bad password: ab', ['ab'])).toBe(`a bad password: ${dots}`)
  expect(redactSecrets('abc ab.', ['ab'])).toBe(`abc ${dots}.`)
})

test('hides what looks like a token or a client secret, not a client id', () => {
  expect(redactSecrets(`Could not match token : ${weekToken}`, [])).toBe('Could not match token : YWMtBK_A••••••••3c')
  expect(redactSecrets(`x${userToken2011}`, [])).not.toContain(userToken2011.slice(-30))
  expect(redactSecrets(userToken2011, [])).toBe('5wuGd-lc••••••••mw')
  expect(redactSecrets(clientSecret, [])).toBe('YXA6AjZi••••••••Fs')
  expect(redactSecrets(clientId, [])).toBe(clientId)
  expect(redactSecrets('eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4eHgifQ.c2lnbmF0dXJl', [])).toMatch(/^eyJhbGci•+Jl$/)
})

test.each([
  ['GET /x?access_token=abc&limit=1', `GET /x?access_token=${dots}&limit=1`],
  ['{"password" : "it\\"s", "x', `{"password" : "${dots}", "x`],
  ['{\\"client_secret\\":\\"abc\\"}', `{\\"client_secret\\":\\"${dots}\\"}`],
  ['Authorization: Basic YTpi', `Authorization: Basic ${dots}`],
  ['Bearer authentication required', 'Bearer authentication required'],
  ['invalid username or password', 'invalid username or password']
])('hides what is named as a secret: %j', (text, expected) => {
  expect(redactSecrets(text, [])).toBe(expected)
})

test('hiding twice changes nothing, and no secret is left', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom(weekToken, clientSecret, userToken2011, 'password=', '"token":"', '"', secret)
  )
  const texts = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(texts, (text) => {
      const once = redactSecrets(text, [secret])
      expect(once).not.toContain(secret)
      expect(once).not.toContain(weekToken)
      expect(redactSecrets(once, [secret])).toBe(once)
    }),
    { numRuns: 2_000 }
  )
})

// What grows out of hand would take hours: the limit is for that. How fast it is belongs to the benchmark.
const outOfHandMs = 60_000

test.each([
  'A'.repeat(5_000_000),
  'eyJ'.repeat(1_600_000),
  `"password":"${'\\n'.repeat(2_400_000)}`,
  '"token" : '.repeat(500_000),
  'token='.repeat(800_000),
  'authorization: '.repeat(300_000)
])('5 MB of hostile text %# are redacted like any other', { timeout: outOfHandMs }, (text) => {
  expect(redactSecrets(text, [secret, 'abc'])).not.toContain(secret)
})
