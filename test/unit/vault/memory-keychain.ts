import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { KeychainBusy, type Keychain } from '../../../src-main/vault/keychain.ts'
import { isHardCoded } from '../../../src-main/vault/key-slots.ts'

/** What Chromium does on Linux: AES-128-CBC with a fixed vector and no authentication, and a mark for the kind of key. */
export function createMemoryKeychain(mark: 'v10' | 'v11' = 'v11') {
  const newKey = (): Buffer => randomBytes(16)
  const vector = Buffer.alloc(16, ' ')
  let key = newKey()
  let is: 'unlocked' | 'locked' | 'busy' | 'absent' | 'fallback' = 'unlocked'
  let asked = 0

  const answer = (): void => {
    asked++
    if (is === 'busy') throw new KeychainBusy()
    if (is !== 'unlocked' && is !== 'fallback') throw new Error('Encryption is not available')
  }

  const keychain: Keychain = {
    isAvailable: async () => is !== 'locked' && is !== 'absent',
    wrap: async (text) => {
      answer()
      const sealing = createCipheriv('aes-128-cbc', key, vector)
      return Buffer.concat([Buffer.from(is === 'fallback' ? 'v10' : mark), sealing.update(text), sealing.final()])
    },
    unwrap: async (wrapped) => {
      answer()
      if (is === 'fallback') throw new Error('not sealed with this key')
      const opening = createDecipheriv('aes-128-cbc', key, vector)
      return Buffer.concat([opening.update(wrapped.subarray(3)), opening.final()]).toString('utf8')
    },
    isStrong: (wrapped) => !isHardCoded(wrapped, 'linux'),
    nameOf: () => 'GNOME Keyring'
  }
  return {
    keychain,
    asked: () => asked,
    /** `fallback`: the real key is out of reach, and the asynchronous API offers the compiled-in one without saying so. */
    become: (state: typeof is) => (is = state),
    /** What happens when a person deletes the keyring: the next call silently makes another key. */
    changeKey: () => (key = newKey())
  }
}
