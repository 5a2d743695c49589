import { expect, it, test } from 'vitest'
import type { AppFacts } from '../../../../src-main/model/app-facts.ts'
import { mergeLicences } from '../../../../src-main/model/licence.ts'
import { diagnosticsText, vaultBackendText } from '../../../../src-main/model/text/about-text.ts'
import { noWaysIn, type VaultAccess, type VaultState } from '../../../../src-main/model/vault-state.ts'

const stateOf = (access: VaultAccess, ways = noWaysIn): VaultState => ({ ...access, ways, notices: [], damaged: [], retryAt: null })
const keyring = { ...noWaysIn, keychain: 'GNOME Keyring' }
const facts: AppFacts = {
  version: '1.2.3',
  electron: '45.4.1',
  chromium: '154.0',
  node: '24.18.0',
  platform: 'linux 6.1.0 x64',
  desktop: '',
  folder: '~/.config/Mintmark',
  canHideFromHistory: true,
  isTestPackage: false
}

it.each([
  [stateOf({ kind: 'opening' }), 'Opening'],
  [stateOf({ kind: 'open', by: 'keychain' }, keyring), 'Opens with GNOME Keyring'],
  [stateOf({ kind: 'open', by: 'keychain' }, { ...keyring, passphrase: true }), 'Opens with GNOME Keyring and passphrase'],
  [
    stateOf({ kind: 'locked', since: 0, why: 'idle', keychain: null }, { keychain: 'KWallet', passphrase: true, recoveryCode: true }),
    'Locked; opens with KWallet, passphrase and recovery code'
  ],
  [stateOf({ kind: 'choosing', why: 'no-keychain' }), 'No vault yet'],
  [stateOf({ kind: 'session-only', why: 'weak-keychain' }), 'Memory only: nothing is written to disk'],
  [stateOf({ kind: 'closed', why: 'newer-format' }), 'Written by a newer version of Mintmark']
])('%o in words: %s', (state, words) => expect(vaultBackendText(state)).toBe(words))

test('diagnostics tell kinds and counts, and leave out names of records and files', () => {
  const vault: VaultState = {
    ...stateOf({ kind: 'open', by: 'passphrase' }, { ...noWaysIn, passphrase: true }),
    notices: [{ kind: 'vault-set-aside', setAside: 'vault.json.corrupt-of-maria' }],
    damaged: [{ profileId: 'profile-of-maria', part: 'server' }]
  }
  expect(diagnosticsText(facts, vault, 'dark').split('\n')).toEqual([
    'Mintmark: 1.2.3',
    'Electron: 45.4.1',
    'Chromium: 154.0',
    'Node: 24.18.0',
    'System: linux 6.1.0 x64',
    'Data: ~/.config/Mintmark',
    'Vault: Opens with passphrase',
    'Notices: vault-set-aside',
    'Damaged records: 1',
    'Clipboard histories: told to leave copies out',
    'Theme: dark'
  ])
})

test('a package with an old Electron says so', () => {
  const lines = diagnosticsText({ ...facts, electron: '33.2.1', isTestPackage: true }, stateOf({ kind: 'opening' }), 'dark').split('\n')
  expect(lines[1]).toBe('Package: For tests only: Electron 33.2.1 is out of support')
})

test('licences are merged by package and version, in the order of names', () => {
  const of = (name: string, version: string) => ({ name, version, licence: 'MIT', text: 'terms' })
  const merged = mergeLicences([[of('svelte', '5.0.0'), of('axios', '1.0.0')], [], [of('axios', '1.0.0'), of('axios', '2.0.0')]])
  expect(merged.map(({ name, version }) => `${name} ${version}`)).toEqual(['axios 1.0.0', 'axios 2.0.0', 'svelte 5.0.0'])
})
