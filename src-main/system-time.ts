import type { Clock, Timer } from './model/time.ts'

export const systemClock: Clock = { now: () => Date.now() }

export const systemTimer: Timer = (delayMs, work) => {
  const handle = setTimeout(work, delayMs)
  return () => clearTimeout(handle)
}
