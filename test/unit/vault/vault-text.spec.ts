import { describe, expect, it } from 'vitest'
import {
  fileNotice,
  keychainProblemText,
  lockedText,
  noKeychainTexts,
  sealedText,
  vaultLine,
  vaultNotice
} from '../../../src-main/model/text/vault-text.ts'
import {
  noWaysIn,
  type LockReason,
  type VaultAccess,
  type VaultNotice,
  type VaultState,
  type WaysIn
} from '../../../src-main/model/vault-state.ts'

const keychain = { ...noWaysIn, keychain: 'GNOME Keyring' }
const inState = (access: VaultAccess, ways: WaysIn = keychain): VaultState => ({ ways, notices: [], damaged: [], retryAt: null, ...access })

const accesses: readonly (readonly [VaultAccess, string, RegExp | null])[] = [
  [{ kind: 'opening' }, 'Opening the vault', null],
  [{ kind: 'open', by: 'keychain' }, 'Keychain: GNOME Keyring', null],
  [{ kind: 'open', by: 'passphrase' }, 'Opened by passphrase', null],
  [{ kind: 'locked', since: 0, why: 'person', keychain: null }, 'Locked', null],
  [{ kind: 'choosing', why: 'no-keychain' }, 'This session only', null],
  [{ kind: 'session-only', why: 'no-keychain' }, 'This session only', /nothing is written to disk.* gone when you quit\.$/],
  [{ kind: 'session-only', why: 'weak-keychain' }, 'This session only', /nothing is written to disk.* gone when you quit\.$/],
  [{ kind: 'session-only', why: 'folder-read-only' }, 'This session only', /its folder.* gone when you quit\.$/],
  [{ kind: 'session-only', why: 'newer-format' }, 'This session only', /newer version of Mintmark.* gone when you quit\.$/],
  [{ kind: 'closed', why: 'newer-format' }, 'Vault of a newer version', /newer version of Mintmark.*install that version to use it\.$/]
]

it.each(accesses)('%j: %s', (access, line, notice) => {
  expect(vaultLine(inState(access))).toBe(line)
  const text = vaultNotice(access)
  if (notice === null) expect(text).toBeNull()
  else expect(text).toMatch(notice)
})

describe('while it is locked', () => {
  const time = (at: number): string => `${at} o'clock`
  const reasons: { readonly [Why in LockReason | 'start']: string } = {
    person: "Locked at 7 o'clock.",
    idle: "Locked at 7 o'clock, because nobody used this computer for a while.",
    screen: "Locked at 7 o'clock, together with the screen.",
    suspend: "Locked at 7 o'clock, because the computer went to sleep.",
    start: 'Your secrets and tokens are sealed.'
  }
  it.each(Object.entries(reasons) as [LockReason | 'start', string][])('it says since when and why: %s', (why, text) =>
    expect(lockedText({ kind: 'locked', since: 7, why, keychain: null }, time)).toBe(text)
  )

  it('it says what is wrong with the keychain, and what to do', () => {
    expect(keychainProblemText({ keychain: null, ways: keychain })).toBeNull()
    expect(keychainProblemText({ keychain: 'locked', ways: keychain })).toMatch(
      /^GNOME Keyring is locked or does not answer\. Unlock it and try again; .* Your vault is kept as it is\.$/
    )
    expect(keychainProblemText({ keychain: 'changed', ways: keychain })).toMatch(
      /^GNOME Keyring no longer has the key .* keychain is back\.$/
    )
  })

  it.each([{ passphrase: true }, { recoveryCode: true }])('a keychain that has changed is not the only way in: %j', (way) =>
    expect(keychainProblemText({ keychain: 'changed', ways: { ...keychain, ...way } })).toMatch(/is back, or with your passphrase\.$/)
  )

  it('a keychain without a name is called what it is', () =>
    expect(keychainProblemText({ keychain: 'locked', ways: noWaysIn })).toMatch(/^The system keychain is locked/))
})

it.each(Object.values(noKeychainTexts))('a passphrase is asked for with its reason, and with what happens when it is lost: %s', (text) =>
  expect(text).toMatch(/^\S.*keychain.*so a passphrase will seal your secrets\. It cannot be recovered: write it down somewhere safe\.$/)
)

it.each([
  [{ kind: 'opening' }, 'Secrets are sealed.'],
  [{ kind: 'locked', since: 0, why: 'idle', keychain: null }, 'Secrets are sealed.'],
  [{ kind: 'open', by: 'keychain' }, 'Secrets are sealed with GNOME Keyring.'],
  [{ kind: 'choosing', why: 'no-keychain' }, 'Secrets are kept in memory only, until you quit.'],
  [{ kind: 'session-only', why: 'no-keychain' }, 'Secrets are kept in memory only, until you quit.'],
  [{ kind: 'closed', why: 'newer-format' }, 'The vault is closed: nothing can be saved now.']
] as const)('where a secret will be: %j', (access, text) => expect(sealedText(inState(access))).toBe(text))

it('a vault that only a passphrase opens says so', () => {
  const state = inState({ kind: 'open', by: 'passphrase' }, { ...noWaysIn, passphrase: true })
  expect([vaultLine(state), sealedText(state)]).toEqual(['Opened by passphrase', 'Secrets are sealed with your passphrase.'])
})

const notices: readonly (readonly [VaultNotice, string])[] = [
  [
    { kind: 'backup-restored', savedAt: 7, setAside: 'v' },
    'The vault could not be read, so the backup of day 7 took its place. The unreadable file is kept as v.'
  ],
  [{ kind: 'backup-restored', savedAt: 7, setAside: null }, 'The vault could not be read, so the backup of day 7 took its place.'],
  [
    { kind: 'vault-set-aside', setAside: 'v' },
    'The vault could not be read and there is no backup, so Mintmark starts empty. The unreadable file is kept as v.'
  ],
  [{ kind: 'tokens-set-aside', setAside: 't' }, 'The stored tokens could not be read. Get new ones; the unreadable file is kept as t.'],
  [
    { kind: 'records-unreadable', count: 2, setAside: 'v' },
    '2 records of the vault could not be read: look for the mark in the list. The file as it was is kept as v.'
  ],
  [
    { kind: 'records-missing', count: 3 },
    '3 records of the vault are gone from its file, and Mintmark did not remove them. An earlier version of the vault may still have them.'
  ],
  [
    { kind: 'records-missing', count: 1 },
    '1 record of the vault is gone from its file, and Mintmark did not remove it. An earlier version of the vault may still have it.'
  ],
  [
    { kind: 'keychain-changed', keychain: 'KWallet' },
    'KWallet no longer has the key of this vault, so it does not open it. Store the key there again in the settings, or remove it there.'
  ],
  [
    { kind: 'migrated', from: 1, setAside: 'v' },
    'This vault was written by an earlier version, whose files did not protect addresses: check those of your servers once. The file as it was is kept as v.'
  ]
]

it.each(notices)('%j', (notice, text) => expect(fileNotice(notice, (at) => `day ${at}`)).toBe(text))
