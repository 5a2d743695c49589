import { minuteMs, secondMs, type Clock, type Timer } from '../model/time.ts'

export type AlarmParts = {
  readonly clock: Clock
  readonly timer: Timer
  /** Ms that nobody can set, to tell that the clock was. */
  readonly monotonic: () => number
  readonly isOnline: () => boolean
  readonly onDue: () => void
  /** Told before `onDue`: the clock was set, or the computer slept; the network is back. */
  readonly onChanged: (what: 'clock' | 'network') => void
}

/** A clock that was set is noticed within that time, */
const longestSleepMs = minuteMs
/** and a network that is back within this. */
const offlineSleepMs = 5 * secondMs
const largestDriftMs = 2 * secondMs

/** One timer for one moment of the clock on the wall, which people, time servers and sleep move. None while there is no moment to wait for. */
export class Alarm {
  readonly #parts: AlarmParts
  #at = Infinity
  #stopTimer: (() => void) | null = null
  /** Between the clock on the wall and the one that nobody can set. */
  #offset = 0
  #wasOnline = true

  constructor(parts: AlarmParts) {
    this.#parts = parts
  }

  /** Calls `onDue` at that moment (epoch ms) and no other; Infinity: not at all. */
  set(at: number): void {
    if (at === this.#at) return
    const wasWaiting = this.#stopTimer !== null
    this.#stopTimer?.()
    this.#stopTimer = null
    this.#at = at
    if (at === Infinity) return
    if (!wasWaiting) this.#look()
    this.#sleep()
  }

  #sleep(): void {
    const { clock, timer } = this.#parts
    const longestMs = this.#wasOnline ? longestSleepMs : offlineSleepMs
    this.#stopTimer = timer(Math.min(Math.max(0, this.#at - clock.now()), longestMs), () => this.#wake())
  }

  #wake(): void {
    const { clock, onDue, onChanged } = this.#parts
    this.#stopTimer = null
    const [offset, wasOnline] = [this.#offset, this.#wasOnline]
    this.#look()
    const isAt = this.#at
    if (Math.abs(this.#offset - offset) > largestDriftMs) onChanged('clock')
    if (this.#wasOnline && !wasOnline) onChanged('network')
    // One of them may have set it anew, to the same moment as well.
    if (this.#isWaiting() || this.#at !== isAt) return
    if (clock.now() < this.#at) return this.#sleep()
    this.#at = Infinity
    onDue()
  }

  #isWaiting(): boolean {
    return this.#stopTimer !== null
  }

  #look(): void {
    const { clock, monotonic, isOnline } = this.#parts
    this.#offset = clock.now() - monotonic()
    this.#wasOnline = isOnline()
  }
}
