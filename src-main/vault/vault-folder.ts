import type { VaultAccess, VaultNotice } from '../model/vault-state.ts'
import { prepareFolder } from './file-generations.ts'
import type { KeyRing } from './key-slots.ts'
import type { TokenRecord } from './schema.ts'
import { emptyContent, toContent, type VaultContent } from './vault-content.ts'
import { newerFormat, readTokensFile, readVaultFile } from './vault-file.ts'

export type FoundVault = {
  readonly isWritable: boolean
  readonly access: VaultAccess
  /** null where there is no vault yet. */
  readonly ring: KeyRing | null
  readonly content: VaultContent
  readonly tokens: readonly TokenRecord[]
  readonly notices: readonly VaultNotice[]
}

const nothing = { access: { kind: 'opening' }, ring: null, content: emptyContent, tokens: [], notices: [] } as const

/** Everything that can be known without the key. */
export function readVaultFolder(folder: string, now: number): FoundVault {
  const isWritable = prepareFolder(folder)
  try {
    const vault = readVaultFile(folder, isWritable, now)
    if (vault.value === newerFormat) return { ...nothing, isWritable: false, access: { kind: 'closed', why: 'newer-format' } }
    const content = vault.value === null ? emptyContent : toContent(vault.value)
    const tokens = readTokensFile(folder, isWritable, now)
    return {
      isWritable,
      access: { kind: 'opening' },
      ring: vault.value?.ring ?? null,
      content,
      // A profile can be gone while its token is still there: the two files are not written at the same moment.
      tokens: tokens.value.filter(({ profileId }) => content.profiles.has(profileId)),
      notices: [vault.notice, tokens.notice].filter((notice) => notice !== null)
    }
  } catch {
    // The system does not let Mintmark read what is there. It may be perfectly good, so it must not be replaced.
    return { ...nothing, isWritable: false }
  }
}
