import { describe, expect, it, onTestFinished, test } from 'vitest'
import type { WindowCommand } from '../../../src-main/contract/desktop.ts'
import { noAttempt } from '../../../src-main/model/attempt.ts'
import { fail, ok } from '../../../src-main/model/result.ts'
import { defaultSettings } from '../../../src-main/model/settings.ts'
import { AppState } from '../../../src-renderer/state/app.svelte.ts'
import { profile, server, token } from '../vault/vault-on-disk.ts'
import { fakeApi } from './fake-api.ts'

const profiles = ['a', 'b', 'c'].map((id) => profile(id, { copyFormat: 'curl' }))
const tokenDetail = { masked: 'x', response: '{}', identity: { level: 'unknown' } }

/** What the state asks of a page: whether it can be seen, and where its search fields are. */
function hiddenPage(): void {
  const page = Object.assign(new EventTarget(), { hidden: true, querySelectorAll: () => [] })
  Object.defineProperty(globalThis, 'document', { configurable: true, value: page })
  onTestFinished(() => void Reflect.deleteProperty(globalThis, 'document'))
}

async function started() {
  hiddenPage()
  const main = fakeApi()
  main.answer('profiles.list', () => ok({ servers: [server], profiles }))
  main.answer('tokens.list', () => ok([]))
  main.answer('tokens.detail', (id) => ok({ ...tokenDetail, summary: token(String(id)).summary }))
  main.answer('vault.state', () => ok({ kind: 'open', keychain: 'GNOME Keyring', notices: [] }))
  main.answer('settings.get', () => ok({ ...defaultSettings, sort: 'name' }))
  const app = new AppState(main.api)
  const stop = app.start()
  onTestFinished(stop)
  await main.settled()
  main.calls.length = 0
  const texts = (): readonly string[] => app.toasts.all.map(({ text }) => text)
  return { ...main, app, stop, texts }
}

test('knows everything main knows, and selects the first profile', async () => {
  const { app, listening, stop } = await started()
  expect(app.list.rows.map(({ profile: { id } }) => id)).toEqual(['a', 'b', 'c'])
  expect([app.list.selectedId, app.detail.token?.summary.profileId, app.list.sort, app.vault.kind]).toEqual(['a', 'a', 'name', 'open'])
  expect(listening()).toBeGreaterThan(0)
  stop()
  expect(listening()).toBe(0)
})

describe('when main says that something changed', () => {
  it('the list follows, and the selection leaves a profile that is gone', async () => {
    const { app, announce } = await started()
    announce('profiles', 'changed', { servers: [server], put: [profile('d')], removed: ['b'] })
    expect([app.list.rows.length, app.list.selectedId]).toEqual([3, 'a'])
    announce('profiles', 'changed', { servers: [server], put: [], removed: ['a'] })
    expect([app.list.selectedId, app.detail.profileId]).toEqual([null, null])
  })

  it('the token of the selected profile is read again once its request is over', async () => {
    const { announce, inputsOf } = await started()
    const { summary } = token('a')
    announce('tokens', 'changed', [{ profileId: 'a', token: summary, attempt: { kind: 'minting', since: 0 } }])
    announce('tokens', 'changed', [{ profileId: 'b', token: null, attempt: noAttempt }])
    expect(inputsOf('tokens.detail')).toEqual([])
    announce('tokens', 'changed', [{ profileId: 'a', token: summary, attempt: { kind: 'minted', at: 0, durationMs: 0, skewMs: null } }])
    expect(inputsOf('tokens.detail')).toEqual(['a'])
  })

  it('vault and clipboard are shown as they are', async () => {
    const { app, announce } = await started()
    announce('vault', 'changed', { kind: 'closed', why: 'keychain-locked', notices: [] })
    announce('clipboard', 'changed', { kind: 'token', profileId: 'a', done: 'Header copied', copiedAt: 0, clearsAt: null })
    expect([app.vault.kind, app.clipboard.kind]).toEqual(['closed', 'token'])
  })

  it('the tray chooses a profile', async () => {
    const { app, announce } = await started()
    announce('desktop', 'profileChosen', 'c')
    expect([app.list.selectedId, app.detail.profileId]).toEqual(['c', 'c'])
  })
})

