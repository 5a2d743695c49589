/** Why a certificate is not trusted, what a person should know first standing first. */
export type CertificateProblem = 'changed' | 'expired' | 'not-yet-valid' | 'wrong-host' | 'self-signed' | 'unknown-issuer' | 'other'

/** What a certificate says of itself, fit to be shown. Times in epoch ms. */
export type CertificateFacts = {
  /** SHA-256 of the whole certificate: 64 hex digits in lower case. */
  readonly fingerprint: string
  readonly subject: string
  readonly issuer: string
  readonly validFrom: number
  readonly validTo: number
}

export function isFingerprint(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text)
}

const bytesInGroup = 8

/** The fingerprint as openssl and browsers write it, in four groups: joined they are one text that can be searched for. */
export function fingerprintGroups(fingerprint: string): readonly string[] {
  const bytes = (fingerprint.match(/../g) ?? []).map((byte) => byte.toUpperCase())
  const starts = bytes.flatMap((_, index) => (index % bytesInGroup === 0 ? [index] : []))
  return starts.map((start) => bytes.slice(start, start + bytesInGroup).join(':') + (start + bytesInGroup < bytes.length ? ':' : ''))
}
