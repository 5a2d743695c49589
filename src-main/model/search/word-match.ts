import { foldText, type FoldedText, type TextRange } from './folded-text.ts'

/** How well a text has a word, the best first; 0: not at all. */
export const matchLevels = { wholeWord: 5, wordStart: 4, boundary: 3, inside: 2, scattered: 1, none: 0 } as const

export type MatchLevel = (typeof matchLevels)[keyof typeof matchLevels]

/** The words of what a person typed, each to be found by itself. */
export function toWords(typed: string): readonly FoldedText[] {
  return typed
    .split(/\s+/)
    .map(foldText)
    .filter(({ letters }) => letters !== '')
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

function isAlphanumeric(letters: string, index: number): boolean {
  const unit = letters.charCodeAt(index)
  return unit < 0x80 ? (unit >= 0x61 && unit <= 0x7a) || isDigit(unit) : /[\p{L}\p{N}]/u.test(letters.charAt(index))
}

/** A letter or digit after something else; and whatever is neither stands for itself. */
function isWordStart({ letters }: FoldedText, index: number): boolean {
  return index === 0 || !isAlphanumeric(letters, index - 1) || !isAlphanumeric(letters, index)
}

function isUpper(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  return unit < 0x80 ? unit >= 0x41 && unit <= 0x5a : /\p{Lu}/u.test(text.charAt(index))
}

/** Inside a word: the hump of `storeFront`, the digit of `api2`. */
function isBoundary({ text, letters, places }: FoldedText, index: number): boolean {
  if (isDigit(letters.charCodeAt(index)) !== isDigit(letters.charCodeAt(index - 1))) return true
  const place = places === null ? index : (places[index] ?? 0)
  return isUpper(text, place) && !isUpper(text, place - 1)
}

const isStart = (text: FoldedText, index: number): boolean => isWordStart(text, index) || isBoundary(text, index)

function wordEnd(text: FoldedText, index: number): number {
  let end = index + 1
  while (end < text.letters.length && !isWordStart(text, end)) end++
  return end
}

function levelAt(word: FoldedText, text: FoldedText, index: number): MatchLevel {
  const end = index + word.letters.length
  if (isWordStart(text, index)) {
    return end >= text.letters.length || isWordStart(text, end) ? matchLevels.wholeWord : matchLevels.wordStart
  }
  return isBoundary(text, index) ? matchLevels.boundary : matchLevels.inside
}

/** The best place where the text has the word in one piece; -1: nowhere. */
function bestPlace(word: FoldedText, text: FoldedText): number {
  let best = text.letters.indexOf(word.letters)
  if (best === -1) return -1
  let bestLevel = levelAt(word, text, best)
  let next = best
  while (bestLevel < matchLevels.wholeWord && (next = text.letters.indexOf(word.letters, next + 1)) !== -1) {
    const level = levelAt(word, text, next)
    if (level > bestLevel) [best, bestLevel] = [next, level]
  }
  return best
}

/** More is no abbreviation any more, and would take long to try. */
const longestScattered = 32

/** Whether the letters come in this order at all: cheap, and mostly the end of it. */
function comesInOrder(word: string, text: string): boolean {
  let from = 0
  for (let letter = 0; letter < word.length; letter++) {
    from = text.indexOf(word.charAt(letter), from) + 1
    if (from === 0) return false
  }
  return true
}

/**
 * Where the text has the letters of the word apart, as people abbreviate: `acst` in `acme / storefront`, `strfrnt` in `storefront`. After
 * a gap they go on at the start of a word, or inside one that they began, and no single letter is picked out of the middle of a word:
 * anything else would find nearly every long text. null: it has not.
 */
function findScattered(word: FoldedText, text: FoldedText): readonly number[] | null {
  const { letters } = word
  if (letters.length < 2 || letters.length > longestScattered || !comesInOrder(letters, text.letters)) return null
  // Made when it is needed: most of ten thousand texts fail nowhere twice.
  let failed: Set<number> | null = null
  const found: number[] = []

  /** Puts the letters from `letter` on, the first of them at `index`. `began`: the word there was met at its start. */
  const put = (letter: number, index: number, began: boolean): boolean => {
    found[letter] = index
    if (letter === letters.length - 1) return true
    const key = ((letter * text.letters.length + index) << 1) | Number(began)
    if (failed?.has(key) === true) return false
    const mayLeave = began || letter > 0
    const end = began ? wordEnd(text, index) : 0
    const wanted = letters.charAt(letter + 1)
    let next = text.letters.indexOf(wanted, index + 1)
    while (next !== -1) {
      const starts = isStart(text, next)
      if ((next === index + 1 || (starts && mayLeave) || next < end) && put(letter + 1, next, starts || began)) return true
      next = text.letters.indexOf(wanted, next + 1)
    }
    failed ??= new Set()
    failed.add(key)
    return false
  }

  for (const atStart of [true, false]) {
    let index = text.letters.indexOf(letters.charAt(0))
    while (index !== -1) {
      if (isStart(text, index) === atStart && put(0, index, atStart)) return found
      index = text.letters.indexOf(letters.charAt(0), index + 1)
    }
  }
  return null
}

const lacks = (text: FoldedText, word: FoldedText): boolean => (text.mask & word.mask) !== word.mask

/** How well the text has the word in one piece. */
export function pieceLevel(word: FoldedText, text: FoldedText): MatchLevel {
  if (lacks(text, word)) return matchLevels.none
  const place = bestPlace(word, text)
  return place === -1 ? matchLevels.none : levelAt(word, text, place)
}

export function hasScattered(word: FoldedText, text: FoldedText): boolean {
  return !lacks(text, word) && findScattered(word, text) !== null
}

/** Where the text has the word in one piece, as ranges of `letters`. */
export function pieceLetters(word: FoldedText, text: FoldedText): readonly TextRange[] {
  const place = bestPlace(word, text)
  return place === -1 ? [] : [{ start: place, end: place + word.letters.length }]
}

/** Where the text has the letters of the word apart, as ranges of `letters`. */
export function scatteredLetters(word: FoldedText, text: FoldedText): readonly TextRange[] {
  return (findScattered(word, text) ?? []).map((index) => ({ start: index, end: index + 1 }))
}
