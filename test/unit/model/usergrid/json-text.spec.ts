import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonTextAt, toCopiedValue, type JsonPlace } from '../../../../src-main/model/usergrid/json-text.ts'

test.each([
  ['{"a":1}', [], '{"a":1}'],
  [' {"a" : "x" , "b":[true,{"c":"y"}]} ', [1, 1, 0], '"y"'],
  ['{"a":1,"a":2}', [0], '1'],
  ['{"a":1,"a":2}', [1], '2'],
  ['{"pass\\u0077ord":"a\\"b","x":9223372036854775807}', [0], '"a\\"b"'],
  ['{"pass\\u0077ord":"a\\"b","x":9223372036854775807}', [1], '9223372036854775807'],
  ['{"__proto__":{"a":"b"},"":[[]]}', [0, 0], '"b"'],
  ['{"__proto__":{"a":"b"},"":[[]]}', [1, 0], '[]'],
  ['{"{[,:\\"":"]},:"}', [0], '"]},:"'],
  ['{"a":1}', [1], null],
  ['{"a":1}', [0, 0], null],
  ['{"a":"text"}', [0, 0], null],
  ['[]', [0], null],
  ['', [], null],
  ['{"cut', [0], null],
  ['{"cut":', [0], null],
  [']]]', [0], null],
  ['[::,,:]', [0], null]
] as const)('of %j the value at %j is %j', (text, place, expected) => expect(jsonTextAt(text, place)).toBe(expected))

/** Every value of a JSON value with the place it has to have, by way of JavaScript's own reading. */
function placesOf(value: unknown, place: JsonPlace = []): readonly (readonly [JsonPlace, unknown])[] {
  const members: readonly unknown[] = typeof value === 'object' && value !== null ? Object.values(value) : []
  return [[place, value], ...members.flatMap((member, index) => placesOf(member, [...place, index]))]
}

test('finds every value of any JSON, however it is spaced', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 1, '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent)
      for (const [place, expected] of placesOf(JSON.parse(text))) {
        expect(JSON.parse(jsonTextAt(text, place) ?? 'nothing')).toEqual(expected)
      }
    })
  )
})

test('makes something or nothing of any text, and never fails', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', ' ', 'a', '1') }),
      fc.array(fc.nat(3), { maxLength: 4 }),
      (text, place) => {
        const found = jsonTextAt(text, place)
        expect(found === null || text.includes(found)).toBe(true)
      }
    ),
    { numRuns: 2_000 }
  )
})

test.each([
  ['a deep one', '['.repeat(500_000) + ']'.repeat(500_000), Array<number>(400_000).fill(0)],
  ['the last of many', JSON.stringify(Array.from({ length: 300_000 }, (_, index) => ({ id: index }))), [299_999, 0]],
  ['one after 5 MB of backslashes', JSON.stringify(['\\'.repeat(2_500_000), 'x']), [1]]
])('%s is found like any other', (_, text, place) => {
  expect(jsonTextAt(text, place)).not.toBeNull()
})

test('a string is copied as what it says, everything else as it stands', () => {
  expect(['"a\\n\\u00fc"', '1.50', 'null', '{"a":"b"}'].map(toCopiedValue)).toEqual(['a\nü', '1.50', 'null', '{"a":"b"}'])
})
