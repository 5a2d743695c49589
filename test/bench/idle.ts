import { setTimeout as sleep } from 'node:timers/promises'
import { atMost, toSpread, type Figure } from './figure.ts'
import type { MeasuredApp } from './measured-app.ts'
import { cpuMs, processTree, pssBytes } from './process-tree.ts'
import type { World } from './world.ts'

export type IdleTimes = { readonly settleMs: number; readonly watchMs: number }

type Idle = { readonly megabytes: number; readonly shown: number; readonly hidden: number }

/** The least of a countdown: runs in the page. */
const tick = (): void => {
  const number = new Text('0')
  document.body.append(number)
  setInterval(() => (number.data = String(Number(number.data) + 1)), 1_000)
}

/** Share of a core in percent, over a while. */
async function watch(pids: readonly number[], watchMs: number): Promise<number> {
  const before = cpuMs(pids)
  const startedAt = performance.now()
  await sleep(watchMs)
  // A thread that has ended meanwhile takes what it worked along.
  const worked = Array.from(cpuMs(pids), ([thread, ms]) => ms - (before.get(thread) ?? 0)).reduce((sum, ms) => sum + ms, 0)
  return (100 * worked) / (performance.now() - startedAt)
}

async function idleOnce(start: () => MeasuredApp, { settleMs, watchMs }: IdleTimes): Promise<Idle> {
  const app = start()
  await app.interactiveMs()
  await sleep(settleMs - watchMs)
  const tree = processTree(app.pid)
  const shown = await watch(tree, watchMs)
  const megabytes = pssBytes(processTree(app.pid)) / 2 ** 20
  await app.line.ask('hide')
  await sleep(watchMs / 5)
  const hidden = await watch(tree, watchMs)
  await app.quit()
  return { megabytes, shown, hidden }
}

async function tickOnce(start: () => MeasuredApp, { settleMs, watchMs }: IdleTimes): Promise<number> {
  const app = start()
  await app.interactiveMs()
  await app.inPage(tick, null)
  await sleep(settleMs - watchMs)
  const shown = await watch(processTree(app.pid), watchMs)
  await app.quit()
  return shown
}

/** What it takes while nobody touches it: 1,000 profiles with tokens, whose countdowns run. */
export async function benchIdle(world: World, runs: number, times: IdleTimes): Promise<readonly Figure[]> {
  const ours: Idle[] = []
  const bare: Idle[] = []
  const ticking: number[] = []
  for (let run = 0; run < runs; run++) {
    bare.push(await idleOnce(world.startBare, times))
    ours.push(await idleOnce(() => world.startMintmark(1_000), times))
    ticking.push(await tickOnce(world.startBare, times))
  }
  const figure = (what: string, unit: Figure['unit'], read: (idle: Idle) => number, goal: Figure['goal']): Figure => ({
    what,
    unit,
    measure: 'median',
    ours: toSpread(ours.map(read)),
    floor: { what: 'a bare window', ...toSpread(bare.map(read)) },
    goal
  })
  const shown = figure('idle, window shown with 1,000 countdowns', '% of a core', (idle) => idle.shown, atMost(0.5, 'value'))
  return [
    figure('memory (PSS) of all processes, idle for 10 s, 1,000 profiles', 'MB', ({ megabytes }) => megabytes, atMost(1.1, 'ratio')),
    shown,
    { ...shown, floor: { what: 'a bare window with a number that counts', ...toSpread(ticking) } },
    figure('idle, window hidden', '% of a core', ({ hidden }) => hidden, atMost(0.1, 'value'))
  ]
}
