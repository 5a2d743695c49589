import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { fail, ok } from '../../../src-main/model/result.ts'
import { defaultSettings } from '../../../src-main/model/settings.ts'
import type { VaultState } from '../../../src-main/model/vault-state.ts'
import { QuickPickWindowState } from '../../../src-renderer/state/quick-pick-window.svelte.ts'
import { profile, server } from '../vault/vault-on-disk.ts'
import { fakeApi } from './fake-api.ts'
import { lockedVault, openVault } from './vault-states.ts'

const question = { kind: 'production', accessType: 'organization' } as const

/** What the state asks of a page: whether it can be seen. */
function visiblePage(): void {
  const page = Object.assign(new EventTarget(), { hidden: false })
  Object.defineProperty(globalThis, 'document', { configurable: true, value: page })
  onTestFinished(() => void Reflect.deleteProperty(globalThis, 'document'))
}

async function smallWindow(vault: VaultState = openVault) {
  visiblePage()
  const main = fakeApi()
  main.answer('vault.state', () => ok(vault))
  main.answer('profiles.list', () =>
    ok({ servers: [server], profiles: [profile('a', { lastUsedAt: 1 }), profile('b', { lastUsedAt: 2 })] })
  )
  main.answer('tokens.list', () => ok([]))
  main.answer('settings.get', () => ok(defaultSettings))
  const small = new QuickPickWindowState(main.api)
  let shown = 0
  const stop = small.start(() => shown++)
  onTestFinished(stop)
  await main.settled()
  return { ...main, small, pick: small.quickPick, stop, shown: (): number => shown }
}

describe('the small window', () => {
  it('asks for no more than its page may', async () => {
    const { calls, listening, stop } = await smallWindow()
    expect(calls.map(([channel]) => channel)).toEqual(['settings.get', 'vault.state', 'profiles.list', 'tokens.list'])
    stop()
    expect(listening()).toBe(0)
  })

  it('comes up with nothing typed, and in the order of use', async () => {
    const { pick, announce, shown } = await smallWindow()
    expect(pick.found.map(({ id }) => id)).toEqual(['b', 'a'])
    pick.type('zzz')
    announce('quickPick', 'hidden', undefined)
    expect([pick.text, pick.isOpen]).toEqual(['', true])
    announce('profiles', 'changed', { servers: [server], put: [profile('a', { lastUsedAt: 3 })], removed: [] })
    announce('quickPick', 'shown', undefined)
    expect([pick.found.map(({ id }) => id), shown()]).toEqual([['a', 'b'], 1])
  })

  it('hides when it has copied, and not because it is hidden', async () => {
    const { pick, announce, inputsOf } = await smallWindow()
    announce('quickPick', 'hidden', undefined)
    announce('quickPick', 'shown', undefined)
    expect(inputsOf('quickPick.hide')).toEqual([])
    await pick.copy(pick.active, 'curl')
    expect(inputsOf('clipboard.copyToken')).toEqual([{ profileId: 'b', format: 'curl', confirmed: false }])
    expect(inputsOf('quickPick.hide').length).toBe(1)
    // What is left of it is what it comes up with.
    expect([pick.isOpen, pick.text]).toEqual([true, ''])
  })

  it('stays with what went wrong, and leads to the profile', async () => {
    const { pick, answer, inputsOf } = await smallWindow()
    answer('clipboard.copyToken', () => fail({ code: 'wrong-password' }))
    await pick.copy(pick.active, 'header')
    expect([pick.failure?.error.code, inputsOf('quickPick.hide')]).toEqual(['wrong-password', []])
    pick.edit('b')
    expect(inputsOf('quickPick.openWindow')).toEqual(['b'])
  })

  it('asks in place before a far-reaching token is copied', async () => {
    const { small, pick, announce, answer, inputsOf } = await smallWindow()
    answer('clipboard.copyToken', (input) =>
      (input as { confirmed: boolean }).confirmed ? ok({ kind: 'nothing' }) : fail({ code: 'needs-confirmation', question })
    )
    await pick.copy(pick.active, 'raw')
    expect([small.question?.why, inputsOf('quickPick.hide')]).toEqual([question, []])
    announce('quickPick', 'hidden', undefined)
    expect(small.question).toBeNull()
    await small.confirm()
    await pick.copy(pick.active, 'raw')
    await small.confirm()
    expect(inputsOf('clipboard.copyToken').at(-1)).toEqual({ profileId: 'b', format: 'raw', confirmed: true })
    expect([small.question, inputsOf('quickPick.hide').length]).toEqual([null, 1])
  })

  it('mints for nobody once it is put away', async () => {
    const { pick, hold, announce, inputsOf, settled } = await smallWindow()
    const finish = hold('clipboard.copyToken')
    const copying = pick.copy(pick.active, 'header')
    announce('quickPick', 'hidden', undefined)
    expect(inputsOf('tokens.cancel')).toEqual(['b'])
    finish(fail({ code: 'cancelled' }))
    await copying
    await settled()
    expect([pick.failure, pick.busyId]).toEqual([null, null])
  })

  it('asks for no names while the vault is locked', async () => {
    const { small, calls, announce, settled } = await smallWindow(lockedVault)
    expect([calls.map(([channel]) => channel), small.profiles.isLoaded]).toEqual([['settings.get', 'vault.state'], false])
    announce('vault', 'changed', openVault)
    await settled()
    expect(small.quickPick.found.length).toBe(2)
  })

  it('counts only while it is up', async () => {
    const { small, announce } = await smallWindow()
    vi.useFakeTimers({ now: 1_000_000 })
    onTestFinished(() => void vi.useRealTimers())
    announce('quickPick', 'shown', undefined)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(small.clock.now).toBe(1_002_000)
    announce('quickPick', 'hidden', undefined)
    expect(vi.getTimerCount()).toBe(0)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(small.clock.now).toBe(1_002_000)
  })
})
