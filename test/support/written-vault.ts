import { mkdir } from 'node:fs/promises'
import { Secret } from '../../src-main/model/secret.ts'
import type { Profile } from '../../src-main/model/profile.ts'
import type { Server } from '../../src-main/model/server.ts'
import { readVault } from '../../src-main/vault/read-vault.ts'
import type { StoredToken } from '../../src-main/vault/vault.ts'
import { writeWhole } from '../../src-main/vault/whole-file.ts'
import { createMemoryKeychain } from '../unit/vault/memory-keychain.ts'

export type VaultToWrite = {
  readonly passphrase: string
  readonly servers: readonly Server[]
  readonly profiles: readonly Profile[]
  /** Each profile has this one, or one of its own. */
  readonly secret: string | ((profile: Profile) => string)
  readonly tokens?: readonly StoredToken[]
}

/** The least that the vault takes: a test is no attacker. */
const cheapest = { kdf: 'scrypt', N: 2, r: 1, p: 1 } as const

/** Writes what a person could have made on another day, by the vault's own room: nobody else knows how it is written. */
export async function writeVault(folder: string, { passphrase, servers, profiles, secret, tokens = [] }: VaultToWrite): Promise<void> {
  await mkdir(folder, { mode: 0o700, recursive: true })
  const memory = createMemoryKeychain()
  memory.become('absent')
  const vault = await readVault({
    folder,
    keychain: memory.keychain,
    write: writeWhole,
    cost: cheapest,
    clock: { now: () => Date.now() },
    timer: () => () => {},
    log: { info: () => {}, warn: () => {}, error: () => {} }
  })
  await vault.open()
  const created = await vault.create(passphrase)
  const saved = await vault.save({
    putServers: servers,
    putProfiles: profiles.map((profile) => ({ profile, secret: new Secret(typeof secret === 'string' ? secret : secret(profile)) }))
  })
  const stored = await Promise.all(tokens.map((token) => vault.tokens.put(token)))
  const failed = [created, saved, ...stored].find(({ ok }) => !ok)
  if (failed !== undefined) throw new Error(`no vault could be made: ${JSON.stringify(failed)}`)
  await vault.close()
}
