import { setTimeout as wait } from 'node:timers/promises'

const betweenLooksMs = 30

/** Looks until `probe` gives something other than null, and says what was awaited when that takes too long. */
export async function waitUntil<T>(what: string, probe: () => Promise<T | null> | T | null, timeoutMs = 15_000): Promise<T> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const found = await probe()
    if (found !== null) return found
    if (Date.now() > deadline) throw new Error(`After ${timeoutMs / 1_000} s still no ${what}`)
    await wait(betweenLooksMs)
  }
}
