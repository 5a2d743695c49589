import { describe, expect, it } from 'vitest'
import { longestPassphrase } from '../../../src-main/model/vault-state.ts'
import { PassphraseForm } from '../../../src-renderer/state/passphrase-form.svelte.ts'

const fair = { level: 2, label: 'Fair' } as const
const typed = (passphrase: string, again = passphrase): PassphraseForm =>
  Object.assign(new PassphraseForm(() => Promise.resolve(() => fair)), { passphrase, again })

describe('a passphrase that is being chosen', () => {
  it.each([
    ['', '', false],
    ['seven 7', 'seven 7', false],
    ['eight ch', 'eight ch', true],
    ['eight ch', 'eight cH', false],
    ['eight ch', '', false],
    ['x'.repeat(longestPassphrase), 'x'.repeat(longestPassphrase), true],
    ['x'.repeat(longestPassphrase + 1), 'x'.repeat(longestPassphrase + 1), false]
  ])('is ready when it is long enough and typed twice: %.20j, %.20j', (passphrase, again, isReady) => {
    expect(typed(passphrase, again).isReady).toBe(isReady)
  })

  it('names a problem once its field was left, and no longer when it is solved', () => {
    const form = typed('short', 'other')
    expect([form.problem('passphrase'), form.problem('again')]).toEqual([undefined, undefined])
    form.visit('again')
    expect([form.problem('passphrase'), form.problem('again')]).toEqual([undefined, 'The two are not the same yet.'])
    form.visit('passphrase')
    expect(form.problem('passphrase')).toBe('It needs at least 8 characters.')
    Object.assign(form, { passphrase: 'long enough', again: 'long enough' })
    expect([form.problem('passphrase'), form.problem('again')]).toEqual([undefined, undefined])
    form.passphrase = 'x'.repeat(longestPassphrase + 1)
    expect(form.problem('passphrase')).toBe('It has at most 1000 characters.')
  })

  it('names every problem after an attempt to go on', () => {
    const form = typed('short', 'other')
    expect([form.check(), form.problem('passphrase') !== undefined, form.problem('again') !== undefined]).toEqual([false, true, true])
    expect(typed('long enough').check()).toBe(true)
  })
})

describe('its strength', () => {
  it('is estimated when it is long enough, once the estimate is there', async () => {
    const form = typed('long enough')
    expect(form.strength).toBeNull()
    await Promise.resolve()
    expect(form.strength).toEqual(fair)
    form.passphrase = 'short'
    expect(form.strength).toBeNull()
  })

  it('comes from the real estimate where no other is given', async () => {
    const form = new PassphraseForm()
    form.passphrase = 'correct horse battery staple'
    await import('../../../src-renderer/state/passphrase-strength.ts')
    await new Promise(setImmediate)
    expect(form.strength).toEqual({ level: 4, label: 'Very strong' })
  })
})

it('forgets what was typed', () => {
  const form = new PassphraseForm(async () => () => ({ level: 1, label: 'Weak' }))
  form.passphrase = 'four words of a test'
  form.again = 'four words of a test'
  form.forget()
  expect([form.passphrase, form.again, form.isReady]).toEqual(['', '', false])
})
