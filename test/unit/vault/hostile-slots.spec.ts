import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addTypedSlot,
  createDataKey,
  createRing,
  openTypedSlot,
  openByTyping,
  waysInOf,
  type KeyRing
} from '../../../src-main/vault/key-slots.ts'
import { isPassphraseParameters, toPassphraseKey, usualCost, withSalt } from '../../../src-main/vault/passphrase-key.ts'
import { createMemoryKeychain } from './memory-keychain.ts'
import { cheapCost } from './vault-on-disk.ts'

const good = withSalt(cheapCost)
const typed = 'correct horse'

/** A ring whose slot somebody has edited. */
async function ringWith(change: object, of: object = {}): Promise<KeyRing> {
  const key = createDataKey()
  const ring = await addTypedSlot(createRing(key), 'passphrase', typed, key, { ...cheapCost, N: 16 })
  const slots = ring.slots.map((slot) => ({
    ...slot,
    ...of,
    ...('parameters' in slot ? { parameters: { ...slot.parameters, ...change } } : {})
  }))
  return { ...ring, slots }
}

/** Never a number that scrypt would take for hours, or for gigabytes. */
const impossible: readonly object[] = [
  ...[0, 1, 3, 6, 1_000, -2, -16, 2.5, 2 ** 24, 2 ** 31, 2 ** 53, 1e300, Number.NaN, '16', null, [16]].map((N) => ({ N })),
  ...[0, -1, 1.5, 2 ** 30, 1e300, '1', null].map((r) => ({ r })),
  ...[0, -1, 1.5, 17, 2 ** 30, 1e300, '1', null].map((p) => ({ p })),
  { N: 2 ** 20, r: 8, p: 2 },
  { N: 2, r: 2 ** 22, p: 16 },
  // What scrypt itself refuses: N has to be below 2^(16r).
  { N: 2 ** 16, r: 1 },
  { N: 2 ** 23, r: 1 },
  { kdf: 'argon2id' },
  { kdf: 'md5' },
  { salt: null },
  { salt: 5 },
  { salt: undefined }
]

describe('parameters from a file', () => {
  it.each(impossible)('%j are none: the slot is kept, and is no way in', async (change) => {
    const ring = await ringWith(change)
    expect(waysInOf(ring, createMemoryKeychain().keychain).passphrase).toBe(false)
    expect(await openTypedSlot(ring, 'passphrase', typed)).toBeNull()
    expect(await openByTyping(ring, typed)).toBeNull()
  })

  it.each([
    ['cheaper', { N: 2 }],
    ['dearer', { N: 32 }],
    ['wider', { r: 2 }],
    ['more often', { p: 2 }],
    ['of another salt', { salt: good.salt }],
    ['of no salt', { salt: '' }],
    ['of the same salt, written otherwise', { salt: ' ' }]
  ])('that were made %s do not open', async (_, change) => {
    const ring = await ringWith(change)
    expect(waysInOf(ring, createMemoryKeychain().keychain).passphrase).toBe(true)
    expect(await openTypedSlot(ring, 'passphrase', typed)).toBeNull()
  })

  it.each([null, 5, '', 'eA==', '%', Buffer.alloc(60).toString('base64')])('around the blob %j do not open', async (wrapped) => {
    expect(await openTypedSlot(await ringWith({}, { wrapped }), 'passphrase', typed)).toBeNull()
  })

  it('are all that a newer version adds to them left alone', async () => {
    expect((await openTypedSlot(await ringWith({ news: true }), 'passphrase', typed))?.length).toBe(32)
  })

  it('of today are within their bounds, with room for eight times as much', () => {
    expect(isPassphraseParameters(withSalt(usualCost))).toBe(true)
    expect(isPassphraseParameters(withSalt({ ...usualCost, N: 2 ** 20 }))).toBe(true)
    expect(isPassphraseParameters(withSalt({ ...usualCost, N: 2 ** 21 }))).toBe(false)
  })

  // Whatever is let through must be something that scrypt takes; only what is cheap is tried.
  it('that are let through make a key', async () => {
    const numbers = fc.oneof(
      fc.integer({ min: -2, max: 40 }),
      fc.integer({ min: 0, max: 30 }).map((power) => 2 ** power)
    )
    await fc.assert(
      fc.asyncProperty(numbers, numbers, numbers, async (N, r, p) => {
        const parameters = { kdf: 'scrypt', N, r, p, salt: 'c2FsdA==' } as const
        if (!isPassphraseParameters(parameters)) return
        expect(128 * N * r * p).toBeLessThanOrEqual(2 ** 30)
        if (128 * N * r * p <= 2 ** 22) expect(await toPassphraseKey(typed, parameters)).toHaveLength(32)
      }),
      { numRuns: 100 }
    )
  })

  it('that need the most memory besides the blocks make one as well', async () => {
    const parameters = { kdf: 'scrypt', N: 2, r: 2 ** 14, p: 16, salt: 'c2FsdA==' } as const
    expect(isPassphraseParameters(parameters)).toBe(true)
    expect(await toPassphraseKey(typed, parameters)).toHaveLength(32)
  })
})

it('makes the key that scrypt is known to make', async () => {
  // RFC 7914, section 12.
  const key = await toPassphraseKey('pleaseletmein', {
    kdf: 'scrypt',
    N: 16384,
    r: 8,
    p: 1,
    salt: Buffer.from('SodiumChloride').toString('base64')
  })
  expect(key.toString('hex')).toBe('7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2')
})
