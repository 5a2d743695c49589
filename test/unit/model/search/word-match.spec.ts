import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { foldText, type TextRange } from '../../../../src-main/model/search/folded-text.ts'
import {
  hasScattered,
  matchLevels,
  pieceLetters,
  pieceLevel,
  scatteredLetters,
  toWords
} from '../../../../src-main/model/search/word-match.ts'

test.each([
  ['', []],
  ['  \t ', []],
  ['Acme', ['acme']],
  [' acme  /  ÉTÉ ', ['acme', '/', 'ete']],
  ['a\u00a0b', ['a', 'b']],
  ['\u0301', []]
])('%j is the words %j', (typed, words) => expect(toWords(typed).map(({ letters }) => letters)).toEqual(words))

test.each([
  ['store', 'Store', 'wholeWord'],
  ['store', 'my-store 2', 'wholeWord'],
  ['store', 'acme / storefront', 'wordStart'],
  ['front', 'storeFront', 'boundary'],
  ['2', 'api2', 'boundary'],
  ['front', 'storefront', 'inside'],
  ['front', 'storefront Front', 'wholeWord'],
  ['(a+b)', 'key (a+b)', 'wholeWord'],
  ['🪙', 'a🪙', 'wholeWord'],
  ['étage', 'bel étage', 'wholeWord'],
  ['tage', 'bel étage', 'inside'],
  ['lager', 'HauptLager', 'boundary'],
  ['stf', 'storefront', 'none'],
  ['.*', 'storefront', 'none']
] as const)('%j in %j: %s', (word, text, level) => expect(pieceLevel(foldText(word), foldText(text))).toBe(matchLevels[level]))

const shown = (text: string, ranges: readonly TextRange[]): string =>
  text
    .split('')
    .map((letter, index) => (ranges.some(({ start, end }) => index >= start && index < end) ? letter.toUpperCase() : letter))
    .join('')

describe('letters apart', () => {
  it.each([
    ['acst', 'acme / storefront', 'ACme / STorefront'],
    ['as', 'acme / storefront', 'Acme / Storefront'],
    ['strfrnt', 'storefront', 'SToReFRoNT'],
    ['sto', 'test-organization', 'teST-Organization'],
    ['acme/storefront', 'acme / storefront', 'ACME / STOREFRONT'],
    ['p12', 'profile 12', 'Profile 12'],
    ['aa', 'acme admin', 'Acme Admin']
  ])('%s in %s', (word, text, expected) => {
    expect(hasScattered(foldText(word), foldText(text))).toBe(true)
    expect(shown(text, scatteredLetters(foldText(word), foldText(text)))).toBe(expected)
  })

  it.each([
    ['nation', 'organization-12 / application-3'],
    ['rfr', 'storefront'],
    ['tsca', 'acme / storefront'],
    ['ssst', 'acme / storefront'],
    ['a', 'bcd']
  ])('%s not in %s', (word, text) => expect(hasScattered(foldText(word), foldText(text))).toBe(false))

  it('are found in no time where there are many ways to try', () => {
    const text = foldText('a-'.repeat(100))
    expect(hasScattered(foldText(`${'a'.repeat(31)}b`), foldText(`${text.text}b`))).toBe(true)
    expect(hasScattered(foldText(`${'a'.repeat(30)}bc`), foldText(`${text.text}cb`))).toBe(false)
  })
})

const words = fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'B', '1', '-', ' ', 'é', 'ß', '🪙'), maxLength: 12 })

test('what is marked are the letters of the word, in their order', () => {
  fc.assert(
    fc.property(words, words, (typed, content) => {
      const text = foldText(content)
      for (const word of toWords(typed)) {
        const piece = pieceLetters(word, text)
        const lettersOf = (ranges: readonly TextRange[]): string => ranges.map(({ start, end }) => text.letters.slice(start, end)).join('')
        expect([lettersOf(piece), piece.length]).toEqual(pieceLevel(word, text) > 0 ? [word.letters, 1] : ['', 0])
        expect(lettersOf(scatteredLetters(word, text))).toBe(hasScattered(word, text) ? word.letters : '')
      }
    }),
    { numRuns: 2_000 }
  )
})

test('a longer word is never found where a shorter was not', () => {
  fc.assert(
    fc.property(words, words, (typed, content) => {
      const text = foldText(content)
      const has = (word: string): boolean => pieceLevel(foldText(word), text) > 0 || hasScattered(foldText(word), text)
      const word = typed.replaceAll(' ', '')
      for (let length = 2; length <= word.length; length++) {
        if (has(word.slice(0, length))) expect(has(word.slice(0, length - 1)), word.slice(0, length)).toBe(true)
      }
    }),
    { numRuns: 2_000 }
  )
})
