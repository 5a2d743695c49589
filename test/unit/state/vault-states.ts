import { noWaysIn, type VaultAccess, type VaultState } from '../../../src-main/model/vault-state.ts'

type Rest = Omit<VaultState, keyof VaultAccess>

/** What main says of a vault, with nothing else to tell. */
export const vaultState = (access: VaultAccess, rest: Partial<Rest> = {}): VaultState => ({
  ways: noWaysIn,
  notices: [],
  damaged: [],
  retryAt: null,
  ...rest,
  ...access
})

const keychain = { ...noWaysIn, keychain: 'GNOME Keyring' }

export const openVault = vaultState({ kind: 'open', by: 'keychain' }, { ways: keychain })
export const lockedVault = vaultState({ kind: 'locked', since: 0, why: 'person', keychain: null }, { ways: keychain })
export const sessionVault = vaultState({ kind: 'session-only', why: 'no-keychain' })
