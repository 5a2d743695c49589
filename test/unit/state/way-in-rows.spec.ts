import { describe, expect, it } from 'vitest'
import { noWaysIn, type VaultAccess, type VaultState, type WaysIn } from '../../../src-main/model/vault-state.ts'
import { canCreateVault, keychainRow, noWaysInText, passphraseRow, recoveryCodeRow } from '../../../src-renderer/state/way-in-rows.ts'

const ways = (change: Partial<WaysIn>, notices: VaultState['notices'] = []): Pick<VaultState, 'ways' | 'notices'> => ({
  ways: { ...noWaysIn, ...change },
  notices
})
const state = (access: VaultAccess): VaultState => ({ ...access, ways: noWaysIn, notices: [], damaged: [], retryAt: null })

describe('the last of keychain and passphrase stays', () => {
  it.each([
    [{ keychain: 'KWallet' }, false, false],
    [{ passphrase: true }, false, false],
    [{ keychain: 'KWallet', passphrase: true }, true, true],
    // A recovery code is for when the others are gone, not instead of them.
    [{ keychain: 'KWallet', recoveryCode: true }, false, false],
    [{ passphrase: true, recoveryCode: true }, false, false]
  ])('%j', (change, keychainCanGo, passphraseCanGo) => {
    expect([keychainRow(ways(change)).canGo, passphraseRow(ways(change)).canGo]).toEqual([keychainCanGo, passphraseCanGo])
  })

  it('and its row says why', () => {
    expect(keychainRow(ways({ keychain: 'KWallet' }))).toMatchObject({
      name: 'System keychain: KWallet',
      text: 'Opens the vault by itself while you are signed in. Add a passphrase to remove it.'
    })
    expect(passphraseRow(ways({ passphrase: true })).text).toBe('Opens the vault. To remove it, store the key in the keychain first.')
  })

  it('where the keychain has lost the key that is the passphrase, whatever slots there are', () => {
    const lost = ways({ keychain: 'KWallet', passphrase: true }, [{ kind: 'keychain-changed', keychain: 'KWallet' }])
    expect(passphraseRow(lost)).toMatchObject({ text: 'Opens the vault. To remove it, store the key in the keychain first.', canGo: false })
    expect(keychainRow(lost)).toMatchObject({ text: 'It has lost the key of this vault, and opens nothing.', canGo: true })
  })
})

it('a row says what the way in is for, there or not', () => {
  const both = ways({ keychain: 'KWallet', passphrase: true, recoveryCode: true })
  const none = ways({})
  expect([keychainRow, passphraseRow, recoveryCodeRow].map((row) => [row(none).isThere, row(none).text])).toEqual([
    [false, 'Not used. Opens the vault by itself while you are signed in.'],
    [false, 'Not set. A second way in, should the keychain be reset.'],
    [false, 'Opens the vault when keychain and passphrase are gone. Shown once.']
  ])
  expect([keychainRow, passphraseRow, recoveryCodeRow].map((row) => [row(both).isThere, row(both).text])).toEqual([
    [true, 'Opens the vault by itself while you are signed in.'],
    [true, 'Opens the vault when the keychain does not.'],
    [true, 'Opens the vault when keychain and passphrase are gone.']
  ])
})

describe('what there is to manage', () => {
  it.each([
    [{ kind: 'open', by: 'keychain' }, null, false],
    [{ kind: 'opening' }, /being opened/, false],
    [{ kind: 'locked', since: 0, why: 'person', keychain: null }, /Unlock Mintmark/, false],
    [{ kind: 'choosing', why: 'no-keychain' }, /no vault yet/, true],
    [{ kind: 'session-only', why: 'no-keychain' }, /A passphrase makes a vault that stays/, true],
    [{ kind: 'session-only', why: 'weak-keychain' }, /A passphrase makes a vault that stays/, true],
    [{ kind: 'session-only', why: 'folder-read-only' }, /cannot write/, false],
    [{ kind: 'session-only', why: 'newer-format' }, /newer version/, false],
    [{ kind: 'closed', why: 'newer-format' }, /newer version/, false]
  ] satisfies readonly (readonly [VaultAccess, RegExp | null, boolean])[])('%j', (access, text, canCreate) => {
    const said = noWaysInText(state(access))
    if (text === null) expect(said).toBeNull()
    else expect(said).toMatch(text)
    expect(canCreateVault(state(access))).toBe(canCreate)
  })
})
