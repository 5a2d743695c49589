export const uuidBytes = 16

/** 100 ns intervals between 1582-10-15, where UUID time starts, and 1970-01-01. */
const epochOffset = 0x01b2_1dd2_1381_4000n

/** The text form of the first 16 bytes, as RFC 9562 writes it. */
export function toUuid(bytes: Uint8Array): string {
  const hex = Array.from(bytes.subarray(0, uuidBytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** Whether the whole text is a uuid in the form of RFC 9562, in any case. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)
}

/** When a version 1 uuid was made, in epoch ms (`wire.md` 4.1); null for other versions, which carry no time. */
export function uuidTime(uuid: string): number | null {
  const [low = '', middle = '', high = ''] = uuid.split('-')
  if (!high.startsWith('1')) return null
  return Number((BigInt(`0x${high.slice(1)}${middle}${low}`) - epochOffset) / 10_000n)
}

/** Whether the variant bits are the ones of RFC 9562; a uuid edited by hand often has others. */
export function hasStandardVariant(uuid: string): boolean {
  return /^[89ab]/i.test(uuid.slice(19))
}
