import type { ProfileId } from './profile.ts'

/** What can give the data key: the vault's key slots, as a person knows them. */
export type WaysIn = {
  /** As told to a person: "GNOME Keyring"; null: the vault is not in a keychain. */
  readonly keychain: string | null
  readonly passphrase: boolean
  readonly recoveryCode: boolean
}

export const noWaysIn: WaysIn = { keychain: null, passphrase: false, recoveryCode: false }

export type LockReason = 'person' | 'idle' | 'screen' | 'suspend'

/** Why the keychain did not give the key: it does not answer now, or has another one. */
export type KeychainProblem = 'locked' | 'changed'

export type NoKeychain = 'no-keychain' | 'weak-keychain'

/** How the vault can be used. Told to the person at all times in the sidebar's foot. */
export type VaultAccess =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly by: 'keychain' | 'passphrase' | 'recovery-code' }
  /** Names and countdowns are there, secrets are not. `since` in epoch ms; `start`: it has not been open since Mintmark started. */
  | { readonly kind: 'locked'; readonly since: number; readonly why: LockReason | 'start'; readonly keychain: KeychainProblem | null }
  /** There is no vault yet and no keychain to make one with: a person chooses a passphrase, or this session only. */
  | { readonly kind: 'choosing'; readonly why: NoKeychain }
  /** Everything works until Mintmark quits; nothing is written. */
  | { readonly kind: 'session-only'; readonly why: NoKeychain | 'folder-read-only' | 'newer-format' }
  /** A later version's vault that this one cannot open. The files stay as they are. */
  | { readonly kind: 'closed'; readonly why: 'newer-format' }

/**
 * What a person has to know and nothing else shows: what became of a file that could not be read, for one. `setAside` is the name the
 * unreadable one was given in the same folder.
 */
export type VaultNotice =
  /** The vault was opened by typing, because its keychain has another key. It counts as no way in until it has this one again. */
  | { readonly kind: 'keychain-changed'; readonly keychain: string }
  /** `setAside` is null where there was no file at all, only backups. `savedAt` in epoch ms. */
  | { readonly kind: 'backup-restored'; readonly savedAt: number; readonly setAside: string | null }
  | { readonly kind: 'vault-set-aside'; readonly setAside: string }
  | { readonly kind: 'tokens-set-aside'; readonly setAside: string }
  /** Some records made no sense and are marked in the list; the file as it was is kept under that name. */
  | { readonly kind: 'records-unreadable'; readonly count: number; readonly setAside: string }
  /** Records that the vault knows of are no longer in its file. */
  | { readonly kind: 'records-missing'; readonly count: number }
  /** Written by an earlier version and brought up to date; the file as it was is kept under that name. */
  | { readonly kind: 'migrated'; readonly from: number; readonly setAside: string }

/** A record that is not as Mintmark wrote it. Its secret or token is refused. */
export type DamagedRecord = { readonly profileId: ProfileId; readonly part: 'profile' | 'server' | 'token' }

export type VaultState = VaultAccess & {
  readonly ways: WaysIn
  readonly notices: readonly VaultNotice[]
  /** Known once the vault is open; at most one entry for a profile. */
  readonly damaged: readonly DamagedRecord[]
  /** Until then (epoch ms) no passphrase is tried; null: now. */
  readonly retryAt: number | null
}

/** Whether there is anything that could open it again after locking. */
export function canLock(state: VaultState): boolean {
  const { keychain, passphrase, recoveryCode } = state.ways
  return (state.kind === 'open' || state.kind === 'session-only') && (keychain !== null || passphrase || recoveryCode)
}

export const isKeychainChanged = ({ notices }: Pick<VaultState, 'notices'>): boolean =>
  notices.some(({ kind }) => kind === 'keychain-changed')

/** A passphrase has at least so many characters. */
export const shortestPassphrase = 8
export const longestPassphrase = 1_000
