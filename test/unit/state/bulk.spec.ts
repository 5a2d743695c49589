import { describe, expect, it } from 'vitest'
import { fail, ok } from '../../../src-main/model/result.ts'
import { runningWindow } from './running-window.ts'

describe('many at once', () => {
  it.each([
    [{ minted: 3, failed: 0 }, '3 refreshed', 'neutral'],
    [{ minted: 3, failed: 1 }, '3 refreshed, 1 failed', 'danger']
  ])('getting tokens is said in one line: %j', async (summary, text, tone) => {
    const { app, answer, inputsOf } = await runningWindow()
    answer('tokens.refreshSelected', () => ok(summary))
    answer('tokens.refreshExpiring', () => ok(summary))
    await app.bulk.getTokens(['a', 'b', 'c'])
    expect(inputsOf('tokens.refreshSelected')).toEqual([['a', 'b', 'c']])
    expect(app.toasts.all).toMatchObject([{ text, tone }])
    await app.bulk.refreshExpiring()
    expect(app.toasts.all).toMatchObject([{ text, tone }])
  })

  it('pinning needs no words, unless it could not be', async () => {
    const { app, answer, inputsOf, texts } = await runningWindow()
    await app.bulk.setPinned(['a', 'b'], true)
    expect([inputsOf('profiles.setPinned'), texts()]).toEqual([[{ ids: ['a', 'b'], pinned: true }], []])
    answer('profiles.setPinned', () => fail({ code: 'not-saved', detail: '' }))
    await app.bulk.setPinned(['a'], false)
    expect(texts()).toHaveLength(1)
  })
})
