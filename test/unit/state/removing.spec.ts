import { describe, expect, it } from 'vitest'
import { noAttempt } from '../../../src-main/model/attempt.ts'
import { fail } from '../../../src-main/model/result.ts'
import { minuteMs } from '../../../src-main/model/time.ts'
import { profile, server, token } from '../vault/vault-on-disk.ts'
import { runningWindow } from './running-window.ts'

describe('deleting', () => {
  it('selects the next row and offers to undo', async () => {
    const { app, announce, texts, settled, inputsOf } = await runningWindow()
    app.select('b')
    const removing = app.removing.remove('b')
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
    await app.removing.remove('b')
    expect([app.care.question, inputsOf('profiles.remove')]).toEqual([{ kind: 'remove', profileId: 'b' }, []])
    await app.removing.removeNow('b')
    expect([app.care.question, inputsOf('profiles.remove')]).toEqual([null, [['b']]])
  })

  it('says why it could not be', async () => {
    const { app, answer, texts } = await runningWindow()
    answer('profiles.remove', () => fail({ code: 'not-saved', detail: '' }))
    await app.removing.remove('a')
    expect([app.list.selectedId, app.toasts.all[0]?.tone, texts().length]).toEqual(['a', 'danger', 1])
    await app.removing.remove('never there')
    expect(texts()).toHaveLength(1)
  })
})
