import type { Settings } from '../model/settings.ts'
import { dayMs, secondMs, type Clock, type Timer } from '../model/time.ts'
import type { LockReason } from '../model/vault-state.ts'
import { assertNever } from '../model/assert-never.ts'
import type { ScreenChange } from './screen-signals.ts'

export type AutoLockParts = {
  readonly clock: Clock
  readonly timer: Timer
  readonly settings: () => Pick<Settings, 'lockAfterMs' | 'lockWithScreen'>
  /** For how long nobody has used the computer. */
  readonly idleMs: () => number
  readonly onScreenChanged: (listener: (change: ScreenChange) => void) => () => void
  readonly canLock: () => boolean
  /** May be called again while it is still at work. */
  readonly lock: (reason: LockReason) => void
}

/** Locks the vault when nobody uses the computer any more. While there is nothing to lock, it waits for nothing. */
export class AutoLock {
  readonly #parts: AutoLockParts
  #stopTimer: () => void = () => {}
  #unsubscribe: (() => void) | null = null
  /** When the computer was last used, as known when it went to sleep; epoch ms. */
  #usedAt: number | null = null

  constructor(parts: AutoLockParts) {
    this.#parts = parts
  }

  start(): void {
    this.#unsubscribe ??= this.#parts.onScreenChanged((change) => this.#follow(change))
    this.refresh()
  }

  /** Says that the settings or the vault's state have changed. */
  refresh(): void {
    const { settings, canLock, idleMs, timer } = this.#parts
    const { lockAfterMs } = settings()
    this.#stopTimer()
    if (this.#unsubscribe === null || lockAfterMs === null || !canLock()) return
    // The earliest moment at which it can be so far. A timer takes no more than 24 days; a day is a rest too.
    const leftMs = Math.min(dayMs, Math.max(secondMs, lockAfterMs - idleMs()))
    this.#stopTimer = timer(leftMs, () => this.#check(idleMs()))
  }

  stop(): void {
    this.#stopTimer()
    this.#unsubscribe?.()
    this.#unsubscribe = null
  }

  #check(unusedMs: number): void {
    const { settings, canLock, lock } = this.#parts
    const { lockAfterMs } = settings()
    if (lockAfterMs !== null && unusedMs >= lockAfterMs && canLock()) lock('idle')
    // Once locked, this ends the waiting; until then it looks again.
    this.refresh()
  }

  #follow(change: ScreenChange): void {
    const { clock, idleMs } = this.#parts
    switch (change) {
      case 'locked':
        return this.#lockWithScreen('screen')
      case 'suspended':
        this.#usedAt = clock.now() - idleMs()
        return this.#lockWithScreen('suspend')
      case 'resumed': {
        // Timers and idle times stand still while the computer sleeps; the clock on the wall does not, and nobody was there.
        const unusedMs = this.#usedAt === null ? 0 : clock.now() - this.#usedAt
        this.#usedAt = null
        return this.#check(unusedMs)
      }
      default:
        return assertNever(change)
    }
  }

  #lockWithScreen(reason: LockReason): void {
    const { settings, canLock, lock } = this.#parts
    if (settings().lockWithScreen && canLock()) lock(reason)
  }
}
