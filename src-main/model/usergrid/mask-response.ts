import { maskToken } from '../secret.ts'
import { stringEnd } from './json-text.ts'
import { parseJsonInSlices } from './json-slices.ts'
import { parseJson } from './json.ts'
import { isMasked, redactSecrets } from './redact.ts'

const secretKey = /(?:token|tokens|password|passwd|passphrase|secret|secrets|apikey|privatekey|authorization|^pin)$/
const tokenKey = /token$/

/** `client_secret`, `clientSecret` and `Client-Secret` alike; not `passwordChanged` or `accesstokenttl`, which tell nothing. */
const plainKey = (key: string): string => key.toLowerCase().replace(/[^a-z]/g, '')

/** After this many characters of a long answer others get their turn: less than 10 ms. */
const slice = 100_000

const nextToken = /["{}[\]]|-?\d[\d.eE+-]*|true|false|null/g
/** Where no number can be a secret, they need not be looked at one by one. */
const nextStringOrBracket = /["{}[\]]/g
const colonAhead = /\s*:/y

function isKey(text: string, end: number): boolean {
  colonAhead.lastIndex = end
  return colonAhead.test(text)
}

function maskString(raw: string, key: string, isSecret: boolean): string {
  const value = raw.includes('\\') ? String(parseJson(raw)) : raw.slice(1, -1)
  if (value === '' || isMasked(value)) return raw
  const masked = isSecret ? maskToken(tokenKey.test(key) ? value : '') : redactSecrets(value, [])
  return masked === value ? raw : JSON.stringify(masked)
}

/** Walks from token to token instead of level to level: nesting costs no stack. Stops after each slice. */
function* maskJson(text: string): Generator<void, string> {
  const pieces: string[] = []
  let copiedTo = 0
  const replace = (start: number, end: number, masked: string): void => {
    pieces.push(text.slice(copiedTo, start), masked)
    copiedTo = end
  }

  let key = ''
  let isSecret = false
  let depth = 0
  /** The depth of the object or list that stands as a whole under a secret's key. */
  let secretDepth = Infinity
  let sliceEnd = slice
  for (let at = 0; ;) {
    const pattern = isSecret || depth >= secretDepth ? nextToken : nextStringOrBracket
    // Another answer may have been looked at meanwhile, with the same pattern.
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match === null) break
    const start = match.index
    const [token] = match
    if (start >= sliceEnd) {
      yield
      sliceEnd = start + slice
    }
    at = start + token.length
    if (token === '"') {
      const end = stringEnd(text, start)
      const raw = text.slice(start, end)
      at = end
      if (isKey(text, end)) {
        key = plainKey(String(parseJson(raw)))
        isSecret = secretKey.test(key)
        const masked = maskString(raw, '', false)
        if (masked !== raw) replace(start, end, masked)
        continue
      }
      const masked = maskString(raw, key, isSecret || depth >= secretDepth)
      if (masked !== raw) replace(start, end, masked)
    } else if (token === '{' || token === '[') {
      depth++
      if (isSecret) secretDepth = Math.min(secretDepth, depth)
    } else if (token === '}' || token === ']') {
      if (depth === secretDepth) secretDepth = Infinity
      depth--
    } else if (/\d/.test(token) && (isSecret || depth >= secretDepth)) {
      replace(start, start + token.length, JSON.stringify(maskToken('')))
    }
    key = ''
    isSecret = false
  }
  return pieces.join('') + text.slice(copiedTo)
}

function* mask(text: string, isJson: boolean): Generator<void, string> {
  return isJson ? yield* maskJson(text) : redactSecrets(text, [])
}

/**
 * A server's answer as it may be shown (`wire.md` 6.5): the text as it came (order, duplicate keys and big numbers kept) with `access_token`, everything
 * else that is named as a secret, and everything that looks like one masked. Text that is not JSON is redacted. Doing it twice changes nothing.
 */
export function maskResponse(text: string): string {
  const steps = mask(text, parseJson(text) !== undefined)
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

/** The same (`wire.md` 4) in slices: `pause` comes between them, so that a long answer holds nothing up. */
export async function maskResponseInSlices(text: string, pause: () => Promise<void>): Promise<string> {
  const steps = mask(text, (await parseJsonInSlices(text, pause)) !== undefined)
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
    await pause()
  }
}
