import type { TokenDetail } from '../contract/tokens.ts'
import type { AppError } from '../model/app-error.ts'
import type { ProfileId } from '../model/profile.ts'
import { ok, type Result } from '../model/result.ts'
import { maskToken } from '../model/secret.ts'
import { maskResponseInSlices } from '../model/usergrid/mask-response.ts'
import { parseTokenAnatomy, type TokenAnatomy } from '../model/usergrid/token-anatomy.ts'
import { giveWay } from '../vault/pacer.ts'
import type { Vault } from '../vault/vault.ts'
import { readGrant } from './grant.ts'
import type { KeptIdentities } from './kept-identities.ts'

/** What may be shown of a profile's token; null where there is none. */
export async function tokenDetail(
  id: ProfileId,
  { vault, keptIdentities }: { readonly vault: Vault; readonly keptIdentities: KeptIdentities }
): Promise<Result<TokenDetail | null, AppError>> {
  const grant = await readGrant(id, vault)
  if (!grant.ok) return grant.error.code === 'no-live-token' ? ok(null) : grant
  const { token, check } = grant.value
  const { summary, accessToken, responseText } = token
  const response = await maskResponseInSlices(responseText.reveal(), giveWay)
  return ok({
    summary,
    masked: maskToken(accessToken.reveal()),
    anatomy: toShown(parseTokenAnatomy(accessToken.reveal())),
    response,
    identity: check,
    isIdentityKept: check.level !== 'unknown' && keptIdentities.has(id, check.granted)
  })
}

/**
 * With the stock salt, uuid and expiry are all it takes to write the token again: its uuid is a secret like the token, and the page gets
 * it with the token only.
 */
function toShown(anatomy: TokenAnatomy): TokenAnatomy {
  const { uuid, stockSalt } = anatomy
  return uuid === null || stockSalt !== true ? anatomy : { ...anatomy, uuid: uuid.slice(0, 8) + uuid.slice(8).replace(/[^-]/g, '•') }
}
