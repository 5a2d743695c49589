import { describe, expect, it } from 'vitest'
import { noAttempt } from '../../../src-main/model/attempt.ts'
import { fail, ok } from '../../../src-main/model/result.ts'
import { minuteMs } from '../../../src-main/model/time.ts'
import { profile, server, token } from '../vault/vault-on-disk.ts'
import { runningWindow } from './running-window.ts'

describe('deleting', () => {
  it('selects the next row and offers to undo', async () => {
    const { app, announce, texts, settled, inputsOf } = await runningWindow()
    app.select('b')
    const removing = app.removing.remove(['b'])
    announce('profiles', 'changed', { servers: [server], put: [], removed: ['b'] })
    await removing
    expect([app.list.selectedId, texts()]).toEqual(['c', ['Profile b deleted']])

    app.toasts.all[0]?.action?.run()
    announce('profiles', 'changed', { servers: [server], put: [profile('b')], removed: [] })
    await settled()
    expect([inputsOf('profiles.restore').length, app.list.selectedId, texts()]).toEqual([1, 'b', []])
  })

  it('asks first while the token could still be revoked, and the answer ends the question', async () => {
    const { app, announce, inputsOf } = await runningWindow()
    const { summary } = token('b')
    const live = { ...summary, expiry: { kind: 'at', at: Date.now() + minuteMs } } as const
    announce('profiles', 'changed', { servers: [server], put: [profile('b', { accessType: 'admin-user' })], removed: [] })
    announce('tokens', 'changed', [{ profileId: 'b', token: live, attempt: noAttempt }])
    await app.removing.remove(['b'])
    expect([app.care.question, inputsOf('profiles.remove')]).toEqual([{ kind: 'remove', profileId: 'b' }, []])
    await app.removing.removeNow(['b'])
    expect([app.care.question, inputsOf('profiles.remove')]).toEqual([null, [['b']]])
  })

  it('says why it could not be', async () => {
    const { app, answer, texts } = await runningWindow()
    answer('profiles.remove', () => fail({ code: 'not-saved', detail: '' }))
    await app.removing.remove(['a'])
    expect([app.list.selectedId, app.toasts.all[0]?.tone, texts().length]).toEqual(['a', 'danger', 1])
    await app.removing.remove(['never there'])
    expect(texts()).toHaveLength(1)
  })
})

describe('deleting a server', () => {
  it('leaves what was shown of it, and offers to undo', async () => {
    const { app, texts, settled, inputsOf } = await runningWindow()
    app.showServer(server.id)
    await app.removing.removeServer(server)
    expect([inputsOf('servers.remove'), app.list.filter, texts()]).toEqual([[server.id], { kind: 'all' }, ['api.example.com deleted']])
    app.toasts.all[0]?.action?.run()
    await settled()
    expect([inputsOf('servers.restore').length, texts()]).toEqual([1, []])
  })

  it('says why it could not be', async () => {
    const { app, answer, texts } = await runningWindow()
    answer('servers.remove', () => fail({ code: 'server-in-use' }))
    await app.removing.removeServer(server)
    expect(texts()).toEqual(['This server still has profiles'])
  })
})

describe('deleting many', () => {
  const live = (id: string) => ({
    profileId: id,
    token: { ...token(id).summary, expiry: { kind: 'at', at: Date.now() + minuteMs } } as const,
    attempt: noAttempt
  })

  async function withUsers(...users: readonly string[]) {
    const room = await runningWindow()
    room.announce('profiles', 'changed', {
      servers: [server],
      put: users.map((id) => profile(id, { accessType: 'admin-user' })),
      removed: []
    })
    room.announce('tokens', 'changed', users.map(live))
    return room
  }

  it('is one call, one toast and one undo, and the cursor goes to what is left', async () => {
    const { app, announce, texts, settled, inputsOf } = await runningWindow()
    app.selection.click('b', { toggles: true, extends: false })
    app.select('a')
    const removing = app.removing.remove(app.selection.chosen)
    announce('profiles', 'changed', { servers: [server], put: [], removed: ['a', 'b'] })
    await removing
    expect([inputsOf('profiles.remove'), app.list.selectedId, texts(), app.selection.isOn]).toEqual([
      [['a', 'b']],
      'c',
      ['2 profiles deleted'],
      false
    ])
    app.toasts.all[0]?.action?.run()
    announce('profiles', 'changed', { servers: [server], put: [profile('a'), profile('b')], removed: [] })
    await settled()
    expect([app.list.selectedId, app.selection.isOn]).toEqual(['a', false])
  })

  it('leaves the cursor where it is when that profile stays', async () => {
    const { app } = await runningWindow()
    app.select('c')
    await app.removing.remove(['a', 'b'])
    expect(app.list.selectedId).toBe('c')
  })

  it('asks once for all whose tokens could still be revoked', async () => {
    const { app, inputsOf, texts } = await withUsers('a', 'c')
    await app.removing.remove(['a', 'b', 'c'])
    expect(app.care.question).toEqual({ kind: 'remove-many', profileIds: ['a', 'b', 'c'], open: ['a', 'c'] })
    expect(inputsOf('profiles.remove')).toEqual([])
    expect(await app.care.revokeAll(['a', 'c'])).toBe(true)
    expect([inputsOf('tokens.revoke'), app.care.question, app.care.isRevoking, texts()]).toEqual([
      ['a', 'c'],
      null,
      false,
      ['2 tokens revoked']
    ])
  })

  it('says how many could be revoked, and why not all', async () => {
    const { app, answer, texts } = await withUsers('a', 'c')
    answer('tokens.revoke', (id) => (id === 'a' ? fail({ code: 'token-rejected' }) : ok('revoked')))
    expect(await app.care.revokeAll(['a', 'c'])).toBe(false)
    expect(texts()[0]).toMatch(/^1 of 2 tokens revoked: ./)
    expect(app.toasts.all[0]?.tone).toBe('danger')
  })
})
