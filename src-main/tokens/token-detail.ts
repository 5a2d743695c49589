import type { TokenDetail } from '../contract/tokens.ts'
import type { AppError } from '../model/app-error.ts'
import type { ProfileId } from '../model/profile.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { maskToken } from '../model/secret.ts'
import { compareIdentity } from '../model/usergrid/identity.ts'
import { maskResponse } from '../model/usergrid/mask-response.ts'
import { parseTokenResponse } from '../model/usergrid/token-response.ts'
import type { Vault } from '../vault/vault.ts'

/** What may be shown of a profile's token; null where there is none. */
export async function tokenDetail(id: ProfileId, vault: Vault): Promise<Result<TokenDetail | null, AppError>> {
  const profile = vault.profiles().find((each) => each.id === id)
  if (profile === undefined) return fail({ code: 'not-found' })
  if (!vault.tokens.summaries().some(({ profileId }) => profileId === id)) return ok(null)
  const stored = await vault.tokens.read(id)
  if (!stored.ok) return stored
  const { summary, accessToken, responseText } = stored.value
  const response = parseTokenResponse(responseText.reveal())
  return ok({
    summary,
    masked: maskToken(accessToken.reveal()),
    response: maskResponse(responseText.reveal()),
    identity: compareIdentity(profile, response.ok ? response.value.identity : null)
  })
}
