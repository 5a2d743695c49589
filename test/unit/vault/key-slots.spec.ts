import { describe, expect, it } from 'vitest'
import {
  addSystemSlot,
  addTypedSlot,
  createDataKey,
  createRing,
  isHardCoded,
  openSystemSlot,
  openTypedSlot,
  openByTyping,
  waysInOf,
  withoutSlot,
  type KeyRing
} from '../../../src-main/vault/key-slots.ts'
import { createRecoveryCode, parseRecoveryCode } from '../../../src-main/vault/recovery-code.ts'
import { createMemoryKeychain } from './memory-keychain.ts'
import { cheapCost } from './vault-on-disk.ts'

type Memory = ReturnType<typeof createMemoryKeychain>

async function made(memory: Memory): Promise<{ key: Buffer; ring: KeyRing }> {
  const key = createDataKey()
  const ring = await addSystemSlot(createRing(key), key, memory.keychain)
  if (typeof ring === 'string') throw new Error(ring)
  return { key, ring }
}

const opened = (ring: KeyRing, memory: Memory) => openSystemSlot(ring, memory.keychain)

describe('the slot of the keychain', () => {
  it('gives the key back', async () => {
    const memory = createMemoryKeychain()
    const { key, ring } = await made(memory)
    expect(await opened(ring, memory)).toEqual(key)
    expect(waysInOf(ring, memory.keychain)).toEqual({ keychain: 'GNOME Keyring', passphrase: false, recoveryCode: false })
  })

  it.each(['locked', 'busy', 'absent', 'fallback'] as const)('of a keychain which is %s can be tried again', async (state) => {
    const memory = createMemoryKeychain()
    const { key, ring } = await made(memory)
    memory.become(state)
    expect(await opened(ring, memory)).toBe('locked')
    memory.become('unlocked')
    expect(await opened(ring, memory)).toEqual(key)
  })

  // Often enough that some of the foreign keys decrypt to something, which must not be taken for the key.
  it('says of another key that the keychain has changed', async () => {
    const memory = createMemoryKeychain()
    const { ring } = await made(memory)
    for (let i = 0; i < 1_000; i++) {
      memory.changeKey()
      expect(await opened(ring, memory)).toBe('changed')
    }
  })

  it('refuses the key of another vault, though it comes from the same keychain', async () => {
    const memory = createMemoryKeychain()
    const { ring } = await made(memory)
    const other = await made(memory)
    expect(await opened({ ...ring, slots: other.ring.slots }, memory)).toBe('changed')
  })

  it('refuses a whole ring that somebody made with the password everyone knows', async () => {
    const weak = createMemoryKeychain('v10')
    const key = createDataKey()
    const ring = await addSystemSlot(createRing(key), key, { ...weak.keychain, isStrong: () => true })
    expect(typeof ring === 'string' ? ring : await opened(ring, weak)).toBe('changed')
  })

  it('is none where it has no blob', async () => {
    const memory = createMemoryKeychain()
    const { ring } = await made(memory)
    const broken = { ...ring, slots: [{ kind: 'passphrase' }, { kind: 'system' }] }
    expect(await opened(broken, memory)).toBeNull()
    expect(waysInOf(broken, memory.keychain)).toEqual({ keychain: null, passphrase: false, recoveryCode: false })
  })

  it.each(['', '%', Buffer.alloc(1).toString('base64'), Buffer.alloc(10_000).toString('base64')])(
    'is foreign with the blob %j',
    async (wrapped) => {
      const memory = createMemoryKeychain()
      const { ring } = await made(memory)
      expect(await opened({ ...ring, slots: [{ kind: 'system', wrapped }] }, memory)).toBe('changed')
    }
  )

  it.each([
    ['no-keychain', 'absent', 'v11'],
    ['no-keychain', 'locked', 'v11'],
    ['no-keychain', 'busy', 'v11'],
    ['weak-keychain', 'fallback', 'v11'],
    ['weak-keychain', 'unlocked', 'v10']
  ] as const)('is not made: %s (%s, %s)', async (why, state, mark) => {
    const memory = createMemoryKeychain(mark)
    memory.become(state)
    const key = createDataKey()
    expect(await addSystemSlot(createRing(key), key, memory.keychain)).toBe(why)
  })
})

