import { retryDelayMs } from '../../src-main/model/keep-fresh.ts'
import type { Met } from './faulty-usergrid.ts'

/** So long a token may have been expired while its server answers. */
const patienceMs = 2_000

export type Lateness = {
  /** How often a token expired before the next one came, whatever the server did meanwhile. */
  readonly expired: number
  /** The longest of that while the server answered, in ms: from expiry, or from the last fault. */
  readonly worstMs: number
  /** Those where that was longer than it may be: after several faults in a row, by what is waited then. */
  readonly tooLate: readonly string[]
}

/** What of one profile's requests came too late. `until`: tokens had to be fresh to that moment (epoch ms). */
export function findLate(met: readonly Met[], until: number): Lateness {
  const late: string[] = []
  let [expired, worstMs] = [0, 0]
  let expiresAt = Infinity
  let failures = 0
  let answersSince = 0
  const look = (now: number, ttlMs: number): void => {
    if (now > expiresAt) expired++
    const lateMs = now - Math.max(expiresAt, answersSince)
    worstMs = Math.max(worstMs, lateMs)
    const allowedMs = patienceMs + (failures < 2 ? 0 : retryDelayMs(failures, 1))
    if (lateMs > allowedMs) late.push(`of ${ttlMs} ms: ${lateMs} ms after ${failures} faults`)
  }
  for (const { kind, at, ttlMs } of met) {
    if (kind === 'granted') {
      look(at, ttlMs)
      expiresAt = at + ttlMs
      failures = 0
    } else {
      failures++
      answersSince = at
    }
  }
  if (until > expiresAt) look(until, met[0]?.ttlMs ?? 0)
  return { expired, worstMs, tooLate: late }
}
