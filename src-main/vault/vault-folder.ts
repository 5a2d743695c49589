import type { VaultNotice } from '../model/vault-state.ts'
import { prepareFolder } from './file-generations.ts'
import { noTokens, readTokensFile, type TokensReading } from './tokens-reading.ts'
import { readVaultFile } from './vault-file.ts'
import { vaultFormat, type VaultReading } from './vault-records.ts'

export type FoundVault = {
  /** Why nothing may be written. */
  readonly restriction: 'folder-read-only' | 'newer-format' | null
  /** null where there is no vault yet. */
  readonly vault: VaultReading | null
  /** Of vault.json as it was read; see `signatureOf`. */
  readonly signature: string | null
  readonly tokens: TokensReading
  readonly notices: readonly VaultNotice[]
}

async function read(folder: string, isWritable: boolean, now: number): Promise<FoundVault> {
  const { reading, signature, notices, isTooNew } = await readVaultFile(folder, isWritable, now)
  const isNewer = isTooNew === true || (reading !== null && reading.format > vaultFormat)
  const tokens = await readTokensFile(folder, isWritable && !isNewer, now)
  return {
    restriction: isNewer ? 'newer-format' : isWritable ? null : 'folder-read-only',
    vault: reading,
    signature,
    tokens: tokens.reading,
    notices: [...notices, ...tokens.notices]
  }
}

const nothing: FoundVault = { restriction: 'folder-read-only', vault: null, signature: null, tokens: noTokens, notices: [] }

/**
 * Everything that can be known without the key. Where something cannot be set aside or put back, what is there is shown as it is and nothing
 * is written; where the system does not even let Mintmark read it, it may be perfectly good all the same, and must not be replaced.
 */
export async function readVaultFolder(folder: string, now: number): Promise<FoundVault> {
  return read(folder, prepareFolder(folder), now)
    .catch(() => read(folder, false, now))
    .catch(() => nothing)
}
