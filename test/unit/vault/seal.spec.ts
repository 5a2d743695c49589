import fc from 'fast-check'
import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { seal, unseal } from '../../../src-main/vault/seal.ts'

const key = randomBytes(32)
const place = { record: 'profile-1', field: 'secret' }

const flipBit = (sealed: string, bit: number): string => {
  const bytes = Buffer.from(sealed, 'base64')
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return bytes.toString('base64')
}

describe('seal', () => {
  it('gives any text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(unseal(key, place, seal(key, place, text))).toBe(Buffer.from(text).toString())
      })
    )
  })

  it('never gives the same bytes twice', () => {
    const sealed = new Set(Array.from({ length: 1_000 }, () => seal(key, place, 'same')))
    expect(sealed.size).toBe(1_000)
  })

  it('refuses a flip of any bit, nonce and tag included', () => {
    const sealed = seal(key, place, 'secret')
    const bits = Buffer.from(sealed, 'base64').length * 8
    for (let bit = 0; bit < bits; bit++) expect(unseal(key, place, flipBit(sealed, bit)), `bit ${bit}`).toBeNull()
  })

  it('refuses every truncation', () => {
    const bytes = Buffer.from(seal(key, place, 'secret'), 'base64')
    for (let length = 0; length < bytes.length; length++) {
      expect(unseal(key, place, bytes.toString('base64', 0, length)), `${length} bytes`).toBeNull()
    }
  })

  it.each([
    ['another record', { record: 'profile-2', field: 'secret' }],
    ['another field', { record: 'profile-1', field: 'accessToken' }],
    ['a shifted border between the two', { record: 'profile-1"', field: ',"secret' }]
  ])('refuses what was moved to %s', (_, other) => {
    expect(unseal(key, other, seal(key, place, 'secret'))).toBeNull()
  })

  it.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['foreign bytes', randomBytes(64).toString('base64')]
  ])('refuses %s', (_, sealed) => expect(unseal(key, place, sealed)).toBeNull())

  it('refuses another key', () => expect(unseal(randomBytes(32), place, seal(key, place, 'secret'))).toBeNull())
})
