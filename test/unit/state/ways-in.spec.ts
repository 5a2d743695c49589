import { describe, expect, it, test } from 'vitest'
import { fail, ok } from '../../../src-main/model/result.ts'
import { noWaysIn, type VaultAccess, type VaultState, type WaysIn } from '../../../src-main/model/vault-state.ts'
import { ToastsState } from '../../../src-renderer/state/toasts.svelte.ts'
import { WaysInState } from '../../../src-renderer/state/ways-in.svelte.ts'
import { fakeApi } from './fake-api.ts'

const open: VaultAccess = { kind: 'open', by: 'keychain' }
const both: Partial<WaysIn> = { keychain: 'KWallet', passphrase: true }

function withWays(change: Partial<WaysIn>, access: VaultAccess = open) {
  const main = fakeApi()
  const toasts = new ToastsState()
  const vault: VaultState = { ...access, ways: { ...noWaysIn, ...change }, notices: [], damaged: [], retryAt: null }
  const waysIn = new WaysInState(main.api, toasts, () => vault)
  const type = (passphrase: string, again = passphrase): void => {
    if (waysIn.dialog?.kind === 'passphrase') Object.assign(waysIn.dialog.form, { passphrase, again })
  }
  return { ...main, waysIn, type, texts: () => toasts.all.map(({ text }) => text) }
}

describe('a passphrase', () => {
  it.each([
    [{ keychain: 'KWallet' }, open, 'add', 'Passphrase added', ['vault.setPassphrase', { current: null, next: 'long enough' }]],
    [both, open, 'change', 'Passphrase changed', ['vault.setPassphrase', { current: 'old one', next: 'long enough' }]],
    [{}, { kind: 'session-only', why: 'no-keychain' }, 'create', 'The vault is made', ['vault.create', 'long enough']]
  ] as const)('with %j: %s', async (ways, access, task, said, call) => {
    const { waysIn, type, texts, calls } = withWays(ways, access)
    waysIn.choosePassphrase()
    expect(waysIn.dialog).toMatchObject({ kind: 'passphrase', task })
    type('long enough')
    waysIn.current.value = 'old one'
    await waysIn.savePassphrase()
    expect([calls, waysIn.dialog, waysIn.current.value, texts()]).toEqual([[call], null, '', [said]])
  })

  it('is not sent before it is typed twice, and the current one as well', async () => {
    const { waysIn, type, calls } = withWays(both)
    waysIn.choosePassphrase()
    type('long enough', 'other')
    await waysIn.savePassphrase()
    expect(waysIn.current.problem(null)).toBe('Enter the passphrase.')
    waysIn.current.value = 'old one'
    await waysIn.savePassphrase()
    type('long enough')
    waysIn.current.value = ''
    await waysIn.savePassphrase()
    expect(calls).toEqual([])
  })

  it('that is refused loses nothing that was typed', async () => {
    const { waysIn, type, answer, texts } = withWays(both)
    answer('vault.setPassphrase', () => fail({ code: 'wrong-passphrase', retryAt: 5 }))
    waysIn.choosePassphrase()
    type('long enough')
    waysIn.current.value = 'wrong'
    await waysIn.savePassphrase()
    expect([waysIn.request.error, waysIn.current.value, texts()]).toEqual([{ code: 'wrong-passphrase', retryAt: 5 }, 'wrong', []])
    expect(waysIn.dialog).toMatchObject({ kind: 'passphrase', form: { passphrase: 'long enough' } })
    waysIn.close()
    expect([waysIn.dialog, waysIn.request.error, waysIn.current.value]).toEqual([null, null, ''])
  })
})

