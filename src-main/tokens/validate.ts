import { toValidationOutcome } from '../model/activity.ts'
import type { AppError } from '../model/app-error.ts'
import type { ProfileId } from '../model/profile.ts'
import { ok, type Result } from '../model/result.ts'
import { readValidation, validationUrl, type Validation } from '../model/usergrid/validation.ts'
import type { Vault } from '../vault/vault.ts'
import { callWithBearer, replyOf, type BearerCallParts } from './bearer-call.ts'
import { readGrant } from './grant.ts'
import type { RejectedTokens } from './rejected-tokens.ts'

/** Asks the server whether it still accepts the profile's token. Of the answer only a refusal is remembered: such a token is not copied. */
export async function validateToken(
  id: ProfileId,
  parts: BearerCallParts & { readonly vault: Vault; readonly rejectedTokens: RejectedTokens }
): Promise<Result<Validation, AppError>> {
  const grant = await readGrant(id, parts.vault)
  if (!grant.ok) return grant
  const { server, profile, check } = grant.value
  const kind = check.level === 'unknown' ? profile.accessType : check.granted.kind
  const since = parts.clock.now()
  const called = await callWithBearer(grant.value, { method: 'GET', url: validationUrl(server, profile, kind) }, parts)
  const at = parts.clock.now()
  const validation: Validation = called.ok
    ? readValidation(called.value.answer, called.value.context)
    : { at, kind: 'unclear', error: called.error }
  parts.noteAttempt(id, {
    ...replyOf(called),
    purpose: 'validate',
    at,
    durationMs: at - since,
    outcome: toValidationOutcome(validation)
  })
  if (validation.kind === 'rejected') parts.rejectedTokens.add(grant.value.token.summary)
  return ok(validation)
}
