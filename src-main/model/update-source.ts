/** Where Mintmark asks for newer versions, and whose word it takes. */
export type UpdateSource = {
  /** https, without user and password. Empty: this build asks nobody, ever. */
  readonly feedUrl: string
  /** Ed25519, DER (SPKI) in base64. The other half is with those who make releases, and nowhere near the feed. */
  readonly publicKey: string
}

/** Of this build. Whoever makes releases fills it in, once: a build that is out asks here for as long as it runs. */
export const updateSource: UpdateSource = { feedUrl: '', publicKey: '' }

/** Set to 1 (or anything but 0) by those who look after a computer: then Mintmark never asks. */
export const noUpdatesVariable = 'MINTMARK_NO_UPDATES'

export function areUpdatesManaged(env: Readonly<Record<string, string | undefined>>): boolean {
  return !['', '0'].includes(env[noUpdatesVariable] ?? '')
}
