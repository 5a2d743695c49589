const budgetMs = 8

/**
 * For long work on the main thread: gives a promise to wait for whenever a few ms were worked without a break, and null otherwise, since
 * waiting for nothing ten thousand times takes time as well.
 */
export function createPacer(): () => Promise<void> | null {
  let startedAt = performance.now()
  return () => {
    if (performance.now() - startedAt < budgetMs) return null
    return new Promise((resolve) =>
      setImmediate(() => {
        startedAt = performance.now()
        resolve()
      })
    )
  }
}

/** The items as `toMade` makes them, in order. */
export async function mapInSlices<Item, Made>(
  items: readonly Item[],
  toMade: (item: Item) => Made | Promise<Made>
): Promise<readonly Made[]> {
  const pace = createPacer()
  const made: Made[] = []
  for (const item of items) {
    made.push(await toMade(item))
    const pause = pace()
    if (pause !== null) await pause
  }
  return made
}

/** Lets what waits have its turn. */
export const giveWay = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
