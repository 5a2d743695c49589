import { minuteMs } from './time.ts'
import type { ProfileId } from './profile.ts'

/** When a token stops working: a moment in epoch ms, never, or not told by anybody. */
export type Expiry = { readonly kind: 'at'; readonly at: number } | { readonly kind: 'never' } | { readonly kind: 'unknown' }

/** What may be known of a token without opening the vault. */
export type TokenSummary = {
  readonly profileId: ProfileId
  readonly issuedAt: number
  readonly receivedAt: number
  readonly expiry: Expiry
}

export type TimeLeft =
  | { readonly kind: 'none' }
  | { readonly kind: 'live' | 'soon' | 'urgent'; readonly leftMs: number }
  | { readonly kind: 'expired'; readonly sinceMs: number }
  | { readonly kind: 'never' }
  | { readonly kind: 'unknown' }

/**
 * Until when (epoch ms) the token can be relied on; Infinity where nobody told. Its end is written by the server's clock. Where that is ahead
 * of ours, it came before it was issued, and its lifetime counts from then: for what is used, not for what is shown.
 */
export function reliableUntil({ issuedAt, receivedAt, expiry }: Pick<TokenSummary, 'issuedAt' | 'receivedAt' | 'expiry'>): number {
  if (expiry.kind !== 'at') return Infinity
  const lifetimeMs = expiry.at - issuedAt
  return lifetimeMs > 0 ? Math.min(expiry.at, receivedAt + lifetimeMs) : expiry.at
}

const soonMs = 15 * minuteMs
/** So much is left when a countdown turns red. */
export const urgentMs = 5 * minuteMs

/**
 * How a token stands at `now` (epoch ms): urgent at 5 minutes left, soon at 15 minutes or a tenth of its lifetime, whichever is
 * shorter. Always computed from the moment of expiry, so sleep and clock changes cannot bend it.
 */
export function timeLeft(token: Pick<TokenSummary, 'issuedAt' | 'expiry'> | null, now: number): TimeLeft {
  if (token === null) return { kind: 'none' }
  if (token.expiry.kind !== 'at') return { kind: token.expiry.kind }
  const leftMs = token.expiry.at - now
  if (leftMs <= 0) return { kind: 'expired', sinceMs: -leftMs }
  if (leftMs <= urgentMs) return { kind: 'urgent', leftMs }
  return { kind: leftMs <= soonFrom(token.issuedAt, token.expiry.at) ? 'soon' : 'live', leftMs }
}

const soonFrom = (issuedAt: number, expiresAt: number): number => Math.min(soonMs, Math.floor((expiresAt - issuedAt) / 10))

/** The next moment (epoch ms) after `now` at which `timeLeft` gives another kind; Infinity if never. */
export function nextPhaseAt(token: Pick<TokenSummary, 'issuedAt' | 'expiry'>, now: number): number {
  const { expiry, issuedAt } = token
  if (expiry.kind !== 'at') return Infinity
  const phases = [expiry.at - Math.max(soonFrom(issuedAt, expiry.at), urgentMs), expiry.at - urgentMs, expiry.at]
  return Math.min(...phases.filter((at) => at > now))
}

/** Whether "refresh expiring" takes it: expired, or close to it. */
export function isExpiring(left: TimeLeft): boolean {
  return left.kind === 'soon' || left.kind === 'urgent' || left.kind === 'expired'
}
