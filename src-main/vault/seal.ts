import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Which field of which record a sealed text belongs to. It opens nowhere else. */
export type Place = { readonly record: string; readonly field: string }

export const formatVersion = 1

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

// JSON, so that no record id can be chosen to look like another record's field.
const additionalData = (place: Place): Buffer => Buffer.from(JSON.stringify([formatVersion, place.record, place.field]))

/** Base64 of nonce, ciphertext and tag. Never the same twice: the nonce is fresh. */
export function seal(key: Buffer, place: Place, text: string): string {
  const nonce = randomBytes(nonceBytes)
  const sealing = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes }).setAAD(additionalData(place))
  return Buffer.concat([nonce, sealing.update(text, 'utf8'), sealing.final(), sealing.getAuthTag()]).toString('base64')
}

/** null where it was sealed with another key or for another place, or was changed since. */
export function unseal(key: Buffer, place: Place, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64')
  if (bytes.length < nonceBytes + tagBytes) return null
  const tagStart = bytes.length - tagBytes
  const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
    .setAAD(additionalData(place))
    .setAuthTag(bytes.subarray(tagStart))
  try {
    return opening.update(bytes.subarray(nonceBytes, tagStart), undefined, 'utf8') + opening.final('utf8')
  } catch {
    return null
  }
}
