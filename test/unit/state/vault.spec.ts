import { describe, expect, it } from 'vitest'
import { fail, ok } from '../../../src-main/model/result.ts'
import { noWaysIn, type VaultState } from '../../../src-main/model/vault-state.ts'
import { ToastsState } from '../../../src-renderer/state/toasts.svelte.ts'
import { VaultPageState } from '../../../src-renderer/state/vault.svelte.ts'
import { fakeApi } from './fake-api.ts'
import { lockedVault, openVault, sessionVault, vaultState } from './vault-states.ts'

async function room(first: VaultState = lockedVault) {
  const main = fakeApi()
  main.answer('vault.state', () => ok(first))
  const toasts = new ToastsState()
  const heard: string[] = []
  const vault = new VaultPageState(main.api, toasts, {
    opened: (from) => heard.push(`opened from ${from}`),
    closed: () => heard.push('closed')
  })
  const stop = vault.start()
  await main.settled()
  return { ...main, vault, stop, heard, texts: () => toasts.all.map(({ text }) => text) }
}

describe('what the page knows', () => {
  it('is nothing until main has said something', async () => {
    const { api } = fakeApi()
    const vault = new VaultPageState(api, new ToastsState(), { opened: () => {}, closed: () => {} })
    expect([vault.isKnown, vault.state.kind, vault.isCard]).toEqual([false, 'opening', false])
    const { vault: known } = await room()
    expect([known.isKnown, known.state, known.isCard]).toEqual([true, lockedVault, true])
  })

  it('follows main until it stops', async () => {
    const { vault, announce, stop, listening } = await room()
    announce('vault', 'changed', openVault)
    expect([vault.state, vault.isCard]).toEqual([openVault, false])
    stop()
    expect(listening()).toBe(0)
  })

  it('is not overtaken by an answer that is older than the news', async () => {
    const { api, hold, announce, settled } = fakeApi()
    const answer = hold('vault.state')
    const vault = new VaultPageState(api, new ToastsState(), { opened: () => {}, closed: () => {} })
    vault.start()
    announce('vault', 'changed', openVault)
    answer(ok(lockedVault))
    await settled()
    expect(vault.state).toEqual(openVault)
  })

  it('tells when it can be used, and when no longer', async () => {
    const { announce, heard } = await room()
    for (const state of [vaultState({ kind: 'opening' }), openVault, openVault, sessionVault, lockedVault, lockedVault, sessionVault])
      announce('vault', 'changed', state)
    expect(heard).toEqual(['opened from opening', 'closed', 'opened from locked'])
  })

  it('names the damaged part of a profile', async () => {
    const damaged = [{ profileId: 'b', part: 'server' }] as const
    const { vault } = await room(vaultState({ kind: 'open', by: 'passphrase' }, { damaged }))
    expect([vault.damagedPart('a'), vault.damagedPart('b')]).toEqual([null, 'server'])
  })
})

describe('locking', () => {
  it('waits for a vault that is being opened', async () => {
    const { vault, answer, inputsOf } = await room(vaultState({ kind: 'opening' }))
    answer('vault.open', () => ok(openVault))
    answer('vault.lock', () => ok(undefined))
    await vault.lock()
    expect([vault.state, inputsOf('vault.lock')]).toEqual([openVault, [undefined]])
  })
})

describe('opening', () => {
  it.each([
    ['passphrase', 'vault.unlock', 'correct horse', (vault: VaultPageState) => vault.unlock('correct horse')],
    ['keychain', 'vault.open', undefined, (vault: VaultPageState) => vault.openByKeychain()],
    ['create', 'vault.create', 'correct horse', (vault: VaultPageState) => vault.create('correct horse')],
    ['session-only', 'vault.useSessionOnly', undefined, (vault: VaultPageState) => vault.useSessionOnly()]
  ] as const)('by %s calls %s', async (task, channel, input, open) => {
    const { vault, hold, inputsOf, heard } = await room()
    const finish = hold(channel)
    const opening = open(vault)
    expect(vault.task).toBe(task)
    // A second press while it runs is nothing.
    await vault.unlock('another')
    finish(ok(openVault))
    await opening
    expect([vault.task, vault.state, vault.failure, heard]).toEqual([null, openVault, null, ['opened from locked']])
    expect(inputsOf(channel)).toEqual([input])
  })

  it('that fails says why, until the next attempt or another state', async () => {
    const { vault, answer, hold, announce } = await room()
    answer('vault.open', () => fail({ code: 'keychain-refused', why: 'locked' }))
    await vault.openByKeychain()
    expect([vault.state, vault.failure]).toEqual([lockedVault, { task: 'keychain', error: { code: 'keychain-refused', why: 'locked' } }])
    const finish = hold('vault.unlock')
    const unlocking = vault.unlock('x')
    expect(vault.failure).toBeNull()
    finish(fail({ code: 'wrong-passphrase', retryAt: 7 }))
    await unlocking
    announce('vault', 'changed', { ...lockedVault, retryAt: 7 })
    expect(vault.failure?.task).toBe('passphrase')
    announce('vault', 'changed', openVault)
    expect(vault.failure).toBeNull()
  })

  it('by passphrase waits as long as main says, wherever it says so', async () => {
    const { vault, answer, announce } = await room()
    expect(vault.retryAt).toBeNull()
    announce('vault', 'changed', { ...lockedVault, retryAt: 7 })
    expect(vault.retryAt).toBe(7)
    answer('vault.unlock', () => fail({ code: 'wrong-passphrase', retryAt: 9 }))
    await vault.unlock('x')
    expect(vault.retryAt).toBe(9)
    announce('vault', 'changed', { ...lockedVault, retryAt: 11 })
    expect(vault.retryAt).toBe(11)
    answer('vault.unlock', () => fail({ code: 'not-saved', detail: '' }))
    await vault.unlock('x')
    expect(vault.retryAt).toBe(11)
  })
})

describe('locking', () => {
  it('asks main', async () => {
    const { vault, inputsOf, answer, texts } = await room(openVault)
    await vault.lock()
    expect([inputsOf('vault.lock').length, texts()]).toEqual([1, []])
    answer('vault.lock', () => fail({ code: 'vault-unavailable' }))
    await vault.lock()
    expect(texts()).toEqual(['The vault cannot be opened'])
  })

  it.each([
    [sessionVault, 'A vault for this session only cannot be locked: nothing could open it again.'],
    [vaultState({ kind: 'closed', why: 'newer-format' }), 'There is no open vault to lock.'],
    [lockedVault, undefined],
    [vaultState({ kind: 'choosing', why: 'no-keychain' }), undefined]
  ])('is not possible for $kind', async (state, text) => {
    const { vault, inputsOf, texts } = await room(state)
    await vault.lock()
    expect([inputsOf('vault.lock'), texts()[0]]).toEqual([[], text])
  })

  it('is possible for a session that a passphrase opens again', async () => {
    const { vault, inputsOf } = await room({ ...sessionVault, ways: { ...noWaysIn, passphrase: true } })
    await vault.lock()
    expect(inputsOf('vault.lock')).toHaveLength(1)
  })
})
