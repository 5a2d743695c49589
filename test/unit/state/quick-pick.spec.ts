import { describe, expect, it, test } from 'vitest'
import type { TokenState } from '../../../src-main/contract/tokens.ts'
import { noAttempt, type Attempt } from '../../../src-main/model/attempt.ts'
import type { Profile } from '../../../src-main/model/profile.ts'
import { fail, ok } from '../../../src-main/model/result.ts'
import { profile, server } from '../vault/vault-on-disk.ts'
import { runningWindow } from './running-window.ts'
import { lockedVault } from './vault-states.ts'

const why = { kind: 'production', accessType: 'organization' } as const
const copied = ok({ kind: 'nothing' } as const)

const some = [
  profile('plain', { name: 'Storefront plain' }),
  profile('used', { name: 'Storefront used', lastUsedAt: 5 }),
  profile('pinned', { name: 'Billing', application: 'invoices', pinned: true }),
  profile('inside', { name: 'Bookstore', application: 'books', lastUsedAt: 9 })
]

async function pickFrom(profiles: readonly Profile[] = some) {
  const window = await runningWindow()
  window.announce('profiles', 'changed', { servers: [server], put: profiles, removed: ['a', 'b', 'c'] })
  window.announce('desktop', 'commanded', 'quick-pick')
  window.calls.length = 0
  const pick = window.app.quickPick
  const attempt = (profileId: string, made: Attempt): void =>
    window.announce('tokens', 'changed', [{ profileId, token: null, attempt: made } satisfies TokenState])
  const activeId = (): string | undefined => pick.active?.id
  return { ...window, pick, attempt, activeId, ids: (): readonly string[] => pick.found.map(({ id }) => id) }
}

describe('what is offered', () => {
  it('without words: pinned and recently used first', async () => {
    const { pick, ids, activeId } = await pickFrom()
    expect([pick.isOpen, ids(), activeId(), pick.count]).toEqual([true, ['pinned', 'inside', 'used', 'plain'], 'pinned', 4])
  })

  it('what matches, the best first, then by use', async () => {
    const { pick, ids, activeId } = await pickFrom()
    pick.type('store')
    expect([ids(), activeId(), pick.count]).toEqual([['used', 'plain', 'inside'], 'used', 4])
    pick.type('store zzz')
    expect([ids(), activeId()]).toEqual([[], undefined])
  })

  it('stays in its order while one of them is used, and follows what main says', async () => {
    const { announce, pick, ids } = await pickFrom()
    announce('profiles', 'changed', { servers: [server], put: [profile('plain', { name: 'Renamed', lastUsedAt: 99 })], removed: ['used'] })
    expect(ids()).toEqual(['pinned', 'inside', 'plain'])
    pick.type('renamed')
    expect(ids()).toEqual(['plain'])
  })

  it('starts anew each time', async () => {
    const { pick, ids } = await pickFrom()
    pick.type('bill')
    pick.close()
    pick.open()
    expect([pick.text, ids().length]).toEqual(['', 4])
  })

  it('does not open without profiles, or over a dialog', async () => {
    const { app, announce } = await pickFrom()
    app.quickPick.close()
    app.editing.create(null)
    announce('desktop', 'commanded', 'quick-pick')
    expect(app.quickPick.isOpen).toBe(false)
    app.editing.close()
    announce('profiles', 'changed', { servers: [], put: [], removed: some.map(({ id }) => id) })
    announce('desktop', 'commanded', 'quick-pick')
    expect(app.quickPick.isOpen).toBe(false)
  })

  it('the profiles behind it take no commands, and locking closes it', async () => {
    const { app, announce, calls } = await pickFrom()
    app.select('plain')
    calls.length = 0
    announce('desktop', 'commanded', 'delete-profile')
    announce('desktop', 'commanded', 'get-token')
    expect(calls).toEqual([])
    announce('vault', 'changed', lockedVault)
    expect(app.quickPick.isOpen).toBe(false)
  })
})

test('moving stops at the ends, and typing starts at the top again', async () => {
  const { pick, activeId } = await pickFrom()
  const after = (by: number): string | undefined => {
    pick.move(by)
    return activeId()
  }
  expect([after(1), after(1), after(-Infinity), after(-1), after(Infinity), after(1), after(-8)]).toEqual([
    'inside',
    'used',
    'pinned',
    'pinned',
    'plain',
    'plain',
    'pinned'
  ])
  pick.move(3)
  pick.type('store')
  expect(activeId()).toBe('used')
  pick.type('nothing there')
  pick.move(1)
  expect(activeId()).toBeUndefined()
})

