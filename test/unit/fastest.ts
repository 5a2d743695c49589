/**
 * How long the work takes by itself, in ms: the fastest of several runs, since a busy machine only ever adds to it. For limits that keep
 * work from growing out of hand; how fast it is belongs to the benchmark.
 */
export function fastestMs(work: () => unknown, runs = 5): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return Math.min(...times)
}
