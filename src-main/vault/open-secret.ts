import type { AppError } from '../model/app-error.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { Secret } from '../model/secret.ts'
import { unseal, type Place } from './seal.ts'

export const unavailable: Result<never, AppError> = fail({ code: 'vault-unavailable' })

/** One sealed text of the vault as a Secret; `sealed` is undefined where there is no such record, `key` null while the vault is closed. */
export function openSecret(key: Buffer | null, place: Place, sealed: string | undefined): Result<Secret, AppError> {
  if (sealed === undefined) return fail({ code: 'not-found' })
  if (key === null) return unavailable
  const text = unseal(key, place, sealed)
  return text === null ? fail({ code: 'vault-damaged' }) : ok(new Secret(text))
}
