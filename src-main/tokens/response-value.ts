import type { ResponseValue } from '../contract/clipboard.ts'
import type { AppError } from '../model/app-error.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { jsonTextAt } from '../model/usergrid/json-text.ts'
import type { Vault } from '../vault/vault.ts'

/** One value of the response in clear, because a person asked to see it. */
export async function revealValue({ profileId, place }: ResponseValue, vault: Vault): Promise<Result<string, AppError>> {
  const token = await vault.tokens.read(profileId)
  if (!token.ok) return token
  const value = jsonTextAt(token.value.responseText.reveal(), place)
  return value === null || /^[{[]/.test(value) ? fail({ code: 'not-found' }) : ok(value)
}
