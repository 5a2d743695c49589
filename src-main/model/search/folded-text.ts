/** A stretch of a text: from its first character to before `end`, in UTF-16 units. */
export type TextRange = { readonly start: number; readonly end: number }

/** A text as it is compared: without case and accents. */
export type FoldedText = {
  readonly text: string
  readonly letters: string
  /** Where each of the letters stands in the text; null: at the same place. */
  readonly places: readonly number[] | null
  /** Which letters there are, in 32 bits: what another text has and this one lacks need not be looked for. */
  readonly mask: number
}

/** Letters that Unicode does not take apart into a base and an accent. */
const alike: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ'
}

function foldOne(character: string): string {
  if (character < '\x80') return character.toLowerCase()
  const bare = character
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
  return alike[bare] ?? bare
}

/** 26 bits for the letters, 5 for the digits, one for all else. */
function bitOf(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return 1 << (unit - 0x61)
  return unit >= 0x30 && unit <= 0x39 ? 1 << (26 + ((unit - 0x30) >> 1)) : 1 << 31
}

export function maskOf(letters: string): number {
  let mask = 0
  for (let index = 0; index < letters.length; index++) mask |= bitOf(letters.charCodeAt(index))
  return mask
}

export function foldText(text: string): FoldedText {
  if (/^[\0-\x7f]*$/.test(text)) {
    const letters = text.toLowerCase()
    return { text, letters, places: null, mask: maskOf(letters) }
  }
  let letters = ''
  const places: number[] = []
  let place = 0
  for (const character of text) {
    const folded = foldOne(character)
    for (let index = 0; index < folded.length; index++) places.push(place)
    letters += folded
    place += character.length
  }
  return { text, letters, places, mask: maskOf(letters) }
}

/** What of the text stands for these letters. An accent of its own belongs to the letter before it. */
export function toTextRange({ text, letters, places }: FoldedText, { start, end }: TextRange): TextRange {
  if (places === null) return { start, end }
  const last = places[end - 1] ?? 0
  let after = end
  while (after < letters.length && places[after] === last) after++
  return { start: places[start] ?? 0, end: places[after] ?? text.length }
}

/** The same characters in the fewest ranges, in order. */
export function joinRanges(ranges: readonly TextRange[]): readonly TextRange[] {
  const joined: TextRange[] = []
  for (const range of ranges.toSorted((one, other) => one.start - other.start)) {
    const before = joined.at(-1)
    if (before === undefined || range.start > before.end) joined.push(range)
    else joined[joined.length - 1] = { start: before.start, end: Math.max(before.end, range.end) }
  }
  return joined
}
