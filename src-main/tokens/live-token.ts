import type { AppError } from '../model/app-error.ts'
import type { ProfileId } from '../model/profile.ts'
import { ok, type Result } from '../model/result.ts'
import type { Clock } from '../model/time.ts'
import { minuteMs } from '../model/time.ts'
import { timeLeft, type TokenSummary } from '../model/token.ts'
import type { StoredToken, Vault } from '../vault/vault.ts'
import type { Minter } from './minter.ts'
import type { RejectedTokens } from './rejected-tokens.ts'

/** Less than this is not worth pasting: it would be dead before the next tool has used it. */
const shortestUsefulMs = minuteMs

function isUsable(summary: TokenSummary, now: number): boolean {
  const left = timeLeft(summary, now)
  if (left.kind === 'expired' || left.kind === 'none') return false
  if (!('leftMs' in left) || summary.expiry.kind !== 'at') return true
  // A token that never lives a minute is as good as it gets while most of its life is left.
  return left.leftMs >= Math.min(shortestUsefulMs, (summary.expiry.at - summary.issuedAt) / 2)
}

/** The profile's token, minted first when there is none worth using: a copy is always live. */
export async function liveToken(
  id: ProfileId,
  {
    vault,
    minter,
    clock,
    rejectedTokens
  }: { readonly vault: Vault; readonly minter: Minter; readonly clock: Clock; readonly rejectedTokens: RejectedTokens }
): Promise<Result<StoredToken, AppError>> {
  const stored = await vault.tokens.read(id)
  if (stored.ok && isUsable(stored.value.summary, clock.now()) && !rejectedTokens.has(stored.value.summary)) return ok(stored.value)
  const minted = await minter.mint(id, 'copy')
  return minted.ok ? vault.tokens.read(id) : minted
}
