import { assertNever } from '../assert-never.ts'
import type { VaultAccess, VaultNotice } from '../vault-state.ts'

/** One line for the sidebar's foot. */
export function vaultLine(access: VaultAccess): string {
  switch (access.kind) {
    case 'opening':
      return 'Opening the vault'
    case 'open':
      return `Keychain: ${access.keychain}`
    case 'session-only':
      return 'This session only'
    case 'closed':
      return closedLines[access.why]
    default:
      return assertNever(access)
  }
}

type Why<Kind extends VaultAccess['kind']> = Extract<VaultAccess, { readonly kind: Kind; readonly why: string }>['why']

const closedLines: Readonly<Record<Why<'closed'>, string>> = {
  'keychain-locked': 'Keychain locked',
  'keychain-changed': 'Keychain changed',
  'newer-format': 'Vault of a newer version'
}

const closedNotices: Readonly<Record<Why<'closed'>, string>> = {
  'keychain-locked':
    'The system keychain is locked or does not answer, so secrets and tokens cannot be read. Unlock it and try again; if that does not help, start Mintmark again.',
  'keychain-changed':
    'The system keychain no longer has the key of this vault, so its secrets cannot be read. The vault is kept as it is: it opens again once the old keychain is back.',
  'newer-format': 'A newer version of Mintmark has written this vault. Nothing in it is changed: install that version to use it.'
}

const sessionNotices: Readonly<Record<Why<'session-only'>, string>> = {
  'no-keychain':
    'This computer has no system keychain that answers, so nothing is written to disk. New profiles and tokens are gone when you quit.',
  'weak-keychain':
    'The system keychain would use a password that everyone knows, so nothing is written to disk. New profiles and tokens are gone when you quit.',
  'folder-read-only': 'Mintmark cannot write to its folder, so nothing is saved. New profiles and tokens are gone when you quit.'
}

/** What a person has to know about the vault, and what to do; null while all is well. */
export function vaultNotice(access: VaultAccess): string | null {
  switch (access.kind) {
    case 'opening':
    case 'open':
      return null
    case 'session-only':
      return sessionNotices[access.why]
    case 'closed':
      return closedNotices[access.why]
    default:
      return assertNever(access)
  }
}

/** What became of a file that could not be read. `dateText` is how a moment is written for this person. */
export function fileNotice(notice: VaultNotice, dateText: (at: number) => string): string {
  switch (notice.kind) {
    case 'backup-restored':
      return (
        `The vault could not be read, so the backup of ${dateText(notice.savedAt)} took its place.` +
        (notice.setAside === null ? '' : ` The unreadable file is kept as ${notice.setAside}.`)
      )
    case 'vault-set-aside':
      return `The vault could not be read and there is no backup, so Mintmark starts empty. The unreadable file is kept as ${notice.setAside}.`
    case 'tokens-set-aside':
      return `The stored tokens could not be read. Get new ones; the unreadable file is kept as ${notice.setAside}.`
    default:
      return assertNever(notice)
  }
}

/** Beside everything that takes a secret: where it will be. */
export function sealedText(access: VaultAccess): string {
  switch (access.kind) {
    case 'opening':
      return 'Secrets stay on this computer, sealed.'
    case 'open':
      return `Secrets stay on this computer, sealed with ${access.keychain}.`
    case 'session-only':
      return 'Secrets stay in memory and are gone when you quit.'
    case 'closed':
      return 'The vault is closed: nothing can be saved now.'
    default:
      return assertNever(access)
  }
}
