import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Which field of which record a sealed text belongs to. It opens nowhere else. */
export type Place = { readonly record: string; readonly field: string }

/** Of what is sealed for a place; files have versions of their own. */
const sealVersion = 1

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

// JSON, so that no record id can be chosen to look like another record's field.
const placeText = (place: Place): string => JSON.stringify([sealVersion, place.record, place.field])

/** Base64 of nonce, ciphertext and tag. Never the same twice: the nonce is fresh. It opens only together with the text in clear `beside` it. */
export function sealWith(key: Buffer, beside: string, bytes: Uint8Array): string {
  const nonce = randomBytes(nonceBytes)
  const sealing = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(beside))
  return Buffer.concat([nonce, sealing.update(bytes), sealing.final(), sealing.getAuthTag()]).toString('base64')
}

/** null where it was sealed with another key or beside another text, or was changed since. */
export function unsealWith(key: Buffer, beside: string, sealed: string): Buffer | null {
  const bytes = Buffer.from(sealed, 'base64')
  if (bytes.length < nonceBytes + tagBytes) return null
  const tagStart = bytes.length - tagBytes
  const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(beside))
    .setAuthTag(bytes.subarray(tagStart))
  try {
    return Buffer.concat([opening.update(bytes.subarray(nonceBytes, tagStart)), opening.final()])
  } catch {
    return null
  }
}

export const sealBytes = (key: Buffer, place: Place, bytes: Uint8Array): string => sealWith(key, placeText(place), bytes)
export const unsealBytes = (key: Buffer, place: Place, sealed: string): Buffer | null => unsealWith(key, placeText(place), sealed)

export const seal = (key: Buffer, place: Place, text: string): string => sealBytes(key, place, Buffer.from(text))
export const unseal = (key: Buffer, place: Place, sealed: string): string | null =>
  unsealBytes(key, place, sealed)?.toString('utf8') ?? null
