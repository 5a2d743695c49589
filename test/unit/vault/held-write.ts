import { basename } from 'node:path'
import { writeWhole, type WriteWhole } from '../../../src-main/vault/whole-file.ts'

export const diskFull = (): Error => Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })

/** A disk that does as it is told: writes wait while it is held, and fail while it has a problem. */
export function heldWrite() {
  const written: string[] = []
  const waiting: (() => void)[] = []
  const watching: (() => void)[] = []
  const disk = { isHeld: false, problem: null as Error | null }
  const write: WriteWhole = async (path, chunks) => {
    if (disk.isHeld) {
      await new Promise<void>((resolve) => {
        waiting.push(resolve)
        watching.splice(0).forEach((tell) => tell())
      })
    }
    if (disk.problem !== null) throw disk.problem
    await writeWhole(path, chunks)
    written.push(basename(path))
  }
  return {
    write,
    disk,
    /** Names of the files, in the order in which they were written. */
    written,
    /** Resolves when a write is waiting. */
    reached: async (): Promise<void> => {
      if (waiting.length === 0) await new Promise<void>((resolve) => watching.push(resolve))
    },
    release: (): void => {
      disk.isHeld = false
      waiting.splice(0).forEach((go) => go())
    }
  }
}
