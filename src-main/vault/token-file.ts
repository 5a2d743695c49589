import type { ProfileId } from '../model/profile.ts'
import type { Timer } from '../model/time.ts'
import type { Log } from '../log/log.ts'
import { formatVersion } from './seal.ts'
import type { TokenRecord } from './schema.ts'
import type { Store } from './store-door.ts'
import { writeProblem } from './write-problem.ts'

const writeAfterMs = 250

/** The sealed tokens in memory, written to their file a moment after a change. */
export type TokenFile = {
  readonly all: () => readonly TokenRecord[]
  readonly get: (id: ProfileId) => TokenRecord | undefined
  readonly put: (records: readonly TokenRecord[]) => void
  /** Gives what was removed. */
  readonly remove: (ids: readonly ProfileId[]) => readonly TokenRecord[]
  /** From now on changes are written, beginning with those made so far. */
  readonly connect: (store: Store) => void
  readonly flush: () => void
}

export function createTokenFile(found: readonly TokenRecord[], timer: Timer, log: Log): TokenFile {
  const records = new Map(found.map((record) => [record.profileId, record]))
  let store: Store | null = null
  let isChanged = false
  let stopWaiting: (() => void) | null = null

  function flush(): void {
    stopWaiting?.()
    stopWaiting = null
    if (store === null || !isChanged) return
    try {
      store.write({ format: formatVersion, tokens: [...records.values()] })
      isChanged = false
    } catch (error) {
      // Still marked as changed, so the next change or flush tries again. Until then the tokens are in memory.
      log.warn('tokens not written', writeProblem(error))
    }
  }

  function change(): void {
    isChanged = true
    if (store !== null) stopWaiting ??= timer(writeAfterMs, flush)
  }

  return {
    all: () => [...records.values()],
    get: (id) => records.get(id),
    put: (put) => {
      put.forEach((record) => records.set(record.profileId, record))
      if (put.length > 0) change()
    },
    remove: (ids) => {
      const removed = ids.flatMap((id) => records.get(id) ?? [])
      removed.forEach(({ profileId }) => records.delete(profileId))
      if (removed.length > 0) change()
      return removed
    },
    connect: (to) => {
      store = to
      if (isChanged) change()
    },
    flush
  }
}