describe('copying', () => {
  it.each(['header', 'curl', 'raw'] as const)('as %s closes', async (format) => {
    const { pick, inputsOf, answer } = await pickFrom()
    answer('clipboard.copyToken', () => copied)
    pick.type('bill')
    await pick.copy(pick.active, format)
    expect(inputsOf('clipboard.copyToken')).toEqual([{ profileId: 'pinned', format, confirmed: false }])
    expect(pick.isOpen).toBe(false)
  })

  it('waits for the token, and takes no second order meanwhile', async () => {
    const { pick, hold, inputsOf, settled } = await pickFrom()
    const finish = hold('clipboard.copyToken')
    const copying = pick.copy(pick.active, 'header')
    await pick.copy(pick.found[1] ?? null, 'raw')
    await pick.getToken()
    expect([pick.busyId, pick.isOpen, inputsOf('clipboard.copyToken').length, inputsOf('tokens.mint')]).toEqual(['pinned', true, 1, []])
    finish(copied)
    await copying
    await settled()
    expect([pick.busyId, pick.isOpen]).toEqual([null, false])
  })

  it('tells here what went wrong, until something else is done', async () => {
    const { pick, answer, texts } = await pickFrom()
    for (const code of ['no-secret', 'vault-damaged'] as const) {
      answer('clipboard.copyToken', () => fail({ code }))
      await pick.copy(pick.active, 'header')
      expect([pick.isOpen, pick.failure?.error.code, pick.failure?.profile.id, texts()]).toEqual([true, code, 'pinned', []])
    }
    pick.move(1)
    expect(pick.failure).toBeNull()
    await pick.copy(pick.active, 'header')
    pick.type('x')
    expect(pick.failure).toBeNull()
  })

  it('leads to the dialog where the profile has to be changed', async () => {
    const { app, pick } = await pickFrom()
    pick.edit('pinned')
    expect([pick.isOpen, app.editing.form?.id]).toEqual([false, 'pinned'])
  })

  it('asks, after closing, where the token reaches too far', async () => {
    const { app, pick, answer, inputsOf } = await pickFrom()
    answer('clipboard.copyToken', () => fail({ code: 'needs-confirmation', question: why }))
    await pick.copy(pick.active, 'curl')
    expect([pick.isOpen, app.copying.question]).toEqual([false, { copying: { kind: 'token', profileId: 'pinned', format: 'curl' }, why }])
    answer('clipboard.copyToken', () => copied)
    await app.copying.confirm()
    expect(inputsOf('clipboard.copyToken').at(-1)).toEqual({ profileId: 'pinned', format: 'curl', confirmed: true })
  })
})

describe('closing while a token is minted', () => {
  it('cancels it, and nothing is told afterwards', async () => {
    const { pick, hold, attempt, inputsOf, texts } = await pickFrom()
    const finish = hold('clipboard.copyToken')
    const copying = pick.copy(pick.active, 'header')
    attempt('pinned', { kind: 'minting', since: 0 })
    pick.close()
    expect(inputsOf('tokens.cancel')).toEqual(['pinned'])
    pick.open()
    finish(fail({ code: 'wrong-password' }))
    await copying
    expect([pick.isOpen, pick.failure, texts()]).toEqual([true, null, []])
  })

  it('does not cancel what somebody else had begun, nor anything when nothing is copied', async () => {
    const { pick, hold, attempt, inputsOf } = await pickFrom()
    attempt('pinned', { kind: 'minting', since: 0 })
    const finish = hold('clipboard.copyToken')
    const copying = pick.copy(pick.active, 'header')
    pick.close()
    attempt('pinned', noAttempt)
    finish(copied)
    await copying
    pick.open()
    pick.close()
    expect(inputsOf('tokens.cancel')).toEqual([])
  })

  it('a cancelled one leaves the row as it was', async () => {
    const { pick, answer } = await pickFrom()
    answer('clipboard.copyToken', () => fail({ code: 'cancelled' }))
    await pick.copy(pick.active, 'header')
    expect([pick.isOpen, pick.busyId, pick.failure]).toEqual([true, null, null])
  })
})

test('gets a token without copying it', async () => {
  const { pick, inputsOf } = await pickFrom()
  pick.move(1)
  await pick.getToken()
  expect([inputsOf('tokens.mint'), inputsOf('clipboard.copyToken'), pick.isOpen]).toEqual([['inside'], [], true])
})
