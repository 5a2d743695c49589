import { describe, expect, it } from 'vitest'
import { createDataKey, createKeyRing, isHardCoded, openKeyRing, type KeyRing } from '../../../src-main/vault/key-slots.ts'
import { createMemoryKeychain } from './memory-keychain.ts'

async function made(memory: ReturnType<typeof createMemoryKeychain>): Promise<{ key: Buffer; ring: KeyRing }> {
  const key = createDataKey()
  const { ring } = await createKeyRing(key, memory.keychain)
  if (ring === null) throw new Error('no key ring')
  return { key, ring }
}

const accessOf = async (ring: KeyRing, memory: ReturnType<typeof createMemoryKeychain>) => (await openKeyRing(ring, memory.keychain)).access

const locked = { kind: 'closed', why: 'keychain-locked' }
const changed = { kind: 'closed', why: 'keychain-changed' }

describe('a key ring', () => {
  it('gives its key back', async () => {
    const memory = createMemoryKeychain()
    const { key, ring } = await made(memory)
    const opened = await openKeyRing(ring, memory.keychain)
    expect(opened.key?.equals(key)).toBe(true)
    expect(opened.access).toEqual({ kind: 'open', keychain: 'GNOME Keyring' })
  })

  it.each(['locked', 'busy', 'absent', 'fallback'] as const)('says that a keychain which is %s can be tried again', async (state) => {
    const memory = createMemoryKeychain()
    const { ring } = await made(memory)
    memory.become(state)
    expect(await accessOf(ring, memory)).toEqual(locked)
    memory.become('unlocked')
    expect((await accessOf(ring, memory)).kind).toBe('open')
  })

  // Often enough that some of the foreign keys decrypt to something, which must not be taken for the key.
  it('says of another key that the keychain has changed', async () => {
    const memory = createMemoryKeychain()
    const { ring } = await made(memory)
    for (let i = 0; i < 1_000; i++) {
      memory.changeKey()
      expect(await accessOf(ring, memory)).toEqual(changed)
    }
  })

  it('refuses the key of another vault, though it comes from the same keychain', async () => {
    const memory = createMemoryKeychain()
    const { ring } = await made(memory)
    const other = await made(memory)
    expect(await accessOf({ ...ring, slots: other.ring.slots }, memory)).toEqual(changed)
  })

  it('refuses a whole key ring that somebody made with the password everyone knows', async () => {
    const weak = createMemoryKeychain('v10')
    const { ring } = await createKeyRing(createDataKey(), { ...weak.keychain, isStrong: () => true })
    expect(ring && (await accessOf(ring, weak))).toEqual(changed)
  })

  it('has nothing to open without a slot of the system', async () => {
    const memory = createMemoryKeychain()
    const { ring } = await made(memory)
    expect(await accessOf({ ...ring, slots: [{ kind: 'passphrase' }, { kind: 'system' }] }, memory)).toEqual(changed)
  })

  it.each([
    ['no-keychain', 'absent', 'v11'],
    ['no-keychain', 'locked', 'v11'],
    ['no-keychain', 'busy', 'v11'],
    ['weak-keychain', 'fallback', 'v11'],
    ['weak-keychain', 'unlocked', 'v10']
  ] as const)('is not made: %s (%s, %s)', async (why, state, mark) => {
    const memory = createMemoryKeychain(mark)
    memory.become(state)
    expect(await createKeyRing(createDataKey(), memory.keychain)).toEqual({ ring: null, access: { kind: 'session-only', why } })
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
