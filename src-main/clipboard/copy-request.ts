import type { ClipboardState } from '../contract/clipboard.ts'
import type { AppError } from '../model/app-error.ts'
import type { ProfileId } from '../model/profile.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { Secret } from '../model/secret.ts'
import { requestForm } from '../model/usergrid/request-forms/index.ts'
import type { RequestFormId } from '../model/usergrid/request-forms/request-form.ts'
import type { CopyParts } from './copy-token.ts'

/** Copies the profile's token request with the real secret in it. */
export async function copyRequest(
  id: ProfileId,
  formId: RequestFormId,
  { vault, copier }: Pick<CopyParts, 'vault' | 'copier'>
): Promise<Result<ClipboardState, AppError>> {
  const profile = vault.profile(id)
  const server = profile === null ? null : vault.server(profile.serverId)
  const form = profile === null ? null : requestForm(formId, profile.accessType)
  if (profile === null || server === null || form === null) return fail({ code: 'not-found' })
  const secret = await vault.secretOf(id)
  if (!secret.ok) return secret
  const text = new Secret(form.write({ server, profile, secret: secret.value.reveal() }))
  return ok(await copier.copySecret(text, id, form.done))
}
