import type { AppError } from '../model/app-error.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { Secret } from '../model/secret.ts'
import { unseal, type Place } from './seal.ts'

/** One sealed text of the vault as a Secret. */
export function openSecret(key: Buffer, place: Place, sealed: string): Result<Secret, AppError> {
  const text = unseal(key, place, sealed)
  return text === null ? fail({ code: 'vault-damaged' }) : ok(new Secret(text))
}
