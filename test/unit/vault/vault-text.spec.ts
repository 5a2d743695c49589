import { expect, it } from 'vitest'
import type { VaultAccess, VaultNotice } from '../../../src-main/model/vault-state.ts'
import { fileNotice, vaultLine, vaultNotice } from '../../../src-main/model/text/vault-text.ts'

const accesses: readonly (readonly [VaultAccess, string, RegExp | null])[] = [
  [{ kind: 'opening' }, 'Opening the vault', null],
  [{ kind: 'open', keychain: 'GNOME Keyring' }, 'Keychain: GNOME Keyring', null],
  [{ kind: 'session-only', why: 'no-keychain' }, 'This session only', /no system keychain.* gone when you quit\.$/],
  [{ kind: 'session-only', why: 'weak-keychain' }, 'This session only', /everyone knows.* gone when you quit\.$/],
  [{ kind: 'session-only', why: 'folder-read-only' }, 'This session only', /its folder.* gone when you quit\.$/],
  [{ kind: 'closed', why: 'keychain-locked' }, 'Keychain locked', /Unlock it and try again/],
  [{ kind: 'closed', why: 'keychain-changed' }, 'Keychain changed', /kept as it is/],
  [{ kind: 'closed', why: 'newer-format' }, 'Vault of a newer version', /newer version of Mintmark/]
]

it.each(accesses)('%j: %s', (access, line, notice) => {
  expect(vaultLine(access)).toBe(line)
  const text = vaultNotice(access)
  if (notice === null) expect(text).toBeNull()
  else expect(text).toMatch(notice)
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
  [{ kind: 'tokens-set-aside', setAside: 't' }, 'The stored tokens could not be read. Get new ones; the unreadable file is kept as t.']
]

it.each(notices)('%j', (notice, text) => expect(fileNotice(notice, (at) => `day ${at}`)).toBe(text))
