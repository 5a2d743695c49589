import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTokenAnatomy } from '../../../../src-main/model/usergrid/token-anatomy.ts'
import { userToken2011, vectors, weekToken } from './token-vectors.ts'

const keys = [
  'format',
  'category',
  'kind',
  'uuid',
  'userUuid',
  'applicationUuid',
  'issuedAt',
  'expiresAt',
  'lifetimeMs',
  'never',
  'stockSalt',
  'problems'
]

test.each(vectors)('reads $what', ({ token, expected }) => {
  expect(parseTokenAnatomy(token)).toMatchObject(expected)
})

test('one changed character breaks the signature', () => {
  expect(parseTokenAnatomy(weekToken.replace('Eb3c', 'Fb3c')).stockSalt).toBe(false)
})

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

test('reads the times of a JSON web token', () => {
  const token = [part({ alg: 'RS256' }), part({ iat: 1_700_000_000, exp: 1_700_003_600 }), 'c2ln'].join('.')
  expect(parseTokenAnatomy(token)).toMatchObject({
    format: 'jwt',
    issuedAt: 1_700_000_000_000,
    expiresAt: 1_700_003_600_000,
    lifetimeMs: 3_600_000,
    never: false,
    problems: []
  })
  expect(parseTokenAnatomy([part({ alg: 'none' }), part({ exp: 1e300 }), ''].join('.'))).toMatchObject({ format: 'jwt', expiresAt: null })
  expect(parseTokenAnatomy('a.b.c').format).toBe('unknown')
})

const edited = fc
  .tuple(fc.constantFrom(weekToken, userToken2011, `${part({ alg: 'x' })}.${part({})}.`), fc.nat(120), fc.string({ maxLength: 20 }))
  .map(([token, at, text]) => token.slice(0, at) + text + token.slice(at + text.length))

test('any text of up to 10 kB has an anatomy', () => {
  const long = fc.tuple(
    fc.constantFrom('', 'YWMt', 'cmUt', 'eyJ', `${'A'.repeat(22)}:`, '.'),
    fc.string({ minLength: 1, maxLength: 8 }),
    fc.nat(10_000)
  )
  const repeated = long.map(([start, text, length]) => (start + text.repeat(length)).slice(0, 10_000))
  fc.assert(
    fc.property(fc.oneof(edited, repeated, fc.string({ unit: 'binary', maxLength: 10_000 })), (token) => {
      expect(Object.keys(parseTokenAnatomy(token))).toEqual(keys)
    }),
    { numRuns: 2_000 }
  )
})

test('a whole text of hostile parts has an anatomy', () => {
  const hostile = [
    'eyJ'.repeat(3_333),
    'A'.repeat(10_000),
    `${'A'.repeat(22)}:`.repeat(434),
    '.'.repeat(10_000),
    `${'['.repeat(7_000)}.${'['.repeat(3_000)}.`
  ]
  for (const token of hostile) {
    expect(Object.keys(parseTokenAnatomy(token))).toEqual(keys)
  }
})
