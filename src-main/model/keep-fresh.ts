import type { AppError, ErrorCode } from './app-error.ts'
import type { Attempt } from './attempt.ts'
import type { Profile } from './profile.ts'
import type { Settings } from './settings.ts'
import { minuteMs, secondMs } from './time.ts'
import { reliableUntil, type TokenSummary } from './token.ts'

type TokenTimes = Pick<TokenSummary, 'issuedAt' | 'receivedAt' | 'expiry'>

/** Tokens are renewed when so much is left, or a tenth of their lifetime where that is shorter (`product.md` 3.8). */
const longestAheadMs = 5 * minuteMs
const warnAheadMs = 5 * minuteMs
/** What a slow answer, or a second try, may take: so much is not given away to spread requests. */
const reserveMs = 5 * secondMs
/** However short a token lives, no profile is minted for more often by itself. */
const shortestPauseMs = 5 * secondMs

const firstRetryMs = secondMs
const longestRetryMs = 5 * minuteMs
/** A person who cancels wants to be left alone for a while. */
const afterCancelMs = minuteMs

export function isKeptFresh({ keepFresh, pinned }: Pick<Profile, 'keepFresh' | 'pinned'>, { keepPinnedFresh }: KeepFreshSettings): boolean {
  return keepFresh || (pinned && keepPinnedFresh)
}
export type KeepFreshSettings = Pick<Settings, 'keepPinnedFresh'>

const aheadMs = (issuedAt: number, expiresAt: number): number => Math.min(longestAheadMs, Math.max(0, expiresAt - issuedAt) / 10)

/** Whether the token was as good as over when it arrived: another one would be no better. A wrong clock, here or there, does that. */
export function isOverOnArrival({ issuedAt, receivedAt, expiry }: TokenTimes): boolean {
  return expiry.kind === 'at' && expiry.at - aheadMs(issuedAt, expiry.at) <= receivedAt
}

/**
 * When (epoch ms) the token is to be renewed; Infinity: never. `random`, from 0 to 1, spreads what was minted together over the first
 * quarter of the time that can be spared.
 */
export function refreshAt(token: TokenTimes, random: number): number {
  const { issuedAt, receivedAt, expiry } = token
  if (expiry.kind !== 'at') return Infinity
  const ahead = aheadMs(issuedAt, expiry.at)
  return Math.max(reliableUntil(token) - ahead + (random * Math.max(0, ahead - reserveMs)) / 4, receivedAt + shortestPauseMs)
}

/**
 * When (epoch ms) to warn that the token is about to expire; Infinity: not at all, as with one that never had five minutes. One that is
 * kept fresh has half of the time in which it should have been renewed.
 */
export function warnAt({ issuedAt, expiry }: TokenTimes, isKept: boolean): number {
  if (expiry.kind !== 'at' || expiry.at - issuedAt <= warnAheadMs) return Infinity
  return expiry.at - (isKept ? aheadMs(issuedAt, expiry.at) / 2 : warnAheadMs)
}

/** How long (ms) to wait after so many failures in a row, the first being 1: twice as long each time, at most five minutes. */
export function retryDelayMs(failures: number, random: number): number {
  return Math.min(longestRetryMs, firstRetryMs * 2 ** (failures - 1)) * (0.5 + random / 2)
}

/** When (epoch ms) to try again after a failure that does not stop it: not before the server said. */
export function retryAt(error: AppError, failures: number, { now, random }: { readonly now: number; readonly random: number }): number {
  const at = now + retryDelayMs(failures, random)
  if (error.code === 'cancelled') return Math.max(at, now + afterCancelMs)
  return error.code === 'busy' && error.retryAt !== null ? Math.max(at, error.retryAt + random * secondMs) : at
}

/** Errors that the same credentials will meet again. What a gateway or a captive portal does comes and goes, and is none of them. */
const lasting: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'wrong-password',
  'wrong-client',
  'account-not-activated',
  'account-disabled',
  'account-not-confirmed',
  'not-permitted',
  'sso-only',
  'unknown-application',
  'ttl-too-long',
  'ttl-invalid',
  'no-secret',
  'vault-damaged',
  'not-found'
])

/** Whether nothing is sent any more until a person has done something: `invalid_grant`, 401, 403 and what is no better. */
export function stopsKeepFresh(error: AppError): boolean {
  return lasting.has(error.code) || ('status' in error && (error.status === 401 || error.status === 403))
}

export type StopReason = { readonly kind: 'failed'; readonly error: AppError } | { readonly kind: 'over-on-arrival' }

/**
 * Why tokens of a profile that should be kept fresh are not renewed any more; null: they are. It follows from the last attempt, so it ends
 * when a person gets a token by hand, and with the attempt itself when the credentials change.
 */
export function stopReason(token: TokenTimes | null, attempt: Attempt): StopReason | null {
  if (attempt.kind === 'failed' && stopsKeepFresh(attempt.error)) return { kind: 'failed', error: attempt.error }
  return token !== null && isOverOnArrival(token) ? { kind: 'over-on-arrival' } : null
}
