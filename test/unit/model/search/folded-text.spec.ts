import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldText, joinRanges, toTextRange } from '../../../../src-main/model/search/folded-text.ts'

test.each([
  ['Storefront', 'storefront'],
  ['Zürich CAFÉ', 'zurich cafe'],
  ['Cafe\u0301', 'cafe'],
  ['Straße', 'strasse'],
  ['Æsir Łódź Øre', 'aesir lodz ore'],
  ['İstanbul ılık', 'istanbul ilik'],
  ['ﬁsh ①', 'fish 1'],
  ['ΟΔΟΣ οδος', 'οδοσ οδοσ'],
  ['Йод', 'иод'],
  ['مُفتاح 🪙', 'مفتاح 🪙'],
  ['', '']
])('%j is compared as %j', (text, letters) => expect(foldText(text).letters).toBe(letters))

test.each([
  ['storefront', 'sto', 'sto'],
  ['Zürich', 'zu', 'Zü'],
  ['Cafe\u0301!', 'cafe', 'Cafe\u0301'],
  ['Cafe\u0301!', 'e', 'e\u0301'],
  ['Straße 1', 's', 'ß'],
  ['ﬁsh', 'i', 'ﬁ'],
  ['a🪙b', 'b', 'b']
])('in %j the letters %j are %j', (text, letters, shown) => {
  const folded = foldText(text)
  const start = folded.letters.lastIndexOf(letters)
  const range = toTextRange(folded, { start, end: start + letters.length })
  expect(text.slice(range.start, range.end)).toBe(shown)
})

test('a range always holds the letters it stands for, and whole characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), fc.nat(), (text, from, length) => {
      const folded = foldText(text)
      fc.pre(folded.letters !== '')
      const start = from % folded.letters.length
      const end = start + 1 + (length % (folded.letters.length - start))
      const range = toTextRange(folded, { start, end })
      expect(range.start).toBeLessThan(range.end)
      expect(foldText(text.slice(range.start, range.end)).letters).toContain(folded.letters.slice(start, end))
    })
  )
})

test('ranges that touch become one', () => {
  const ranges = [
    { start: 5, end: 6 },
    { start: 0, end: 2 },
    { start: 2, end: 3 },
    { start: 0, end: 1 }
  ]
  expect(joinRanges(ranges)).toEqual([
    { start: 0, end: 3 },
    { start: 5, end: 6 }
  ])
})
