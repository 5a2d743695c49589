import { unescape } from './unescape.ts'

/** From where to where in a text, the end not included. */
export type Span = readonly [start: number, end: number]

/** A shorter secret would hide most of a text, and so show itself: it is looked for where it stands alone. */
const shortestAnywhere = 4
/** JSON in a string of JSON in HTML. */
const mostEscapes = 3

/** The text as it came, and with its escapes undone once, twice, …; `at` tells where a character stands in the text as it came. */
type View = { readonly text: string; readonly at: (index: number) => number }

function viewsOf(text: string): readonly View[] {
  const views: View[] = [{ text, at: (index) => index }]
  for (let before = views[0]; before !== undefined && views.length <= mostEscapes; before = views.at(-1)) {
    const undone = unescape(before.text)
    if (undone === null) break
    const { at } = before
    views.push({ text: undone.text, at: (index) => at(undone.starts[index] ?? undone.text.length) })
  }
  return views
}

const toBinary = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
const toHex = (binary: string): string => Array.from(binary, (character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join('')

/** The bytes of a text, one for each character: in UTF-8, and as older clients sent it. */
function binariesOf(text: string): readonly string[] {
  if (/^[ -~]*$/.test(text)) return [text]
  const utf8 = toBinary(new TextEncoder().encode(text))
  return /^[\0-\xff]*$/.test(text) && utf8 !== text ? [utf8, text] : [utf8]
}

/**
 * Base64 of the bytes wherever they begin within three, as in `user:secret` or a whole request, without the letters at both ends that
 * depend on the neighbours.
 */
const base64CoresOf = (binary: string): readonly string[] =>
  [0, 1, 2].map((before) => {
    const bits = 8 * (before + binary.length)
    return btoa('\0'.repeat(before) + binary).slice(Math.ceil((8 * before) / 6), Math.floor(bits / 6))
  })

/** What to look for, and in which reading of a view: with characters taken for others, but in their places. */
type Wanted = {
  readonly read: (text: string) => string
  readonly texts: readonly string[]
  /** What else of the word around it is hidden with it. */
  readonly word: RegExp | null
  readonly mustBeAlone: boolean
}

const same = (text: string): string => text
const spaced = (text: string): string => text.replaceAll('+', ' ')
const inLowerCase = (text: string): string => text.replace(/[A-F]+/g, (letters) => letters.toLowerCase())
const inBase64 = (text: string): string => text.replaceAll('-', '+').replaceAll('_', '/')
const base64Word = /[A-Za-z0-9+/]/

function wantedOf(secret: string): readonly Wanted[] {
  const binaries = binariesOf(secret)
  const mustBeAlone = secret.length < shortestAnywhere
  const isEnough = (text: string): boolean => text.length >= shortestAnywhere
  // A secret may look escaped itself: then it is undone along with the escapes that are.
  const undone = viewsOf(secret)
    .slice(1)
    .map(({ text }) => text)
    .filter(isEnough)
  return [
    { read: same, texts: [secret, ...undone], word: null, mustBeAlone },
    ...(secret.includes(' ') ? [{ read: spaced, texts: [secret, ...undone].map(spaced), word: null, mustBeAlone }] : []),
    { read: inLowerCase, texts: binaries.map(toHex).filter(isEnough), word: null, mustBeAlone },
    mustBeAlone
      ? { read: inBase64, texts: binaries.map(btoa).filter(isEnough), word: null, mustBeAlone }
      : { read: inBase64, texts: binaries.flatMap(base64CoresOf), word: base64Word, mustBeAlone }
  ]
}

/** Grows a find to the ends of its word. Finds go on after it, so that no word is walked twice. */
function wholeWord(text: string, [start, end]: Span, word: RegExp | null): Span {
  if (word === null) return [start, end]
  let first = start
  let last = end
  while (first > 0 && word.test(text.charAt(first - 1))) first--
  while (last < text.length && word.test(text.charAt(last))) last++
  while (text[last] === '=') last++
  return [first, last]
}

const isLetterOrDigit = /^[\p{L}\p{N}]$/u

function* findAll(text: string, wanted: string, word: RegExp | null, mustBeAlone: boolean): Generator<Span> {
  for (let start = text.indexOf(wanted); start !== -1;) {
    const end = start + wanted.length
    const isFound = !mustBeAlone || !(isLetterOrDigit.test(text.charAt(start - 1)) || isLetterOrDigit.test(text.charAt(end)))
    const span = isFound ? wholeWord(text, [start, end], word) : null
    if (span !== null) yield span
    start = text.indexOf(wanted, span?.[1] ?? start + 1)
  }
}

/** An escape that was cut off as well. */
const brokenEscape = /(?:%[\dA-Fa-f]?|\\(?:u[\dA-Fa-f]{0,3}|x[\dA-Fa-f]?)?|&#?[\dA-Za-z]{0,7})$/

/** Where a text ends that was cut off, with and without the rest of an escape. */
function endsOf(text: string): readonly number[] {
  const broken = brokenEscape.exec(text.slice(-9))?.[0].length ?? 0
  return broken === 0 ? [text.length] : [text.length, text.length - broken]
}

/** A text that was cut off may end in the middle of a secret. Less than half of one is left: it may as well be a common word. */
function* findCutOff(text: string, ends: readonly number[], wanted: string, word: RegExp | null): Generator<Span> {
  const shortest = Math.max(shortestAnywhere, wanted.length / 2)
  for (const end of ends) {
    const last = text[end - 1]
    for (let length = wanted.length - 1; length >= shortest; length--) {
      // The last character first: it spares nearly all of the comparing.
      if (last !== wanted[length - 1] || !text.startsWith(wanted.slice(0, length), end - length)) continue
      yield [wholeWord(text, [end - length, end], word)[0], text.length]
      return
    }
  }
}

/**
 * Where a text tells one of the secrets: as it is, escaped for a URL, for JSON, for HTML or for several of these, in hexadecimal, or within
 * base64 or base64url (RFC 4648), as in Basic authentication (RFC 7617). Servers echo what was sent (`wire.md` 5.2). The spans may overlap.
 */
export function secretSpans(text: string, secrets: readonly string[]): readonly Span[] {
  if (secrets.length === 0) return []
  const wanted = secrets.flatMap(wantedOf)
  const spans: Span[] = []
  for (const { text: shown, at } of viewsOf(text)) {
    const ends = endsOf(shown)
    const add = ([start, end]: Span): unknown => spans.push([at(start), at(end)])
    for (const { read, texts, word, mustBeAlone } of wanted) {
      const looked = read(shown)
      for (const each of texts) {
        for (const span of findAll(looked, each, word, mustBeAlone)) add(span)
        for (const span of findCutOff(looked, ends, each, word)) add(span)
      }
    }
  }
  return spans
}
