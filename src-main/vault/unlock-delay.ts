import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../model/time.ts'
import { secondMs } from '../model/time.ts'
import { parseObject } from './record-file.ts'
import { isNumber, isShape } from './shape.ts'

/** How many wrong passphrases in a row, and when the last one was (epoch ms). */
export type Failures = { readonly count: number; readonly lastAt: number }

const longestMs = 30 * secondMs

/** 1, 2, 4 … 30 s. */
const delayMs = (count: number): number => Math.min(longestMs, 2 ** (count - 1) * secondMs)

/** Until when (epoch ms) no passphrase is tried; null: now. */
export function retryAt({ count, lastAt }: Failures, now: number): number | null {
  if (count < 1) return null
  const at = lastAt + delayMs(count)
  return at > now ? at : null
}

const isFailures = isShape<Failures>({ count: isNumber, lastAt: isNumber })
const none: Failures = { count: 0, lastAt: 0 }

export type UnlockDelay = {
  readonly retryAt: () => number | null
  readonly noteWrong: () => void
  readonly noteRight: () => void
}

/**
 * Makes guessing at the keyboard slow. Kept in a file of its own, so that starting Mintmark again does not make it fast; whoever can delete
 * the file can also copy the vault and guess elsewhere, where only the passphrase itself is in the way.
 */
export function createUnlockDelay(folder: string, clock: Clock): UnlockDelay {
  const path = join(folder, 'unlock.json')
  let failures = readFailures(path)
  return {
    retryAt: () => {
      const now = clock.now()
      // The clock was set back: otherwise the wait would last until it has caught up.
      if (failures.lastAt > now) failures = { ...failures, lastAt: now }
      return retryAt(failures, now)
    },
    noteWrong: () => {
      failures = { count: failures.count + 1, lastAt: clock.now() }
      attempt(() => writeFileSync(path, JSON.stringify(failures), { mode: 0o600 }))
    },
    noteRight: () => {
      if (failures.count === 0) return
      failures = none
      attempt(() => rmSync(path, { force: true }))
    }
  }
}

function readFailures(path: string): Failures {
  try {
    const value = parseObject(readFileSync(path, 'utf8'))
    return isFailures(value) ? value : none
  } catch {
    return none
  }
}

/** In a folder that cannot be written to it is kept in memory. */
function attempt(work: () => void): void {
  try {
    work()
  } catch {
    // Nothing a person could do about it, and nothing is lost.
  }
}
