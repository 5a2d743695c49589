import { expect, test } from 'vitest'
import { toExpiry } from '../../../../src-main/model/usergrid/expiry.ts'
import { neverToken, userToken2011, weekToken } from './token-vectors.ts'

const receivedAt = 1_800_000_000_000
const opaque = 'opaque-token'

test.each([
  ['the bytes decide, whatever the answer says', weekToken, 60, 1_700_000_000_000, { kind: 'at', at: 1_700_604_800_000 }],
  ['never, in the bytes', neverToken, 60, 1_700_000_000_000, { kind: 'never' }],
  ['a cut token tells nothing', weekToken.slice(0, 40), 60, receivedAt, { kind: 'at', at: receivedAt + 60_000 }],
  ['a legacy token tells its issue', userToken2011, 3_600, 1_317_164_644_142, { kind: 'at', at: receivedAt + 3_600_000 }],
  ['seconds from receipt', opaque, 3_600, receivedAt, { kind: 'at', at: receivedAt + 3_600_000 }],
  ['a fraction of a second', opaque, 1.5, receivedAt, { kind: 'at', at: receivedAt + 1_500 }],
  ['zero is over at once', opaque, 0, receivedAt, { kind: 'at', at: receivedAt }],
  ['never, in words', opaque, 'never', receivedAt, { kind: 'never' }],
  ['beyond the last date', opaque, 8.639e12, receivedAt, { kind: 'never' }],
  ['not told', opaque, null, receivedAt, { kind: 'unknown' }]
] as const)('%s', (_, token, expiresIn, issuedAt, expiry) => {
  expect(toExpiry(token, expiresIn, receivedAt)).toEqual({ issuedAt, expiry })
})

test('a legacy token is never issued after it was received', () => {
  expect(toExpiry(userToken2011, 3_600, 1_000).issuedAt).toBe(1_000)
})

test("a JSON web token's own end counts where the answer tells none", () => {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const token = `${part({ alg: 'none' })}.${part({ exp: 1_900_000_000 })}.`
  expect(toExpiry(token, null, receivedAt).expiry).toEqual({ kind: 'at', at: 1_900_000_000_000 })
})
