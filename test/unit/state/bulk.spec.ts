import { describe, expect, it } from 'vitest'
import { countResults, type RefreshResult } from '../../../src-main/model/refresh-run.ts'
import { fail, ok } from '../../../src-main/model/result.ts'
import { runningWindow } from './running-window.ts'

const failed: RefreshResult = { kind: 'failed', error: { code: 'wrong-client' } }
const minted: RefreshResult = { kind: 'minted' }

describe('a run of many', () => {
  it('is shown while it goes on, and a word is enough where all went well', async () => {
    const { app, announce, inputsOf, texts } = await runningWindow()
    await app.bulk.getTokens(['a', 'b'])
    expect(inputsOf('tokens.refreshSelected')).toEqual([['a', 'b']])
    announce('tokens', 'refreshed', {
      run: 1,
      isRunning: true,
      results: [
        ['a', { kind: 'minting' }],
        ['b', { kind: 'waiting' }]
      ]
    })
    const { refreshRun: run } = app
    expect([run.total, run.done, run.isRunning]).toEqual([2, 0, true])
    expect([run.isWaiting('a'), run.isWaiting('b'), run.isWaiting('c')]).toEqual([false, true, false])
    announce('tokens', 'refreshed', { run: 1, isRunning: true, results: [['a', minted]] })
    expect([run.total, run.done]).toEqual([2, 1])
    announce('tokens', 'refreshed', { run: 1, isRunning: false, results: [['b', minted]] })
    expect([run.total, run.isRunning]).toEqual([0, false])
    expect(texts()).toEqual(['2 refreshed'])
  })

  it('stays until the rest was tried again or left', async () => {
    const { app, announce, inputsOf, texts } = await runningWindow()
    const { refreshRun: run } = app
    const results = [
      ['a', minted],
      ['b', failed],
      ['c', { kind: 'cancelled' }]
    ] as const
    announce('tokens', 'refreshed', { run: 1, isRunning: false, results })
    expect([run.total, texts()]).toEqual([3, []])
    expect(run.unfinished).toEqual(['b', 'c'])
    run.isOpen = true
    run.retry()
    expect(inputsOf('tokens.refreshSelected')).toEqual([['b', 'c']])
    expect([run.total, run.isOpen]).toEqual([0, false])

    // Of another run only its own.
    announce('tokens', 'refreshed', { run: 2, isRunning: false, results: [['b', failed]] })
    expect(run.results).toEqual([['b', failed]])
    run.dismiss()
    expect(run.total).toBe(0)
  })

  it('is cancelled by main, and not let go of while it runs', async () => {
    const { app, announce, inputsOf } = await runningWindow()
    announce('tokens', 'refreshed', { run: 1, isRunning: true, results: [['a', { kind: 'minting' }]] })
    app.refreshRun.cancel()
    app.refreshRun.dismiss()
    expect([app.refreshRun.total, inputsOf('tokens.cancelRefresh')]).toEqual([1, [undefined]])
  })

  it('says it when there is nothing to refresh', async () => {
    const { app, answer, texts } = await runningWindow()
    answer('tokens.refreshExpiring', () => ok(countResults([])))
    await app.bulk.refreshExpiring()
    expect(texts()).toEqual(['No token has expired or soon will'])
    answer('tokens.refreshExpiring', () => fail({ code: 'vault-locked' }))
    await app.bulk.refreshExpiring()
    expect(texts()).toHaveLength(1)
    expect(texts()).not.toEqual(['No token has expired or soon will'])
  })
})

it('pinning needs no words, unless it could not be done', async () => {
  const { app, answer, inputsOf, texts } = await runningWindow()
  await app.bulk.setPinned(['a', 'b'], true)
  expect([inputsOf('profiles.setPinned'), texts()]).toEqual([[{ ids: ['a', 'b'], pinned: true }], []])
  answer('profiles.setPinned', () => fail({ code: 'not-saved', detail: '' }))
  await app.bulk.setPinned(['a'], false)
  expect(texts()).toHaveLength(1)
})
