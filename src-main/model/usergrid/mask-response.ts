import { maskToken } from '../secret.ts'
import { parseJson } from './json.ts'
import { isMasked, redactSecrets } from './redact.ts'

const secretKey = /(?:token|tokens|password|passwd|passphrase|secret|secrets|apikey|privatekey|authorization|^pin)$/
const tokenKey = /token$/

/** `client_secret`, `clientSecret` and `Client-Secret` alike; not `passwordChanged` or `accesstokenttl`, which tell nothing. */
const plainKey = (key: string): string => key.toLowerCase().replace(/[^a-z]/g, '')

/** The index after the closing quote of the JSON string that starts at `start`. */
function stringEnd(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0
    while (text[quote - 1 - slashes] === '\\') slashes++
    if (slashes % 2 === 0) return quote + 1
  }
  return text.length
}

const nextToken = /["{}[\]]|-?\d[\d.eE+-]*|true|false|null/g
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

/** Walks from token to token instead of level to level: nesting costs no stack. */
function maskJson(text: string): string {
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
  nextToken.lastIndex = 0
  for (let match = nextToken.exec(text); match !== null; match = nextToken.exec(text)) {
    const start = match.index
    const [token] = match
    if (token === '"') {
      const end = stringEnd(text, start)
      const raw = text.slice(start, end)
      nextToken.lastIndex = end
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

/**
 * A server's answer as it may be shown (`wire.md` 6.5): the text as it came (order, duplicate keys and big numbers kept) with `access_token`, everything
 * else that is named as a secret, and everything that looks like one masked. Text that is not JSON is redacted. Doing it twice changes nothing.
 */
export function maskResponse(text: string): string {
  return parseJson(text) === undefined ? redactSecrets(text, []) : maskJson(text)
}
