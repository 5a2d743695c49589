import { toSpread, type Spread } from './figure.ts'

/** What runs of ours and of its floor took, in turn, in ms. */
export type Comparison = {
  readonly ours: Spread
  readonly floor: Spread
  /** How long nothing else could have run on the main thread at a stretch, in each run. */
  readonly held: Spread
  /** How long the main thread was busy in all. */
  readonly busy: Spread
}

type Run = { readonly ms: number; readonly heldMs: number; readonly busyMs: number }

/** Runs once, with a heartbeat that shows for how long nothing else could have run. */
async function time(work: () => unknown): Promise<Run> {
  let last = performance.now()
  let heldMs = 0
  let busyMs = 0
  let isOver = false
  const note = (): void => {
    const now = performance.now()
    heldMs = Math.max(heldMs, now - last)
    // A beat takes next to nothing: what is longer was work.
    if (now - last > beatMs) busyMs += now - last
    last = now
  }
  const beat = (): void => {
    note()
    if (!isOver) setImmediate(beat)
  }
  setImmediate(beat)
  const startedAt = performance.now()
  await work()
  const ms = performance.now() - startedAt
  isOver = true
  note()
  return { ms, heldMs, busyMs }
}

const beatMs = 0.1

/** Ours and its floor in turn, `runs` times each after one that warms up. */
export async function compare({
  ours,
  atFloor,
  runs
}: {
  readonly ours: () => unknown
  readonly atFloor: () => unknown
  readonly runs: number
}): Promise<Comparison> {
  const mine: Run[] = []
  const floors: Run[] = []
  await time(ours)
  await time(atFloor)
  for (let run = 0; run < runs; run++) {
    floors.push(await time(atFloor))
    mine.push(await time(ours))
  }
  const spread = (runsOf: readonly Run[], read: (run: Run) => number): Spread => toSpread(runsOf.map(read))
  return {
    ours: spread(mine, ({ ms }) => ms),
    floor: spread(floors, ({ ms }) => ms),
    held: spread(mine, ({ heldMs }) => heldMs),
    busy: spread(mine, ({ busyMs }) => busyMs)
  }
}
