/** One figure of the benchmark: ours beside its floor, both in ms, medians of runs that took turns. */
export type Figure = {
  readonly what: string
  readonly floor: string
  readonly oursMs: number
  readonly floorMs: number
  readonly ratio: number
  /** The longest that the main thread was held at a stretch, in the median run and in the worst. */
  readonly blockedMs: number
  readonly worstBlockedMs: number
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN

type Run = { readonly ms: number; readonly blockedMs: number }

/** Runs once, with a heartbeat that shows for how long nothing else could have run. */
async function time(work: () => unknown): Promise<Run> {
  let last = performance.now()
  let blockedMs = 0
  let isOver = false
  const beat = (): void => {
    const now = performance.now()
    blockedMs = Math.max(blockedMs, now - last)
    last = now
    if (!isOver) setImmediate(beat)
  }
  setImmediate(beat)
  const startedAt = performance.now()
  await work()
  const ms = performance.now() - startedAt
  isOver = true
  return { ms, blockedMs: Math.max(blockedMs, performance.now() - last) }
}

/** Ours and its floor in turn, `runs` times each after one that warms up. */
export async function compare(
  what: string,
  floor: string,
  { ours, atFloor, runs }: { readonly ours: () => unknown; readonly atFloor: () => unknown; readonly runs: number }
): Promise<Figure> {
  const mine: Run[] = []
  const floors: Run[] = []
  await time(ours)
  await time(atFloor)
  for (let run = 0; run < runs; run++) {
    floors.push(await time(atFloor))
    mine.push(await time(ours))
  }
  const oursMs = median(mine.map(({ ms }) => ms))
  const floorMs = median(floors.map(({ ms }) => ms))
  return {
    what,
    floor,
    oursMs,
    floorMs,
    ratio: oursMs / floorMs,
    blockedMs: median(mine.map(({ blockedMs }) => blockedMs)),
    worstBlockedMs: Math.max(...mine.map(({ blockedMs }) => blockedMs))
  }
}
