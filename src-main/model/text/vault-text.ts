import { assertNever } from '../assert-never.ts'
import type { KeychainProblem, LockReason, NoKeychain, VaultAccess, VaultNotice, VaultState } from '../vault-state.ts'

/** One line for the sidebar's foot. */
export function vaultLine(state: VaultState): string {
  switch (state.kind) {
    case 'opening':
      return 'Opening the vault'
    case 'open':
      return state.ways.keychain !== null && state.by === 'keychain' ? `Keychain: ${state.ways.keychain}` : 'Opened by passphrase'
    case 'locked':
      return 'Locked'
    case 'choosing':
    case 'session-only':
      return 'This session only'
    case 'closed':
      return 'Vault of a newer version'
    default:
      return assertNever(state)
  }
}

const problemTexts: Readonly<Record<KeychainProblem, (keychain: string) => string>> = {
  locked: (keychain) =>
    `${keychain} is locked or does not answer. Unlock it and try again; if that does not help, start Mintmark again. Your vault is kept as it is.`,
  changed: (keychain) =>
    `${keychain} no longer has the key of this vault. The vault is kept as it is: it opens again once the old keychain is back`
}

/** Why the keychain did not open the vault, and what to do. */
export function keychainProblemText({ keychain, ways }: Pick<Extract<VaultState, { kind: 'locked' }>, 'keychain' | 'ways'>): string | null {
  if (keychain === null) return null
  const text = problemTexts[keychain](ways.keychain ?? 'The system keychain')
  if (keychain === 'locked') return text
  return ways.passphrase || ways.recoveryCode ? `${text}, or with your passphrase.` : `${text}.`
}

const lockReasons: Readonly<Record<LockReason, string>> = {
  person: '',
  idle: ', because nobody used this computer for a while',
  screen: ', together with the screen',
  suspend: ', because the computer went to sleep'
}

/** "Locked at 19:20, together with the screen." `timeText` is how a time of day is written for this person. */
export function lockedText({ since, why }: Extract<VaultAccess, { kind: 'locked' }>, timeText: (at: number) => string): string {
  return why === 'start' ? 'Your secrets and tokens are sealed.' : `Locked at ${timeText(since)}${lockReasons[why]}.`
}

/** Why a passphrase is asked for, where there is no keychain to make a vault with. */
export const noKeychainTexts: Readonly<Record<NoKeychain, string>> = {
  'no-keychain':
    'This computer has no system keychain that Mintmark can trust, so a passphrase will seal your secrets. It cannot be recovered: write it down somewhere safe.',
  'weak-keychain':
    'The system keychain would use a password that everyone knows, so a passphrase will seal your secrets. It cannot be recovered: write it down somewhere safe.'
}

type SessionOnly = Extract<VaultAccess, { readonly kind: 'session-only' }>

const sessionNotices: Readonly<Record<SessionOnly['why'], string>> = {
  'no-keychain': 'This vault is for this session only: nothing is written to disk. New profiles and tokens are gone when you quit.',
  'weak-keychain': 'This vault is for this session only: nothing is written to disk. New profiles and tokens are gone when you quit.',
  'folder-read-only': 'Mintmark cannot write to its folder, so nothing is saved. New profiles and tokens are gone when you quit.',
  'newer-format':
    'A newer version of Mintmark has written this vault. It can be used, but nothing in it is changed: what you change here is gone when you quit.'
}

/** What a person has to know about the vault, and what to do; null while all is well. */
export function vaultNotice(access: VaultAccess): string | null {
  switch (access.kind) {
    case 'opening':
    case 'open':
    case 'locked':
    case 'choosing':
      return null
    case 'session-only':
      return sessionNotices[access.why]
    case 'closed':
      return 'A newer version of Mintmark has written this vault. Nothing in it is changed: install that version to use it.'
    default:
      return assertNever(access)
  }
}

const records = (count: number): string => (count === 1 ? '1 record' : `${count} records`)

/** What a person has to know besides. `dateText` is how a moment is written for this person. */
export function fileNotice(notice: VaultNotice, dateText: (at: number) => string): string {
  switch (notice.kind) {
    case 'keychain-changed':
      return `${notice.keychain} no longer has the key of this vault, so it does not open it. Store the key there again in the settings, or remove it there.`
    case 'backup-restored':
      return (
        `The vault could not be read, so the backup of ${dateText(notice.savedAt)} took its place.` +
        (notice.setAside === null ? '' : ` The unreadable file is kept as ${notice.setAside}.`)
      )
    case 'vault-set-aside':
      return `The vault could not be read and there is no backup, so Mintmark starts empty. The unreadable file is kept as ${notice.setAside}.`
    case 'tokens-set-aside':
      return `The stored tokens could not be read. Get new ones; the unreadable file is kept as ${notice.setAside}.`
    case 'records-unreadable':
      return `${records(notice.count)} of the vault could not be read: look for the mark in the list. The file as it was is kept as ${notice.setAside}.`
    case 'records-missing':
      return notice.count === 1
        ? '1 record of the vault is gone from its file, and Mintmark did not remove it. An earlier version of the vault may still have it.'
        : `${records(notice.count)} of the vault are gone from its file, and Mintmark did not remove them. An earlier version of the vault may still have them.`
    case 'migrated':
      return (
        `This vault was written by an earlier version, whose files did not protect addresses: check those of your servers once. ` +
        `The file as it was is kept as ${notice.setAside}.`
      )
    default:
      return assertNever(notice)
  }
}

/** Beside everything that takes a secret: how it is kept. Not that it stays here, since it is sent to the server. */
export function sealedText(state: VaultState): string {
  switch (state.kind) {
    case 'opening':
    case 'locked':
      return 'Secrets are sealed.'
    case 'open':
      return `Secrets are sealed with ${state.ways.keychain ?? 'your passphrase'}.`
    case 'choosing':
    case 'session-only':
      return 'Secrets are kept in memory only, until you quit.'
    case 'closed':
      return 'The vault is closed: nothing can be saved now.'
    default:
      return assertNever(state)
  }
}
