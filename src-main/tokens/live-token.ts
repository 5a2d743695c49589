import type { AppError } from '../model/app-error.ts'
import type { ProfileId } from '../model/profile.ts'
import { fail, type Result } from '../model/result.ts'
import type { Settings } from '../model/settings.ts'
import { minuteMs, type Clock } from '../model/time.ts'
import { reliableUntil, timeLeft, type TokenSummary } from '../model/token.ts'
import type { StoredToken, Vault } from '../vault/vault.ts'
import type { Minter } from './minter.ts'
import type { RejectedTokens } from './rejected-tokens.ts'

/** Less than this is not worth pasting: it would be dead before the next tool has used it. */
const shortestUsefulMs = minuteMs

function isUsable(summary: TokenSummary, now: number): boolean {
  const { expiry, issuedAt } = summary
  if (expiry.kind !== 'at') return true
  const leftMs = reliableUntil(summary) - now
  // A token that never lives a minute is as good as it gets while most of its life is left.
  return leftMs > 0 && leftMs >= Math.min(shortestUsefulMs, (expiry.at - issuedAt) / 2)
}

export type LiveTokenParts = {
  readonly vault: Vault
  readonly minter: Minter
  readonly clock: Clock
  readonly rejectedTokens: RejectedTokens
  readonly settings: () => Pick<Settings, 'copiesAreLive'>
}

/** The profile's token, minted first when there is none worth using: a copy is always live. Where a person does not want that, none is dead. */
export async function liveToken(id: ProfileId, parts: LiveTokenParts): Promise<Result<StoredToken, AppError>> {
  const { vault, minter, clock, rejectedTokens, settings } = parts
  const stored = await vault.tokens.read(id)
  const isRejected = stored.ok && rejectedTokens.has(stored.value.summary)
  if (!settings().copiesAreLive) {
    if (!stored.ok) return stored.error.code === 'not-found' ? fail({ code: 'not-live', why: 'none' }) : stored
    if (isRejected) return fail({ code: 'not-live', why: 'rejected' })
    return timeLeft(stored.value.summary, clock.now()).kind === 'expired' ? fail({ code: 'not-live', why: 'expired' }) : stored
  }
  if (stored.ok && isUsable(stored.value.summary, clock.now()) && !isRejected) return stored
  const minted = await minter.mint(id, 'copy')
  return minted.ok ? vault.tokens.read(id) : minted
}
