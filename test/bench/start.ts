import { atMost, toSpread, type Figure } from './figure.ts'
import type { MeasuredApp } from './measured-app.ts'
import type { World } from './world.ts'

async function startOnce(start: () => MeasuredApp): Promise<number> {
  const app = start()
  const ms = await app.interactiveMs()
  await app.quit()
  return ms
}

const goals: readonly (readonly [count: number, ratio: number])[] = [
  [100, 1.05],
  [1_000, 1.1],
  [10_000, 1.25]
]

/** From spawn to a list with real profiles and a search field that can be used. */
export async function benchStart(world: World, runs: number): Promise<readonly Figure[]> {
  const starts = [
    world.startBare,
    ...goals.map(
      ([count]) =>
        () =>
          world.startMintmark(count)
    )
  ]
  const times: number[][] = starts.map(() => [])
  for (let run = 0; run <= runs; run++) {
    for (let turn = 0; turn < starts.length; turn++) {
      // Each comes first, second and so on in its turn.
      const index = (run + turn) % starts.length
      const start = starts[index]
      if (start === undefined) continue
      const ms = await startOnce(start)
      // The first of each reads what the others find in memory.
      if (run > 0) times[index]?.push(ms)
    }
  }
  const [bare = [], ...ours] = times
  return goals.map(([count, ratio], index) => ({
    what: `spawn to interactive, ${count.toLocaleString('en')} profiles`,
    unit: 'ms',
    measure: 'median',
    ours: toSpread(ours[index] ?? []),
    floor: { what: 'a bare window', ...toSpread(bare) },
    goal: atMost(ratio, 'ratio')
  }))
}
