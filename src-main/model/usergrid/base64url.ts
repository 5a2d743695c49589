const accepted = /^[A-Za-z0-9+/_-]*$/

/** The bytes of unpadded base64url; like the server it also takes `+` and `/` (`wire.md` 4). null for anything else. */
export function decodeBase64url(text: string): Uint8Array | null {
  if (!accepted.test(text) || text.length % 4 === 1) return null
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
}

/** The bytes of the longest part that can be decoded: what a token that was cut off still tells (`wire.md` 4.2). Never fails; may be empty. */
export function decodeBase64urlStart(text: string): Uint8Array {
  const start = /^[A-Za-z0-9+/_-]*/.exec(text)?.[0] ?? ''
  return decodeBase64url(start.length % 4 === 1 ? start.slice(0, -1) : start) ?? new Uint8Array()
}
