import type { TokenSummary } from '../token.ts'
import { dayMs, hourMs, minuteMs } from '../time.ts'
import type { TokenAnatomy } from '../usergrid/token-anatomy.ts'

/** Below this a difference means nothing: the `Date` header has whole seconds, and the answer took its time. */
const leastShownMs = minuteMs

function amount(ms: number): string {
  if (ms < 90 * minuteMs) return `${Math.round(ms / minuteMs)} min`
  const [unitMs, word] = ms < 2 * dayMs ? ([hourMs, 'hours'] as const) : ([dayMs, 'days'] as const)
  return `${Math.round(ms / unitMs)} ${word}`
}

/** Says that the clocks differ; null where they do not. `skewMs` is this computer's time less the server's. */
export function skewText(skewMs: number | null): string | null {
  if (skewMs === null || Math.abs(skewMs) <= leastShownMs) return null
  return `The server's clock is ${amount(Math.abs(skewMs))} ${skewMs < 0 ? 'ahead of' : 'behind'} this computer's.`
}

/** How the countdown is computed for this token, and what a skew means for it (`wire.md` 6.4). */
export function countdownText(
  { expiry }: Pick<TokenSummary, 'expiry'>,
  anatomy: Pick<TokenAnatomy, 'expiresAt' | 'never'>,
  skewMs: number | null
): string {
  if (expiry.kind === 'unknown') return 'Neither the token nor the answer tells when it ends.'
  if (expiry.kind === 'never')
    return anatomy.never === true ? 'The token itself says that it never ends.' : 'The answer says that it never ends.'
  if (expiry.at !== anatomy.expiresAt) return "Counted from the moment the answer arrived, by this computer's clock."
  const told = "Runs to the expiry inside the token, which is set by the server's clock."
  if (skewMs === null || skewText(skewMs) === null) return told
  return `${told} The token ends about ${amount(Math.abs(skewMs))} ${skewMs < 0 ? 'earlier' : 'later'} than the countdown.`
}