describe('a slot of something typed', () => {
  const kinds = ['passphrase', 'recovery-code'] as const

  it.each(kinds)('(%s) gives the key back to who types the same, and to nobody else', async (kind) => {
    const key = createDataKey()
    const ring = await addTypedSlot(createRing(key), kind, 'correct horse', key, cheapCost)
    expect(await openTypedSlot(ring, kind, 'correct horse')).toEqual(key)
    for (const wrong of ['', 'correct hors', 'correct horse ', 'Correct horse']) expect(await openTypedSlot(ring, kind, wrong)).toBeNull()
  })

  it.each([
    ['composed and decomposed', 'Schlüssel', 'Schlu\u0308ssel'],
    ['half and full width', 'ｐａｓｓ １２３', 'pass 123'],
    ['a ligature', 'ﬁnd me here', 'find me here']
  ])('takes %s for the same', async (_, one, other) => {
    const key = createDataKey()
    const ring = await addTypedSlot(createRing(key), 'passphrase', one, key, cheapCost)
    expect(await openTypedSlot(ring, 'passphrase', other)).toEqual(key)
  })

  it('opens neither as another kind nor without its kind', async () => {
    const key = createDataKey()
    const ring = await addTypedSlot(createRing(key), 'passphrase', 'correct horse', key, cheapCost)
    const moved = { ...ring, slots: ring.slots.map((slot) => ({ ...slot, kind: 'recovery-code' })) }
    expect(await openTypedSlot(moved, 'recovery-code', 'correct horse')).toBeNull()
    expect(await openTypedSlot(ring, 'recovery-code', 'correct horse')).toBeNull()
  })

  it('does not open a ring whose key it is not', async () => {
    const key = createDataKey()
    const ring = await addTypedSlot(createRing(createDataKey()), 'passphrase', 'correct horse', key, cheapCost)
    expect(await openTypedSlot(ring, 'passphrase', 'correct horse')).toBeNull()
  })

  it('never has the same salt, nor the same bytes, twice', async () => {
    const key = createDataKey()
    const rings = await Promise.all([1, 2, 3].map(() => addTypedSlot(createRing(key), 'passphrase', 'correct horse', key, cheapCost)))
    expect(new Set(rings.map(({ slots }) => JSON.stringify(slots))).size).toBe(3)
    expect(JSON.stringify(rings)).not.toContain('correct horse')
  })

  it('takes the place of the one of its kind and leaves the others', async () => {
    const key = createDataKey()
    const other = { kind: 'fingerprint', data: [1, { deep: true }] }
    const first = await addTypedSlot({ ...createRing(key), slots: [other] }, 'passphrase', 'the first one', key, cheapCost)
    const second = await addTypedSlot(first, 'passphrase', 'the second one', key, cheapCost)
    expect(second.slots.map(({ kind }) => kind)).toEqual(['fingerprint', 'passphrase'])
    expect(second.slots[0]).toEqual(other)
    expect(await openTypedSlot(second, 'passphrase', 'the first one')).toBeNull()
    expect(withoutSlot(second, 'passphrase')).toEqual({ ...createRing(key), check: second.check, slots: [other] })
  })

  it('is found by what was typed, passphrase or code', async () => {
    const key = createDataKey()
    const code = createRecoveryCode()
    const both = await addTypedSlot(
      await addTypedSlot(createRing(key), 'passphrase', 'correct horse', key, cheapCost),
      'recovery-code',
      parseRecoveryCode(code) ?? '',
      key,
      cheapCost
    )
    expect(await openByTyping(both, 'correct horse')).toEqual({ key, kind: 'passphrase' })
    expect(await openByTyping(both, ` ${code.toLowerCase().replaceAll('-', ' ')}`)).toEqual({ key, kind: 'recovery-code' })
    expect(await openByTyping(both, createRecoveryCode())).toBeNull()
  })

  // A person may have chosen words that look like a code.
  it('opens with a passphrase that has the form of a code', async () => {
    const key = createDataKey()
    const typed = createRecoveryCode().toLowerCase()
    const ring = await addTypedSlot(createRing(key), 'passphrase', typed, key, cheapCost)
    expect(await openByTyping(ring, typed)).toEqual({ key, kind: 'passphrase' })
  })
})

describe('isHardCoded', () => {
  it.each([
    ['v10', 'linux', true],
    ['v11', 'linux', false],
    ['v12', 'linux', false],
    ['v10', 'darwin', false],
    ['\u0001\u0000\u0000', 'win32', false]
  ] as const)('%j on %s: %s', (mark, platform, expected) => expect(isHardCoded(Buffer.from(`${mark}rest`), platform)).toBe(expected))
})
