import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { findTyped, TypeAhead } from '../../../src-renderer/state/type-ahead.ts'

const labels = ['Acme', 'acorn', 'Äpfel', 'Bob', 'a b', '🪙 coin', 'aa']
const into = (from: number, names: readonly string[] = labels) => ({
  count: names.length,
  labelOf: (index: number) => names[index] ?? '',
  from
})

it.each([
  ['a', -1, 0],
  ['a', 0, 1],
  ['a', 1, 4],
  ['a', 6, 0],
  ['A', 0, 1],
  // Again and again the same letter goes on, even where a name begins with it twice.
  ['aa', 0, 1],
  ['aaa', 4, 6],
  ['ac', 0, 0],
  ['aco', 0, 1],
  ['acm', 1, 0],
  ['a ', 0, 4],
  ['ä', 0, 2],
  ['🪙', 0, 5],
  ['b', 3, 3],
  ['z', 0, null],
  ['.', 0, null]
])('%j from line %i: %s', (typed, from, index) => expect(findTyped(typed, into(from))).toBe(index))

test('whatever is typed, a line that is found begins with it or with its one letter', () => {
  const anyNames = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', '🪙') }), { maxLength: 8 })
  const anyTyped = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '🪙'), minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(anyNames, anyTyped, fc.integer({ min: -1, max: 7 }), (names, typed, from) => {
      const found = findTyped(typed, into(Math.min(from, names.length - 1), names))
      const letters = Array.from(typed)
      const beginning = letters.every((each) => each === letters[0]) ? (letters[0] ?? '') : typed
      if (found === null) expect(names.filter((name) => name.startsWith(beginning))).toEqual([])
      else expect(names[found]?.startsWith(beginning)).toBe(true)
    }),
    { numRuns: 1_000 }
  )
})

test('letters within a second belong together, later ones begin anew', () => {
  const typing = new TypeAhead()
  expect(typing.isTyping(0)).toBe(false)
  expect(typing.type('a', 5_000, into(-1))).toBe(0)
  expect(typing.type('c', 5_900, into(0))).toBe(0)
  expect(typing.isTyping(6_899)).toBe(true)
  expect(typing.type('o', 6_800, into(0))).toBe(1)
  expect(typing.isTyping(7_800)).toBe(false)
  expect(typing.type('b', 7_800, into(1))).toBe(3)
})
