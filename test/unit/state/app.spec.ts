import { describe, expect, it, test } from 'vitest'
import type { AppError } from '../../../src-main/model/app-error.ts'
import { noAttempt } from '../../../src-main/model/attempt.ts'
import { fail, ok } from '../../../src-main/model/result.ts'
import { defaultSettings } from '../../../src-main/model/settings.ts'
import { profile, server, token } from '../vault/vault-on-disk.ts'
import { runningWindow } from './running-window.ts'
import { lockedVault, vaultState } from './vault-states.ts'

test('knows everything main knows, and selects the first profile', async () => {
  const { app, listening, stop } = await runningWindow()
  expect(app.list.rows.map(({ profile: { id } }) => id)).toEqual(['a', 'b', 'c'])
  expect([app.list.selectedId, app.detail.token?.summary.profileId, app.list.sort, app.vault.state.kind]).toEqual([
    'a',
    'a',
    'name',
    'open'
  ])
  expect(listening()).toBeGreaterThan(0)
  stop()
  expect(listening()).toBe(0)
})

describe('when main says that something changed', () => {
  it('the list follows, and the selection leaves a profile that is gone', async () => {
    const { app, announce } = await runningWindow()
    announce('profiles', 'changed', { servers: [server], put: [profile('d')], removed: ['b'] })
    expect([app.list.rows.length, app.list.selectedId]).toEqual([3, 'a'])
    announce('profiles', 'changed', { servers: [server], put: [], removed: ['a'] })
    expect([app.list.selectedId, app.detail.profileId]).toEqual([null, null])
  })

  it('the token of the selected profile is read again once its request is over', async () => {
    const { announce, inputsOf, settled } = await runningWindow()
    const { summary } = token('a')
    announce('tokens', 'changed', [{ profileId: 'a', token: summary, attempt: { kind: 'minting', since: 0 } }])
    announce('tokens', 'changed', [{ profileId: 'b', token: null, attempt: noAttempt }])
    await settled()
    expect(inputsOf('tokens.detail')).toEqual([])
    announce('tokens', 'changed', [{ profileId: 'a', token: summary, attempt: { kind: 'minted', at: 0, durationMs: 0, skewMs: null } }])
    await settled()
    expect(inputsOf('tokens.detail')).toEqual(['a'])
  })

  it('vault, settings and clipboard are shown as they are', async () => {
    const { app, announce } = await runningWindow()
    announce('vault', 'changed', vaultState({ kind: 'closed', why: 'newer-format' }))
    announce('settings', 'changed', { ...defaultSettings, showWhileLocked: false })
    announce('clipboard', 'changed', { kind: 'token', profileId: 'a', done: 'Header copied', copiedAt: 0, clearsAt: null })
    expect([app.vault.state.kind, app.preferences.current.showWhileLocked, app.copying.clipboard.kind]).toEqual(['closed', false, 'token'])
  })

  it('the tray chooses a profile, which is not behind the settings', async () => {
    const { app, announce } = await runningWindow()
    app.preferences.open()
    announce('desktop', 'profileChosen', 'c')
    expect([app.list.selectedId, app.detail.profileId, app.preferences.isOpen]).toEqual(['c', 'c', false])
  })
})

describe('when the vault locks', () => {
  it('nothing stays open that was typed, pasted or asked', async () => {
    const { app, announce, settled } = await runningWindow()
    app.editing.edit('a')
    app.inspector.open()
    app.inspector.text = 'a token'
    app.servers.edit(server)
    app.care.ask({ kind: 'revoke', profileId: 'a' })
    app.waysIn.choosePassphrase()
    app.backup.startExport()
    announce('clipboard', 'confirmationNeeded', {
      profileId: 'a',
      format: 'header',
      question: { kind: 'production', accessType: 'organization' }
    })
    announce('vault', 'changed', lockedVault)
    await settled()
    const { editing, inspector, servers, care, copying, waysIn, backup } = app
    expect([editing.form, inspector.text, servers.isOpen, care.question, copying.question]).toEqual([null, '', false, null, null])
    expect([waysIn.dialog, backup.step]).toEqual([null, null])
  })

  it('the token is read again, and is masked or gone', async () => {
    const { app, announce, answer, settled } = await runningWindow()
    answer('tokens.reveal', () => ok('clear'))
    await app.detail.toggleReveal()
    expect(app.detail.revealed).toBe('clear')
    answer('tokens.detail', () => fail({ code: 'vault-locked' }))
    announce('vault', 'changed', lockedVault)
    await settled()
    expect([app.detail.revealed, app.detail.token]).toEqual([null, null])
  })
})

describe('a profile whose secret cannot be used', () => {
  const secretOf = async (change: Parameters<typeof vaultState>[1], error: AppError | null = null) => {
    const { app, announce } = await runningWindow()
    announce('vault', 'changed', vaultState({ kind: 'open', by: 'keychain' }, change))
    if (error !== null)
      announce('tokens', 'changed', [
        { profileId: 'b', token: null, attempt: { kind: 'failed', at: 0, durationMs: 0, error, answer: null } }
      ])
    app.editing.edit('b')
    return app.editing.form?.secretState
  }

  it.each([
    ['profile', 'damaged'],
    ['server', 'damaged'],
    ['token', 'stored']
  ] as const)('is asked for it: %s damaged, secret %s', async (part, state) => {
    expect(await secretOf({ damaged: [{ profileId: 'b', part }] })).toBe(state)
  })

  it('is asked for it: none was stored yet', async () => {
    expect(await secretOf({})).toBe('stored')
    expect(await secretOf({}, { code: 'no-secret' })).toBe('missing')
    expect(await secretOf({}, { code: 'wrong-password' })).toBe('stored')
  })
})

describe('the dialog', () => {
  it('closes when it is saved, shows the profile whatever was filtered, and gets its token if asked', async () => {
    const { app, answer, inputsOf } = await runningWindow()
    answer('profiles.save', () => ok(profile('b')))
    app.list.filter = { kind: 'pinned' }
    app.list.search = 'nothing like it'
    app.editing.edit('b')
    await app.editing.save({ getToken: true })
    expect([app.editing.form, app.list.selectedId, app.list.rows.length, inputsOf('tokens.mint')]).toEqual([null, 'b', 3, ['b']])
  })

  it('stays open with what was typed when it is not', async () => {
    const { app, answer, inputsOf } = await runningWindow()
    answer('profiles.save', () => fail({ code: 'vault-unavailable' }))
    app.editing.edit('b')
    await app.editing.save({ getToken: true })
    expect([app.editing.form?.error, inputsOf('tokens.mint')]).toEqual([{ code: 'vault-unavailable' }, []])
  })

  it('is not needed to change the path of the server', async () => {
    const { app, answer, inputsOf } = await runningWindow()
    answer('profiles.save', () => ok(profile('b')))
    await app.editing.useManagementPath('b')
    expect(inputsOf('profiles.save')).toMatchObject([{ id: 'b', managementTokenPath: '/management/token', secret: null }])
    expect([app.editing.form, inputsOf('tokens.mint')]).toEqual([null, ['b']])
  })
})

test('the demo selects its first profile, or says why there is none', async () => {
  const { app, answer, texts } = await runningWindow()
  answer('desktop.tryDemo', () => ok('c'))
  await app.tryDemo()
  expect(app.list.selectedId).toBe('c')
  answer('desktop.tryDemo', () => fail({ code: 'unexpected', incident: 'x1' }))
  await app.tryDemo()
  expect(texts()).toHaveLength(1)
})
