import type { Log } from '../../src-main/log/log.ts'
import type { Timer } from '../../src-main/model/time.ts'
import { readVault } from '../../src-main/vault/read-vault.ts'
import type { Vault } from '../../src-main/vault/vault.ts'
import { writeWhole } from '../../src-main/vault/whole-file.ts'
import { fileKeychain } from './file-keychain.ts'

/** Where a vault lives, and the file of the keychain that opens it. */
export type Place = { readonly folder: string; readonly keychain: string }

const timer: Timer = (delayMs, work) => {
  const handle = setTimeout(work, delayMs)
  return () => clearTimeout(handle)
}

export const quietLog: Log = { info: () => {}, warn: () => {}, error: () => {} }

/** The vault as the app builds it, on the real disk and clock. Only the keychain is another one, and passphrases cost next to nothing. */
export async function startRealVault({ folder, keychain }: Place, log = quietLog): Promise<Vault> {
  const vault = await readVault({
    folder,
    keychain: fileKeychain(keychain),
    write: writeWhole,
    cost: { kdf: 'scrypt', N: 2, r: 1, p: 1 },
    clock: { now: () => Date.now() },
    timer,
    log
  })
  await vault.open()
  return vault
}
