import { expect, it, test } from 'vitest'
import { passphraseStrength } from '../../../src-renderer/state/passphrase-strength.ts'

it.each([
  ['password', 1, 'Weak'],
  ['passw0rd12', 1, 'Weak'],
  ['qwertyuiop', 1, 'Weak'],
  ['mintmark', 1, 'Weak'],
  ['19.04.1986', 1, 'Weak'],
  ['aaaaaaaaaaaaaaaaaaaaaaaa', 1, 'Weak'],
  ['x7$kQ9!m', 2, 'Fair'],
  ['correct horse', 3, 'Strong'],
  ['correct horse battery staple', 4, 'Very strong']
])('%s: %i of 4, %s', (passphrase, level, label) => expect(passphraseStrength(passphrase)).toEqual({ level, label }))

test('a text of any length has an estimate', () => {
  expect(passphraseStrength('')).toEqual({ level: 1, label: 'Weak' })
  expect(passphraseStrength('correct horse battery staple '.repeat(40)).level).toBe(4)
})