describe('a command of the menu', () => {
  it.each([
    ['get-token', 'tokens.mint', 'a'],
    ['copy', 'clipboard.copyToken', { profileId: 'a', format: 'curl', confirmed: false }],
    ['reveal', 'tokens.reveal', 'a'],
    ['refresh-expiring', 'tokens.refreshExpiring', undefined],
    ['delete-profile', 'profiles.remove', ['a']]
  ] as const)('%s calls %s', async (command, channel, input) => {
    const { announce, calls, settled, answer } = await started()
    answer('tokens.refreshExpiring', () => ok({ minted: 0, failed: 0 }))
    announce('desktop', 'commanded', command)
    await settled()
    expect(calls[0]).toEqual([channel, input])
  })

  it('opens the dialog, searches', async () => {
    const { app, announce } = await started()
    announce('desktop', 'commanded', 'search')
    announce('desktop', 'commanded', 'edit-profile')
    expect([app.isSearching, app.editing.form?.isNew]).toEqual([true, false])
    app.editing.close()
    announce('desktop', 'commanded', 'new-profile')
    expect(app.editing.form?.isNew).toBe(true)
  })

  it.each(['get-token', 'copy', 'delete-profile', 'edit-profile', 'reveal'] satisfies readonly WindowCommand[])(
    '%s does nothing without a selected profile, or behind an open dialog',
    async (command) => {
      const { app, announce, calls } = await started()
      app.editing.create(app.list.selected)
      const { form } = app.editing
      announce('desktop', 'commanded', command)
      expect([app.editing.form === form, calls]).toEqual([true, []])
      app.editing.close()
      app.select(null)
      announce('desktop', 'commanded', command)
      expect([app.editing.form, calls]).toEqual([null, []])
    }
  )
})

describe('deleting', () => {
  it('selects the next row and offers to undo', async () => {
    const { app, announce, texts, settled, inputsOf } = await started()
    app.select('b')
    const removing = app.remove('b')
    announce('profiles', 'changed', { servers: [server], put: [], removed: ['b'] })
    await removing
    expect([app.list.selectedId, texts()]).toEqual(['c', ['Profile b deleted']])

    app.toasts.all[0]?.action?.run()
    announce('profiles', 'changed', { servers: [server], put: [profile('b')], removed: [] })
    await settled()
    expect([inputsOf('profiles.restore').length, app.list.selectedId, texts()]).toEqual([1, 'b', []])
  })

  it('says why it could not be', async () => {
    const { app, answer, texts } = await started()
    answer('profiles.remove', () => fail({ code: 'not-saved', detail: '' }))
    await app.remove('a')
    expect([app.list.selectedId, app.toasts.all[0]?.tone, texts().length]).toEqual(['a', 'danger', 1])
    await app.remove('never there')
    expect(texts()).toHaveLength(1)
  })
})

describe('what a person is told', () => {
  it.each([
    [{ minted: 3, failed: 0 }, '3 refreshed'],
    [{ minted: 2, failed: 1 }, '2 refreshed, 1 failed']
  ])('after refreshing %j: %s', async (summary, text) => {
    const { app, answer, texts } = await started()
    answer('tokens.refreshExpiring', () => ok(summary))
    await app.refreshExpiring()
    expect(texts()).toEqual([text])
  })

  it('is nothing when a person cancelled, or the clipboard says it itself', async () => {
    const { app, answer, texts } = await started()
    await app.copyToken('a', 'header')
    answer('clipboard.copyToken', () => fail({ code: 'cancelled' }))
    await app.copyToken('a', 'header')
    expect(texts()).toEqual([])
    answer('clipboard.copyToken', () => fail({ code: 'wrong-password' }))
    await app.copyToken('a', 'header')
    expect(texts()).toEqual(['The server rejected the username or password'])
    await app.copyText('text', 'Details copied')
    expect(texts()).toEqual(['Details copied'])
  })
})

describe('the dialog', () => {
  it('closes when it is saved, shows the profile whatever was filtered, and gets its token if asked', async () => {
    const { app, answer, inputsOf } = await started()
    answer('profiles.save', () => ok(profile('b')))
    app.list.filter = { kind: 'pinned' }
    app.list.search = 'nothing like it'
    app.editing.edit('b')
    await app.editing.save({ getToken: true })
    expect([app.editing.form, app.list.selectedId, app.list.rows.length, inputsOf('tokens.mint')]).toEqual([null, 'b', 3, ['b']])
  })

  it('stays open with what was typed when it is not', async () => {
    const { app, answer, inputsOf } = await started()
    answer('profiles.save', () => fail({ code: 'vault-unavailable' }))
    app.editing.edit('b')
    await app.editing.save({ getToken: true })
    expect([app.editing.form?.error, inputsOf('tokens.mint')]).toEqual([{ code: 'vault-unavailable' }, []])
  })

  it('is not needed to change the path of the server', async () => {
    const { app, answer, inputsOf } = await started()
    answer('profiles.save', () => ok(profile('b')))
    await app.editing.useManagementPath('b')
    expect(inputsOf('profiles.save')).toMatchObject([{ id: 'b', managementTokenPath: '/management/token', secret: null }])
    expect([app.editing.form, inputsOf('tokens.mint')]).toEqual([null, ['b']])
  })
})

test('the demo selects its first profile, or says why there is none', async () => {
  const { app, answer, texts } = await started()
  answer('desktop.tryDemo', () => ok('c'))
  await app.tryDemo()
  expect(app.list.selectedId).toBe('c')
  answer('desktop.tryDemo', () => fail({ code: 'unexpected', incident: 'x1' }))
  await app.tryDemo()
  expect(texts()).toHaveLength(1)
})
