import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toExpiry } from '../../../../src-main/model/usergrid/expiry.ts'
import { parseTokenResponse } from '../../../../src-main/model/usergrid/token-response.ts'
import { applicationUserToken } from './document-samples.ts'

const receivedAt = 1_800_000_000_000
const weekToken = 'YWMtBK_AAIM7Ee6SNAKqu8zd7gAAAYvz8ewA_Ws-AMA4m1jmHaCHrQZFoe9Eb3c'
const neverToken = 'YWMtBK_AAIM7Ee6SNAKqu8zd7oAAAYvP5Wf_Va1nkV2_heL5RHl81ZIOhxuvIJ8'

function expiryOf(body: string): unknown {
  const response = parseTokenResponse(body)
  return response.ok ? toExpiry(response.value.accessToken, response.value.expiresIn, receivedAt).expiry : response.error
}

const after = (ms: number): unknown => ({ kind: 'at', at: receivedAt + ms })
const never = { kind: 'never' }
const unknown = { kind: 'unknown' }

/** From the text of the answer to the moment of expiry, for a token that tells nothing itself (`wire.md` 6.4). */
test.each([
  ['an hour', '"expires_in":3600', after(3_600_000)],
  ['of a server that counts in a string', '"expires_in":"3600"', after(3_600_000)],
  ['with spaces in the string', '"expires_in":" 60 "', after(60_000)],
  ['a fraction', '"expires_in":1.5', after(1_500)],
  ['a fraction in a string', '"expires_in":"0.25"', after(250)],
  ['less than a millisecond', '"expires_in":0.0004', after(0)],
  ['zero', '"expires_in":0', after(0)],
  ['minus zero', '"expires_in":-0', after(0)],
  ['zero in a string', '"expires_in":"0"', after(0)],
  ['never: Long.MAX_VALUE ms in seconds', '"expires_in":9223372036854775', never],
  ['never, in a string', '"expires_in":"9223372036854775"', never],
  ['never: beyond the last date', '"expires_in":8640000000000', never],
  ['an unsafe integer', '"expires_in":9007199254740993', never],
  ['2^63', '"expires_in":9223372036854775808', never],
  ['larger than a number', '"expires_in":1e999', never],
  ['just short of never, but past the last date from now', '"expires_in":8639999999999', never],
  ['a thousand years', '"expires_in":31536000000', after(31_536_000_000_000)],
  ['negative', '"expires_in":-1', unknown],
  ['very negative', '"expires_in":-9223372036854775', unknown],
  ['negative in a string', '"expires_in":"-5"', unknown],
  ['missing', '"other":1', unknown],
  ['null', '"expires_in":null', unknown],
  ['true', '"expires_in":true', unknown],
  ['words', '"expires_in":"soon"', unknown],
  ['an empty string', '"expires_in":""', unknown],
  ['an object', '"expires_in":{}', unknown],
  ['a list', '"expires_in":[60]', unknown],
  ['said twice: the last counts', '"expires_in":60,"expires_in":120', after(120_000)]
])('%s', (_, member, expected) => {
  expect(expiryOf(`{"access_token":"an-opaque-token",${member}}`)).toEqual(expected)
})

test.each([
  ['the bytes decide', weekToken, '60', { kind: 'at', at: 1_700_604_800_000 }],
  ['never, in the bytes', neverToken, '60', never],
  ['a token of 2011 tells only its issue', applicationUserToken, '3600', after(3_600_000)],
  ['a token that was cut tells nothing', weekToken.slice(0, 50), '60', after(60_000)],
  ['a token with a character that cannot be tells nothing', weekToken.replace('Eb3c', 'Eb*c'), '60', after(60_000)]
])('%s, whatever expires_in says', (_, token, expiresIn, expected) => {
  expect(expiryOf(`{"access_token":"${token}","expires_in":${expiresIn}}`)).toEqual(expected)
})

test('a moment of expiry is always a date', () => {
  const seconds = fc.oneof(fc.double(), fc.integer(), fc.bigInt().map(String), fc.string())
  fc.assert(
    fc.property(seconds, fc.constantFrom(weekToken, 'opaque'), (value, token) => {
      const response = parseTokenResponse(JSON.stringify({ access_token: token, expires_in: value }))
      if (!response.ok) throw new Error(response.error)
      const { issuedAt, expiry } = toExpiry(response.value.accessToken, response.value.expiresIn, receivedAt)
      expect(new Date(issuedAt).getTime()).toBe(issuedAt)
      if (expiry.kind === 'at') expect(new Date(expiry.at).getTime()).toBe(expiry.at)
    })
  )
})