describe('removing', () => {
  it.each([
    ['keychain', 'vault.removeKeychain', 'Keychain removed'],
    ['passphrase', 'vault.removePassphrase', 'Passphrase removed'],
    ['recovery-code', 'vault.removeRecoveryCode', 'Recovery code removed']
  ] as const)('the %s asks for the current passphrase', async (way, channel, said) => {
    const { waysIn, calls, texts } = withWays({ ...both, recoveryCode: true })
    waysIn.askToRemove(way)
    await waysIn.remove()
    expect([waysIn.dialog, calls]).toEqual([{ kind: 'remove', way }, []])
    waysIn.current.value = 'old one'
    await waysIn.remove()
    expect([waysIn.dialog, calls, texts()]).toEqual([null, [[channel, { current: 'old one' }]], [said]])
  })

  it('asks for none where there is none', async () => {
    const { waysIn, calls } = withWays({ keychain: 'KWallet', recoveryCode: true })
    expect(waysIn.asksCurrent).toBe(false)
    waysIn.askToRemove('recovery-code')
    await waysIn.remove()
    expect(calls).toEqual([['vault.removeRecoveryCode', { current: null }]])
  })

  it('the last one is refused in words', async () => {
    const { waysIn, answer } = withWays(both)
    answer('vault.removeKeychain', () => fail({ code: 'last-way-in' }))
    waysIn.askToRemove('keychain')
    waysIn.current.value = 'old one'
    await waysIn.remove()
    expect([waysIn.dialog?.kind, waysIn.request.error]).toEqual(['remove', { code: 'last-way-in' }])
  })

  it('stays open while main is at work', async () => {
    const { waysIn, hold } = withWays(both)
    const finish = hold('vault.removeKeychain')
    waysIn.askToRemove('keychain')
    waysIn.current.value = 'old one'
    const removing = waysIn.remove()
    waysIn.close()
    expect(waysIn.dialog?.kind).toBe('remove')
    finish(ok(undefined))
    await removing
    expect(waysIn.dialog).toBeNull()
  })
})

test('the keychain is added without a dialog; what went wrong stays to be read', async () => {
  const { waysIn, answer, inputsOf, texts } = withWays({ passphrase: true })
  answer('vault.addKeychain', () => fail({ code: 'keychain-refused', why: 'locked' }))
  await waysIn.addKeychain()
  expect([waysIn.request.error, texts()]).toEqual([{ code: 'keychain-refused', why: 'locked' }, []])
  answer('vault.addKeychain', () => ok(undefined))
  await waysIn.addKeychain()
  expect([waysIn.request.error, texts(), inputsOf('vault.addKeychain').length]).toEqual([null, ['Keychain added'], 2])
})

describe('a recovery code', () => {
  const made = 'AAAA-BBBB'

  it('is shown at once where there is no passphrase, and holds when it is kept', async () => {
    const { waysIn, answer, calls, texts } = withWays({ keychain: 'KWallet' })
    answer('vault.createRecoveryCode', () => ok(made))
    await waysIn.makeCode()
    expect(waysIn.dialog).toEqual({ kind: 'show-code', code: made, replaces: false })
    await waysIn.keepCode()
    expect(calls).toEqual([
      ['vault.createRecoveryCode', { current: null }],
      ['vault.keepRecoveryCode', undefined]
    ])
    expect([waysIn.dialog, texts()]).toEqual([null, ['The recovery code opens the vault from now on']])
  })

  it('comes after the current passphrase where there is one', async () => {
    const { waysIn, answer, calls } = withWays({ ...both, recoveryCode: true })
    answer('vault.createRecoveryCode', () => ok(made))
    await waysIn.makeCode()
    await waysIn.createCode()
    expect([waysIn.dialog, calls]).toEqual([{ kind: 'make-code' }, []])
    waysIn.current.value = 'old one'
    await waysIn.createCode()
    expect(waysIn.dialog).toEqual({ kind: 'show-code', code: made, replaces: true })
    expect([calls, waysIn.current.value]).toEqual([[['vault.createRecoveryCode', { current: 'old one' }]], ''])
  })

  it.each([
    [true, 'The new recovery code was not kept: the one before it stays in force'],
    [false, 'The new recovery code was not kept: there is none']
  ])('that is not kept leaves the one before in force (%s) and says so', async (recoveryCode, said) => {
    const { waysIn, answer, inputsOf, texts } = withWays({ keychain: 'KWallet', recoveryCode })
    answer('vault.createRecoveryCode', () => ok(made))
    await waysIn.makeCode()
    waysIn.close()
    expect([waysIn.dialog, texts(), inputsOf('vault.keepRecoveryCode')]).toEqual([null, [said], []])
  })

  it('stays on screen when keeping it fails', async () => {
    const { waysIn, answer } = withWays({ keychain: 'KWallet' })
    answer('vault.createRecoveryCode', () => ok(made))
    answer('vault.keepRecoveryCode', () => fail({ code: 'not-saved', detail: '' }))
    await waysIn.makeCode()
    await waysIn.keepCode()
    expect([waysIn.dialog?.kind, waysIn.request.error?.code]).toEqual(['show-code', 'not-saved'])
  })
})
