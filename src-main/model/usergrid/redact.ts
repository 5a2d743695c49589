import { maskToken } from '../secret.ts'

const hidden = maskToken('')
/** A shorter secret would hide most of a text, and so show itself: it is hidden where it stands alone. */
const shortestAnywhere = 4

/** Where none of these occurs, nothing looks like a secret: one quick look spares most texts the rest. */
const suspicious = /YWMt|cmUt|b2Yt|ZW0t|YXU6|YXA6|YWQ6|b3U6|eyJ|token|passw|passphrase|secret|api_?key|authorization/i

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

const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1)
const inUrl = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
const inHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
const inAscii = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** The forms in which a server may send a secret back. */
function formsOf(secret: string): readonly string[] {
  const json = inJson(secret)
  const url = inUrl(secret)
  return [
    secret,
    json,
    json.replaceAll('/', '\\/'),
    inAscii(json),
    inJson(json),
    url,
    url.replaceAll('%20', '+'),
    url.replace(/%../g, (code) => code.toLowerCase()),
    inHtml(secret)
  ]
}

function hideKnown(text: string, secret: string): string {
  if (secret.length >= shortestAnywhere) return text.replaceAll(secret, hidden)
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escapeRegExp(secret)}(?![\\p{L}\\p{N}])`, 'gu'), hidden)
}

/** An answer that was cut off may end in the middle of a secret. Less than half of one is left: it may as well be a common word. */
function hideCutOff(text: string, secret: string): string {
  for (let length = secret.length - 1; length >= Math.max(shortestAnywhere, secret.length / 2); length--) {
    if (text.endsWith(secret.slice(0, length))) return text.slice(0, -length) + hidden
  }
  return text
}

/**
 * The text without the known secrets, in whatever form they come back, and without anything that looks like a token or a client secret.
 * For everything of an answer that is kept or shown: servers echo what was sent (`wire.md` 5.2, 6.5). Doing it twice changes nothing.
 */
export function redactSecrets(text: string, secrets: readonly string[]): string {
  const known = new Set(secrets.flatMap(formsOf).filter((form) => form !== '' && !hidden.includes(form)))
  const longestFirst = Array.from(known).sort((left, right) => right.length - left.length)
  const withoutKnown = longestFirst.reduce(hideCutOff, longestFirst.reduce(hideKnown, text))
  if (!suspicious.test(withoutKnown)) return withoutKnown
  const withoutNamed = named.reduce(
    (rest, pattern) =>
      rest.replace(pattern, (match, name: string, value: string) => (isMasked(value) || value === '' ? match : name + hidden)),
    withoutKnown
  )
  return lookalikes.reduce((rest, pattern) => rest.replace(pattern, maskToken), withoutNamed)
}
