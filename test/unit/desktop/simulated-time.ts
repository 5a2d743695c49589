import type { Clock, Timer } from '../../../src-main/model/time.ts'

/** A clock and a timer whose time passes only when the test says so. */
export class SimulatedTime implements Clock {
  #now = Date.UTC(2026, 10, 25, 9)
  #waiting: { at: number; readonly work: () => void }[] = []

  readonly now = (): number => this.#now
  /** For how long each of those who wait still have to. */
  readonly waits = (): readonly number[] => this.#waiting.map(({ at }) => at - this.#now)
  readonly timer: Timer = (delayMs, work) => {
    const entry = { at: this.#now + delayMs, work }
    this.#waiting.push(entry)
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry)
    }
  }

  pass(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const next = this.#waiting.toSorted((one, other) => one.at - other.at)[0]
      if (next === undefined || next.at > end) break
      this.#waiting = this.#waiting.filter((other) => other !== next)
      this.#now = next.at
      next.work()
    }
    this.#now = end
  }

  /** The clock on the wall goes on, all else stands still. */
  sleep(ms: number): void {
    this.#now += ms
    for (const entry of this.#waiting) entry.at += ms
  }
}
