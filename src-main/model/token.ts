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

const soonMs = 15 * minuteMs
const urgentMs = 5 * minuteMs
const soonShare = 0.1

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
  const lifetimeMs = token.expiry.at - token.issuedAt
  return { kind: leftMs <= Math.min(soonMs, lifetimeMs * soonShare) ? 'soon' : 'live', leftMs }
}

/** Whether "refresh expiring" takes it: expired, or close to it. */
export function isExpiring(left: TimeLeft): boolean {
  return left.kind === 'soon' || left.kind === 'urgent' || left.kind === 'expired'
}
