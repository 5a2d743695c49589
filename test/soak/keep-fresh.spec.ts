import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import type { TokenState } from '../../src-main/contract/tokens.ts'
import type { ActivityEntry } from '../../src-main/model/activity.ts'
import { minuteMs, secondMs } from '../../src-main/model/time.ts'
import { expect, test } from '../support/mintmark.ts'
import { MintmarkWindow } from '../support/window.ts'
import { startFaultyUsergrid } from './faulty-usergrid.ts'
import { findLate } from './late-tokens.ts'
import { soakPassphrase, ttlOf, writeSoakVault } from './soak-vault.ts'

const minutes = Number(process.env['MINTMARK_SOAK_MINUTES'] ?? '2')
const profiles = 500
const timeoutMs = 3 * secondMs

/** How long this process, and the server in it, stood still at worst, in ms: on a busy computer no token can be fresh. */
function watchStalls(): () => number {
  let [last, worstMs] = [Date.now(), 0]
  const everyMs = 100
  const interval = setInterval(() => {
    worstMs = Math.max(worstMs, Date.now() - last - everyMs)
    last = Date.now()
  }, everyMs)
  return () => {
    clearInterval(interval)
    return worstMs
  }
}

type Answer<Value> = { readonly value: Value }
type Counts = Readonly<Record<string, number>>

/** What main has after a thorough collection: its heap in bytes, and who listens to what. */
const measureMain = (app: ElectronApplication): Promise<{ readonly heap: number; readonly listeners: Counts }> =>
  app.evaluate(async (electron) => {
    const [v8, vm] = [process.getBuiltinModule('node:v8'), process.getBuiltinModule('node:vm')]
    v8.setFlagsFromString('--expose-gc')
    const collect = vm.runInNewContext('gc') as () => void
    for (let round = 0; round < 3; round++) {
      collect()
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    const emitters: Record<string, NodeJS.EventEmitter> = { process, app: electron.app, powerMonitor: electron.powerMonitor }
    for (const contents of electron.webContents.getAllWebContents()) emitters[`page ${contents.id}`] = contents
    const listeners = Object.entries(emitters).flatMap(([name, emitter]) =>
      emitter.eventNames().map((event) => [`${name} ${String(event)}`, emitter.listenerCount(event)] as const)
    )
    return { heap: process.memoryUsage().heapUsed, listeners: Object.fromEntries(listeners) }
  })

const cpuMs = (app: ElectronApplication): Promise<number> =>
  app.evaluate(() => (process.cpuUsage().user + process.cpuUsage().system) / 1_000)

test(`${profiles} tokens of 20 to 60 s are kept fresh for ${minutes} min, whatever the server does`, async ({ launch, desktop }) => {
  const usergrid = await startFaultyUsergrid(timeoutMs)
  const userData = join(desktop.home, 'mintmark')
  const ids = await writeSoakVault(userData, usergrid.baseUrl, profiles, timeoutMs)
  const { app, page } = await launch({ userData })
  const window = new MintmarkWindow(page)
  await window.unlock(soakPassphrase)
  const first = (await window.ask('tokens', 'refreshSelected', ids)) as Answer<{ readonly minted: number }>
  expect(first.value.minted).toBe(profiles)

  // A whole round, so that everything that is loaded or kept once is there.
  await page.waitForTimeout(minuteMs)
  const before = await measureMain(app)
  usergrid.beFaulty(0.015)
  const worstStallMs = watchStalls()
  const [startedAt, cpuBefore] = [Date.now(), await cpuMs(app)]
  await page.waitForTimeout(minutes * minuteMs)
  const [endedAt, cpuAfter] = [Date.now(), await cpuMs(app)]
  usergrid.beFaulty(0)
  await window.ask('profiles', 'setKeepFresh', { ids, keepFresh: false })
  await expect(async () => {
    const { value } = (await window.ask('tokens', 'list')) as Answer<readonly TokenState[]>
    expect(value.filter(({ attempt }) => attempt.kind === 'minting')).toEqual([])
  }).toPass()
  const after = await measureMain(app)

  const entries = new Map<number, readonly ActivityEntry[]>()
  for (const [index, id] of ids.entries())
    entries.set(ttlOf(index), ((await window.ask('tokens', 'activity', id)) as Answer<readonly ActivityEntry[]>).value)
  const counted = ids.map((_, index) => {
    const met = usergrid.met.filter(({ ttlMs }) => ttlMs === ttlOf(index))
    const noted = entries.get(ttlOf(index)) ?? []
    const granted = met.filter(({ kind }) => kind === 'granted').length
    const minted = noted.filter(({ outcome }) => outcome.kind === 'minted').length
    return { granted, minted, failed: noted.filter(({ outcome }) => outcome.kind === 'failed').length, late: findLate(met, endedAt) }
  })
  const sum = (of: (each: (typeof counted)[number]) => number): number => counted.reduce((total, each) => total + of(each), 0)
  const metOf = (kind: string): number => usergrid.met.filter((each) => each.kind === kind).length
  console.log(
    JSON.stringify({
      minutes: (endedAt - startedAt) / minuteMs,
      granted: sum(({ granted }) => granted),
      minted: sum(({ minted }) => minted),
      failed: sum(({ failed }) => failed),
      met: { unavailable: metOf('unavailable'), noAnswer: metOf('no-answer'), dropped: metOf('dropped') },
      expired: sum(({ late }) => late.expired),
      worstExpiredWhileAnsweringMs: Math.max(...counted.map(({ late }) => late.worstMs)),
      worstStallOfServerMs: worstStallMs(),
      heapGrowthMb: (after.heap - before.heap) / 1e6,
      heapMb: after.heap / 1e6,
      mainCpuPercent: ((cpuAfter - cpuBefore) / (endedAt - startedAt)) * 100
    })
  )
  expect(counted.flatMap(({ late }) => late.tooLate)).toEqual([])
  expect(counted.filter(({ granted, minted }) => granted !== minted)).toEqual([])
  expect(after.listeners).toEqual(before.listeners)
  expect((after.heap - before.heap) / 1e6).toBeLessThan(10)
  await usergrid.close()
})
