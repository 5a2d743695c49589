import { AutoLock } from '../../../src-main/desktop/auto-lock.ts'
import type { ScreenChange } from '../../../src-main/desktop/screen-signals.ts'
import { minuteMs, secondMs } from '../../../src-main/model/time.ts'
import type { LockReason } from '../../../src-main/model/vault-state.ts'
import { SimulatedTime } from './simulated-time.ts'

type Given = { readonly lockAfterMs?: number | null; readonly lockWithScreen?: boolean; readonly isOpen?: boolean }

/** An open vault on a computer that somebody has just used. `idleStepMs`: in which steps the system counts. */
export function computer({ lockAfterMs = 15 * minuteMs, lockWithScreen = true, isOpen = true }: Given = {}, idleStepMs = secondMs) {
  const time = new SimulatedTime()
  const state = { lockAfterMs, lockWithScreen, isOpen, idleMs: 0 }
  const locks: (readonly [reason: LockReason, at: number])[] = []
  let usedAt = time.now()
  let asleepMs = 0
  let tell: ((change: ScreenChange) => void) | null = null
  const unusedMs = (): number => time.now() - usedAt - asleepMs
  const autoLock = new AutoLock({
    clock: time,
    timer: time.timer,
    settings: () => state,
    idleMs: () => Math.floor(unusedMs() / idleStepMs) * idleStepMs,
    onScreenChanged: (listener) => {
      tell = listener
      return () => {
        tell = null
      }
    },
    canLock: () => state.isOpen,
    lock: (reason) => {
      locks.push([reason, time.now()])
      state.isOpen = false
      autoLock.refresh()
    }
  })
  autoLock.start()
  return {
    autoLock,
    time,
    state,
    isOpen: () => state.isOpen,
    reasons: () => locks.map(([reason]) => reason),
    lockedAt: () => locks.at(-1)?.[1] ?? null,
    unusedMs,
    tell: (change: ScreenChange) => tell?.(change),
    isListening: () => tell !== null,
    use: () => {
      usedAt = time.now()
      asleepMs = 0
    },
    /** The system's own count stands still too. */
    sleep: (ms: number) => {
      tell?.('suspended')
      time.sleep(ms)
      asleepMs += ms
    },
    set: (change: Given) => {
      Object.assign(state, change)
      autoLock.refresh()
    }
  }
}
