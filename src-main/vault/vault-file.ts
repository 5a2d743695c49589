import { join } from 'node:path'
import type { VaultNotice } from '../model/vault-state.ts'
import { newestBackup, readJson, restoreBackup, setAside } from './file-generations.ts'
import { isNewerFormat, parseTokens, parseVault, type TokenRecord, type VaultRecord } from './schema.ts'

export const vaultFile = 'vault.json'
export const tokensFile = 'tokens.json'

export const newerFormat = 'newer-format'

const parseAnyVault = (value: unknown): VaultRecord | typeof newerFormat | null => (isNewerFormat(value) ? newerFormat : parseVault(value))

export type Found<Value> = { readonly value: Value; readonly notice: VaultNotice | null }

/**
 * Reads vault.json. One that makes no sense is set aside and the newest good backup takes its place; without a backup the vault
 * starts empty (null). In a folder that cannot be written to nothing is moved.
 */
export function readVaultFile(folder: string, isWritable: boolean, now: number): Found<VaultRecord | typeof newerFormat | null> {
  const reading = readJson(join(folder, vaultFile), parseAnyVault)
  if (reading.kind === 'read') return { value: reading.value, notice: null }
  const aside = reading.kind === 'unreadable' && isWritable ? setAside(folder, vaultFile, now) : null
  const backup = newestBackup(folder, vaultFile, parseAnyVault)
  if (backup === null) return { value: null, notice: aside === null ? null : { kind: 'vault-set-aside', setAside: aside } }
  if (isWritable) restoreBackup(folder, vaultFile, backup)
  return { value: backup.value, notice: { kind: 'backup-restored', savedAt: backup.savedAt, setAside: aside } }
}

/** Reads tokens.json. One that makes no sense is set aside: tokens can always be minted again. */
export function readTokensFile(folder: string, isWritable: boolean, now: number): Found<readonly TokenRecord[]> {
  const reading = readJson(join(folder, tokensFile), parseTokens)
  if (reading.kind === 'read') return { value: reading.value, notice: null }
  const aside = reading.kind === 'unreadable' && isWritable ? setAside(folder, tokensFile, now) : null
  return { value: [], notice: aside === null ? null : { kind: 'tokens-set-aside', setAside: aside } }
}
