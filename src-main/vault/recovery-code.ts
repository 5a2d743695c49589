import { randomBytes } from 'node:crypto'

// Crockford's letters: none of them looks like another, in print or by hand.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeBytes = 16
const bitsEach = 5
/** 128 bits of chance and 12 that tell a slip of the pen from a wrong code: 28 letters. */
const checkBits = 12n
const codeLetters = 28
const groupLetters = 4

/**
 * The whole code is a multiple of this prime. One wrong letter, or two neighbours that changed places, are off by less than 1,024 times a power of two,
 * which is never a multiple of it: every such slip is noticed.
 */
const checkPrime = 4_093n

const withCheck = (bits: bigint): bigint => (bits << checkBits) | ((checkPrime - ((bits << checkBits) % checkPrime)) % checkPrime)

function toLetters(bytes: Buffer): string {
  let bits = withCheck(BigInt(`0x${bytes.toString('hex')}`))
  let text = ''
  for (let index = 0; index < codeLetters; index++) {
    text = letters.charAt(Number(bits & 31n)) + text
    bits >>= BigInt(bitsEach)
  }
  return text
}

/** A new code in groups of four, as a person writes it down: `7Q2M-…`, seven groups. */
export function createRecoveryCode(): string {
  return (toLetters(randomBytes(codeBytes)).match(new RegExp(`.{${groupLetters}}`, 'g')) ?? []).join('-')
}

/** The code as it is sealed with, however it was typed; null for what is no code or has a slip in it. */
export function parseRecoveryCode(typed: string): string | null {
  const text = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  if (text.length !== codeLetters || Array.from(text).some((letter) => !letters.includes(letter))) return null
  const bits = Array.from(text).reduce((all, letter) => (all << BigInt(bitsEach)) | BigInt(letters.indexOf(letter)), 0n)
  const bytes = Buffer.from((bits >> checkBits).toString(16).padStart(2 * codeBytes, '0'), 'hex')
  return bytes.length === codeBytes && toLetters(bytes) === text ? text : null
}
