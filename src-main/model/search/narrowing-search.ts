import type { FoldedText } from './folded-text.ts'
import { hasScattered } from './word-match.ts'

/** Texts in which every word has to be. */
export type SearchedTexts = {
  /** All of them, on a line each: no word goes over a line. */
  readonly letters: string
  readonly mask: number
  /** Those in which a word may be abbreviated. */
  readonly abbreviated: readonly FoldedText[]
}

type Step<Item> = { readonly words: readonly FoldedText[]; readonly found: readonly Entry<Item>[] }
type Entry<Item> = { readonly item: Item; readonly texts: SearchedTexts }

export function hasWord(word: FoldedText, { letters, mask, abbreviated }: SearchedTexts): boolean {
  if ((mask & word.mask) !== word.mask) return false
  return letters.includes(word.letters) || abbreviated.some((text) => hasScattered(word, text))
}

/** Whether whatever has the longer words has these as well: then nobody else need be asked. */
const begin = (words: readonly FoldedText[], longer: readonly FoldedText[]): boolean =>
  words.length <= longer.length && words.every(({ letters }, index) => longer[index]?.letters.startsWith(letters) === true)

/**
 * The items of a list that have every word, in their order. A person types letter by letter, and what a longer word finds is among what
 * its beginning found: only that is looked through, and for a letter that is taken back nothing is.
 */
export class NarrowingSearch<Item> {
  readonly #items: readonly Item[]
  readonly #textsOf: (item: Item) => SearchedTexts
  #entries: readonly Entry<Item>[] | null = null
  readonly #steps: Step<Item>[] = []

  constructor(items: readonly Item[], textsOf: (item: Item) => SearchedTexts) {
    this.#items = items
    this.#textsOf = textsOf
  }

  /** Reads the items ahead of the first search. */
  prepare(): void {
    this.#entries ??= this.#items.map((item) => ({ item, texts: this.#textsOf(item) }))
  }

  find(words: readonly FoldedText[]): readonly Item[] {
    if (words.length === 0) return this.#items
    this.prepare()
    while (this.#steps.length > 0 && !begin(this.#steps.at(-1)?.words ?? [], words)) this.#steps.pop()
    const from = this.#steps.at(-1)?.found ?? this.#entries ?? []
    const found = from.filter(({ texts }) => words.every((word) => hasWord(word, texts)))
    this.#steps.push({ words, found })
    return found.map(({ item }) => item)
  }
}
