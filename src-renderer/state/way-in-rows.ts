import { assertNever } from '../../src-main/model/assert-never.ts'
import { isKeychainChanged, type VaultState } from '../../src-main/model/vault-state.ts'

/** What a person reads of a way into the vault, and what can be done about it. */
export type WayInRow = {
  readonly name: string
  readonly text: string
  /** Whether it is there now. */
  readonly isThere: boolean
  /** Not while it is the last one that opens the vault. */
  readonly canGo: boolean
}

/** What the rows are about: the slots, and whether that of the keychain has become useless. */
type Ways = Pick<VaultState, 'ways' | 'notices'>

export function keychainRow({ ways: { keychain, passphrase }, notices }: Ways): WayInRow {
  const text = 'Opens the vault by itself while you are signed in.'
  if (keychain === null) return { name: 'System keychain', text: `Not used. ${text}`, isThere: false, canGo: false }
  if (isKeychainChanged({ notices })) {
    return {
      name: `System keychain: ${keychain}`,
      text: 'It has lost the key of this vault, and opens nothing.',
      isThere: true,
      canGo: passphrase
    }
  }
  return {
    name: `System keychain: ${keychain}`,
    text: passphrase ? text : `${text} Add a passphrase to remove it.`,
    isThere: true,
    canGo: passphrase
  }
}

export function passphraseRow({ ways: { keychain, passphrase }, notices }: Ways): WayInRow {
  const row = { name: 'Passphrase', isThere: passphrase, canGo: passphrase && keychain !== null && !isKeychainChanged({ notices }) }
  if (!passphrase) return { ...row, text: 'Not set. A second way in, should the keychain be reset.' }
  return {
    ...row,
    text: row.canGo ? 'Opens the vault when the keychain does not.' : 'Opens the vault. To remove it, store the key in the keychain first.'
  }
}

export function recoveryCodeRow({ ways: { recoveryCode } }: Ways): WayInRow {
  const text = 'Opens the vault when keychain and passphrase are gone.'
  return { name: 'Recovery code', text: recoveryCode ? text : `${text} Shown once.`, isThere: recoveryCode, canGo: recoveryCode }
}

/** Why there is nothing to manage about the ways in; null: there is. */
export function noWaysInText(state: VaultState): string | null {
  switch (state.kind) {
    case 'open':
      return null
    case 'opening':
      return 'The vault is being opened.'
    case 'locked':
      return 'Unlock Mintmark to change what opens the vault.'
    case 'closed':
      return 'A newer version of Mintmark has written this vault: only that version can change what opens it.'
    case 'choosing':
      return 'There is no vault yet. A passphrase makes one.'
    case 'session-only':
      return sessionTexts[state.why]
    default:
      return assertNever(state)
  }
}

type SessionOnly = Extract<VaultState, { readonly kind: 'session-only' }>

const sessionTexts: Readonly<Record<SessionOnly['why'], string>> = {
  'no-keychain':
    'This vault is for this session only: nothing is written, so nothing has to open it. A passphrase makes a vault that stays.',
  'weak-keychain':
    'This vault is for this session only: nothing is written, so nothing has to open it. A passphrase makes a vault that stays.',
  'folder-read-only': 'Mintmark cannot write to its folder, so this vault is for this session only and nothing has to open it.',
  'newer-format': 'A newer version of Mintmark has written this vault: only that version can change what opens it.'
}

/** Whether a passphrase would make a vault that stays. */
export const canCreateVault = (state: VaultState): boolean =>
  state.kind === 'choosing' || (state.kind === 'session-only' && (state.why === 'no-keychain' || state.why === 'weak-keychain'))
