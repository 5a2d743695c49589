import type { AppError } from './app-error.ts'
import type { ProfileId } from './profile.ts'

/** How it stands with one profile of a run that mints many. */
export type RefreshResult =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'minting' }
  | { readonly kind: 'minted' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: AppError }

/** What changed in a run since it was last told. */
export type RefreshNews = {
  /** Counts the runs since the start: another number is another run. */
  readonly run: number
  readonly isRunning: boolean
  readonly results: readonly (readonly [ProfileId, RefreshResult])[]
}

export type RefreshCounts = Readonly<Record<RefreshResult['kind'], number>>

export function countResults(results: Iterable<RefreshResult>): RefreshCounts {
  const counts = { waiting: 0, minting: 0, minted: 0, cancelled: 0, failed: 0 }
  for (const { kind } of results) counts[kind]++
  return counts
}

/** Those that a second try makes sense for, in the order of the run. */
export function unfinished(results: Iterable<readonly [ProfileId, RefreshResult]>): readonly ProfileId[] {
  return [...results].filter(([, { kind }]) => kind === 'failed' || kind === 'cancelled').map(([id]) => id)
}
