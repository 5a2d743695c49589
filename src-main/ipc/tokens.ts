import * as z from 'zod/mini'
import type { tokens as contract } from '../contract/tokens.ts'
import type { AppError } from '../model/app-error.ts'
import type { ProfileId } from '../model/profile.ts'
import { ok, type Result } from '../model/result.ts'
import type { Clock } from '../model/time.ts'
import type { Activity } from '../tokens/activity.ts'
import { readGrant } from '../tokens/grant.ts'
import type { KeptIdentities } from '../tokens/kept-identities.ts'
import type { Minter } from '../tokens/minter.ts'
import type { RejectedTokens } from '../tokens/rejected-tokens.ts'
import type { Refresh } from '../tokens/refresh.ts'
import { revealValue } from '../tokens/response-value.ts'
import { revokeToken, type RevokeParts } from '../tokens/revoke.ts'
import { tokenDetail } from '../tokens/token-detail.ts'
import { validateToken } from '../tokens/validate.ts'
import type { Handlers } from './router.ts'
import { jsonPlace, nothing, profileId, profileIds } from './schemas.ts'

type Parts = RevokeParts & {
  readonly minter: Minter
  readonly refresh: Refresh
  readonly activity: Activity
  readonly clock: Clock
  readonly keptIdentities: KeptIdentities
  readonly rejectedTokens: RejectedTokens
}

/** Takes the granted identity as it is; without a token, or with one that fits, there is nothing to keep. */
async function keepIdentity(id: ProfileId, { vault, keptIdentities }: Parts): Promise<Result<void, AppError>> {
  const grant = await readGrant(id, vault)
  if (!grant.ok) return grant
  const { check } = grant.value
  if (check.level !== 'unknown') keptIdentities.keep(id, check.granted)
  return ok(undefined)
}

export const tokenHandlers = (parts: Parts): Handlers<typeof contract> => ({
  list: { input: nothing, run: () => ok(parts.minter.states()) },
  mint: { input: profileId, run: (id) => parts.minter.mint(id) },
  cancel: { input: profileId, run: (id) => ok(parts.minter.cancel(id)) },
  detail: { input: profileId, run: (id) => tokenDetail(id, parts) },
  reveal: {
    input: profileId,
    run: async (id) => {
      const token = await parts.vault.tokens.read(id)
      return token.ok ? ok(token.value.accessToken.reveal()) : token
    }
  },
  revealValue: { input: z.strictObject({ profileId, place: jsonPlace }), run: (value) => revealValue(value, parts.vault) },
  keepIdentity: { input: profileId, run: (id) => keepIdentity(id, parts) },
  validate: { input: profileId, run: (id) => validateToken(id, parts) },
  revoke: { input: profileId, run: (id) => revokeToken(id, parts) },
  refreshExpiring: { input: nothing, run: async () => ok(await parts.refresh.expiring()) },
  refreshSelected: { input: profileIds, run: async (ids) => ok(await parts.refresh.selected(ids)) },
  cancelRefresh: { input: nothing, run: () => ok(void parts.refresh.cancel()) },
  activity: { input: profileId, run: (id) => parts.activity.of(id) }
})
