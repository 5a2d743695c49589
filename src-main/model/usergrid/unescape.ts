/** A text with its escapes undone, and where each of its characters (and its end) stands in the text that it was made from. */
export type Unescaped = { readonly text: string; readonly starts: Uint32Array }

const escape =
  /(?:%[\dA-Fa-f]{2})+|\\(?:u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|["'\\/bfnrt])|&(?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|amp|lt|gt|quot|apos);/g

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const controls: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }
const lastCodePoint = 0x10ffff

/** How many bytes the character has that begins with this one in UTF-8; bytes that begin none are Latin-1, as older servers write it. */
const lengthOf = (byte: number): number => (byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1)

/** The characters of `%C3%B6`, each with how many bytes it takes. */
function* charactersOf(escaped: string): Generator<readonly [character: string, bytes: number]> {
  const bytes = Array.from({ length: escaped.length / 3 }, (_, index) => parseInt(escaped.slice(3 * index + 1, 3 * index + 3), 16))
  for (let index = 0; index < bytes.length;) {
    const first = bytes[index] ?? 0
    const more = bytes.slice(index + 1, index + lengthOf(first))
    const isWhole = first < 0xf5 && more.length === lengthOf(first) - 1 && more.every((byte) => byte >> 6 === 0b10)
    const high = more.length === 0 ? first : first & (0x3f >> more.length)
    const code = isWhole ? more.reduce((sum, byte) => (sum << 6) | (byte & 0x3f), high) : first
    const taken = isWhole && code <= lastCodePoint ? 1 + more.length : 1
    yield [String.fromCodePoint(code <= lastCodePoint ? code : first), taken]
    index += taken
  }
}

function characterOf(escaped: string): string {
  if (escaped.startsWith('\\')) {
    const kind = escaped[1] ?? ''
    return kind === 'u' || kind === 'x' ? String.fromCharCode(parseInt(escaped.slice(2), 16)) : (controls[kind] ?? kind)
  }
  const name = escaped.slice(1, -1)
  if (!name.startsWith('#')) return named[name] ?? ''
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code <= lastCodePoint ? String.fromCodePoint(code) : escaped
}

/**
 * Undoes the escapes of URLs (RFC 3986), JSON strings (RFC 8259) and HTML once, whatever is mixed with what, in one walk over the text.
 * null where there are none: for most texts one look is enough. For looking at: an escape that means nothing stays as it is, and `+` stays one.
 */
export function unescape(text: string): Unescaped | null {
  if (text.search(escape) === -1) return null
  const pieces: string[] = []
  const starts = new Uint32Array(text.length + 1)
  let length = 0
  let copiedTo = 0
  const copy = (end: number): void => {
    if (end > copiedTo) pieces.push(text.slice(copiedTo, end))
    for (let index = copiedTo; index < end; index++) starts[length++] = index
  }
  const add = (character: string, start: number): void => {
    pieces.push(character)
    for (let unit = 0; unit < character.length; unit++) starts[length++] = start
  }
  for (const { 0: escaped, index } of text.matchAll(escape)) {
    copy(index)
    copiedTo = index + escaped.length
    let start = index
    if (!escaped.startsWith('%')) add(characterOf(escaped), start)
    else
      for (const [character, bytes] of charactersOf(escaped)) {
        add(character, start)
        start += 3 * bytes
      }
  }
  copy(text.length)
  starts[length] = text.length
  return { text: pieces.join(''), starts: starts.subarray(0, length + 1) }
}
