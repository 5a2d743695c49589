import type { AppError } from '../model/app-error.ts'
import type { ProfileId } from '../model/profile.ts'
import { ok, type Result } from '../model/result.ts'
import { readValidation, validationUrl, type Validation } from '../model/usergrid/validation.ts'
import type { Vault } from '../vault/vault.ts'
import { callWithBearer, type BearerCallParts } from './bearer-call.ts'
import { readGrant } from './grant.ts'

/** Asks the server whether it still accepts the profile's token. Nothing of the answer is kept. */
export async function validateToken(
  id: ProfileId,
  parts: BearerCallParts & { readonly vault: Vault }
): Promise<Result<Validation, AppError>> {
  const grant = await readGrant(id, parts.vault)
  if (!grant.ok) return grant
  const { server, profile, check } = grant.value
  const kind = check.level === 'unknown' ? profile.accessType : check.granted.kind
  const called = await callWithBearer(grant.value, { method: 'GET', url: validationUrl(server, profile, kind) }, parts)
  return ok(
    called.ok ? readValidation(called.value.answer, called.value.context) : { at: parts.clock.now(), kind: 'unclear', error: called.error }
  )
}
