import { maskToken } from '../secret.ts'
import { decodeBase64urlStart } from './base64url.ts'
import { secretSpans, type Span } from './secret-spans.ts'

const hidden = maskToken('')

/** Where none of these occurs, nothing looks like a secret: one quick look spares most texts the rest. */
const suspicious = /YWMt|cmUt|b2Yt|ZW0t|YXU6|YXA6|YWQ6|b3U6|eyJ|token|passw|passphrase|secret|api_?key|authorization|basic\s/i

/** What looks like a token or a client secret (`wire.md` 4). Client ids are shorter and stay. No pattern may backtrack over a long text. */
const lookalikes = [
  /(?<![\w-])(?:[\w-]{22}:){1,2}(?:YXU6|YXA6|YWQ6|b3U6)[\w-]{8,}/g,
  /(?:YWMt|cmUt|b2Yt|ZW0t)[\w-]{20,}/g,
  /(?:YXU6|YXA6|YWQ6|b3U6)[\w-]{27,}/g,
  /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g
]

/** Values that are named as secrets: in a query or form, in JSON that is cut off or stands in a string, in a header. */
const named = [
  /((?:token|password|passwd|passphrase|secret|api_?key)=)([^\s"'&<>]+)/gi,
  /((?:token|password|passwd|passphrase|secret|api_?key)"\s*:\s*")([^"\\]*(?:\\.[^"\\]*)*)/gi,
  /((?:token|password|passwd|passphrase|secret|api_?key)\\"\s*:\s*\\")([^"\\]+)/gi,
  /(authorization\\?["']?\s*[:=]\s*\\?["']?(?:basic|bearer)\s+)([^\s"'\\]+)/gi
]

/** Whether `maskToken` made it, so that masking twice changes nothing (`wire.md` 6.5). */
export function isMasked(text: string): boolean {
  return text === hidden || (text.length === 18 && text.slice(8, 16) === hidden)
}

/** Each place where a secret was has the same dots, whatever form it had there; what overlaps is one place. */
function hideSpans(text: string, spans: readonly Span[]): string {
  const pieces: string[] = []
  let doneTo = 0
  for (const [start, end] of spans.toSorted(([left], [right]) => left - right)) {
    if (start >= doneTo) pieces.push(text.slice(doneTo, start), hidden)
    doneTo = Math.max(doneTo, end)
  }
  return pieces.join('') + text.slice(doneTo)
}

/** `Basic` and what reads as a name and a password; "Basic authentication" is neither. */
const basic = /\b(basic\s+)([\w+/-]{3,}={0,2})/gi
/** As much of it as is looked at. */
const longestName = 400

function isNameAndPassword(encoded: string): boolean {
  const bytes = decodeBase64urlStart(encoded.slice(0, longestName))
  return bytes.includes(0x3a) && bytes.every((byte) => byte >= 0x20 && byte !== 0x7f)
}

/**
 * The text without the known secrets, in whatever form they come back, and without anything that looks like a token or a client secret.
 * For everything of an answer that is kept or shown: servers echo what was sent (`wire.md` 5.2, 6.5). Doing it twice changes nothing.
 */
export function redactSecrets(text: string, secrets: readonly string[]): string {
  const known = secrets.filter((secret) => secret !== '' && !hidden.includes(secret))
  const withoutKnown = hideSpans(text, secretSpans(text, known))
  if (!suspicious.test(withoutKnown)) return withoutKnown
  const withoutNamed = named.reduce(
    (rest, pattern) =>
      rest.replace(pattern, (match, name: string, value: string) => (isMasked(value) || value === '' ? match : name + hidden)),
    withoutKnown
  )
  const withoutBasic = withoutNamed.replace(basic, (match, scheme: string, value: string) =>
    isNameAndPassword(value) ? scheme + hidden : match
  )
  return lookalikes.reduce((rest, pattern) => rest.replace(pattern, maskToken), withoutBasic)
}
