import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import type { Keychain } from '../../src-main/vault/keychain.ts'

const vector = Buffer.alloc(16, ' ')

export const createKeychainFile = (path: string): void => writeFileSync(path, randomBytes(16), { mode: 0o600 })

/** A keychain that outlives the process, as the system's does: its key lies in a file that the vault knows nothing of. */
export function fileKeychain(path: string): Keychain {
  const key = readFileSync(path)
  return {
    isAvailable: async () => true,
    wrap: async (text) => {
      const sealing = createCipheriv('aes-128-cbc', key, vector)
      return Buffer.concat([Buffer.from('v11'), sealing.update(text), sealing.final()])
    },
    unwrap: async (wrapped) => {
      const opening = createDecipheriv('aes-128-cbc', key, vector)
      return Buffer.concat([opening.update(wrapped.subarray(3)), opening.final()]).toString('utf8')
    },
    isStrong: () => true,
    nameOf: () => 'Keychain in a file'
  }
}
