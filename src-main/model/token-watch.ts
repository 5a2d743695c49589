import type { Attempt } from './attempt.ts'
import { retryAt, warnAt } from './keep-fresh.ts'
import type { TokenSummary } from './token.ts'

/** What is remembered of a token that is watched. `random`, from 0 to 1, is drawn once, so that planning again does not move anything. */
export type TokenWatch = {
  readonly token: TokenSummary
  readonly expiresAt: number
  readonly random: number
  readonly failures: number
  /** Not renewed before (epoch ms); 0: as soon as it is due. */
  readonly retryAt: number
  /** The last attempt that was counted as a failure. */
  readonly counted: Attempt | null
  readonly told: 'nothing' | 'warning' | 'expired'
}

type Now = { readonly now: number; readonly random: number }

/** The watch over the token: the one that was, if it still is the same token. null: there is none, or nobody knows when it ends. */
export function watchOver(token: TokenSummary | null, before: TokenWatch | undefined, random: () => number): TokenWatch | null {
  if (token === null || token.expiry.kind !== 'at') return null
  const expiresAt = token.expiry.at
  if (before?.token.receivedAt === token.receivedAt && before.expiresAt === expiresAt) return before
  return { token, expiresAt, random: random(), failures: 0, retryAt: 0, counted: null, told: 'nothing' }
}

/** With what came of an attempt. Edited credentials have no attempt and no failures. */
export function withAttempt(watch: TokenWatch, attempt: Attempt, { now, random }: Now): TokenWatch {
  if (attempt.kind === 'none') return { ...watch, failures: 0, retryAt: 0, counted: null }
  if (attempt.kind !== 'failed' || attempt === watch.counted) return watch
  const failures = watch.failures + 1
  return { ...watch, failures, retryAt: retryAt(attempt.error, failures, { now, random }), counted: attempt }
}

/** To be tried again at once, because what stood in the way may be gone; what the server asked for holds all the same. */
export function withoutFailures(watch: TokenWatch): TokenWatch {
  const isBusy = watch.counted?.kind === 'failed' && watch.counted.error.code === 'busy'
  return isBusy ? watch : { ...watch, failures: 0, retryAt: 0 }
}

/** What there is to tell of the token, and when (epoch ms); Infinity: nothing any more. */
export function newsOf({ token, expiresAt, told }: TokenWatch, isRenewed: boolean): Readonly<Record<'warning' | 'expired', number>> {
  return { warning: told === 'nothing' ? warnAt(token, isRenewed) : Infinity, expired: told === 'expired' ? Infinity : expiresAt }
}
