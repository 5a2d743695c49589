import type { Log } from '../log/log.ts'
import type { Clock } from '../model/time.ts'
import { canLock } from '../model/vault-state.ts'
import type { SettingsStore } from '../settings/settings-file.ts'
import { AutoLock } from './auto-lock.ts'
import { IdleTime } from './idle-time.ts'
import { Locker, type LockerParts } from './locker.ts'
import { onScreenChanged } from './screen-lock.ts'
import { systemIdle } from './system-idle.ts'

export type LockingParts = LockerParts & {
  readonly settings: SettingsStore
  readonly clock: Clock
  readonly log: Log
  /** The computer has slept. It may lock for that. */
  readonly onResumed: () => void
}

export type Locking = {
  readonly locker: Locker
  /** From now on screen, sleep and idleness lock the vault. */
  readonly start: () => void
  readonly stop: () => void
}

/** The locker, and what makes it lock by itself. */
export function createLocking({ settings, clock, log, onResumed, ...parts }: LockingParts): Locking {
  const { vault, timer } = parts
  const locker = new Locker(parts)
  const idleTime = new IdleTime({ ...systemIdle, clock, timer })
  const autoLock = new AutoLock({
    clock,
    timer,
    settings: () => settings.get(),
    idleMs: idleTime.idleMs,
    onScreenChanged: (listener) =>
      onScreenChanged((change) => {
        listener(change)
        if (change === 'resumed') onResumed()
      }, log),
    canLock: () => canLock(vault.state()),
    lock: (reason) => void locker.lock(reason)
  })
  vault.onStateChanged(() => autoLock.refresh())
  settings.onChanged(() => autoLock.refresh())
  return {
    locker,
    start: () => autoLock.start(),
    stop: () => {
      autoLock.stop()
      idleTime.stop()
    }
  }
}
