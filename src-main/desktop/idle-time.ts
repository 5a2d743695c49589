import { secondMs, type Clock, type Timer } from '../model/time.ts'

export type IdleTimeParts = {
  readonly clock: Clock
  readonly timer: Timer
  /** For how long nobody has used the computer, by what the system says; null where it cannot be asked. */
  readonly systemIdleMs: () => number | null
  /** Calls the listener at each input into one of our own windows. */
  readonly onInput: (listener: () => void) => () => void
}

const betweenLooksMs = 5 * secondMs
const mostLooks = 36

/**
 * For how long nobody has used the computer. On some Wayland desktops Chromium is told nothing and then always says 0, which would mean
 * that somebody is there for ever. Three minutes of nothing but 0 are taken for that; on any other desktop it takes a person who does not
 * rest for a second. Where the system says nothing, input into our own windows is all there is.
 */
export class IdleTime {
  readonly #parts: IdleTimeParts
  readonly #unsubscribe: () => void
  #stopTimer: () => void = () => {}
  #lastInputAt: number
  #zeros = 0
  #hasTold = false

  constructor(parts: IdleTimeParts) {
    const { clock, onInput } = parts
    this.#parts = parts
    this.#lastInputAt = clock.now()
    this.#unsubscribe = onInput(() => {
      this.#lastInputAt = clock.now()
    })
    this.#look()
  }

  readonly idleMs = (): number => {
    const ownMs = Math.max(0, this.#parts.clock.now() - this.#lastInputAt)
    const systemMs = this.#readSystem()
    const isSilent = systemMs === null || (!this.#hasTold && this.#zeros >= mostLooks)
    return isSilent ? ownMs : Math.min(systemMs, ownMs)
  }

  stop(): void {
    this.#stopTimer()
    this.#unsubscribe()
  }

  /** Looks until it is known whether the system says anything but 0. */
  #look(): void {
    if (this.#readSystem() !== 0 || this.#hasTold) return
    this.#zeros += 1
    if (this.#zeros < mostLooks) this.#stopTimer = this.#parts.timer(betweenLooksMs, () => this.#look())
  }

  #readSystem(): number | null {
    const systemMs = this.#parts.systemIdleMs()
    if (systemMs === null || !Number.isFinite(systemMs) || systemMs < 0) return null
    if (systemMs > 0) this.#hasTold = true
    return systemMs
  }
}
