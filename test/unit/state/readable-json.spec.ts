import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasCut, layOut, toReadableJson } from '../../../src-renderer/state/readable-json.ts'

test('order, duplicate keys and numbers beyond 2^53 stay as the server sent them', () => {
  expect(toReadableJson('{"b":1,"a":{"x":[1,2.50,[]]},"b":2,"expires_in":9223372036854775807,"short":9223372036854775,"e":1E400}')).toBe(`{
  "b": 1,
  "a": {
    "x": [
      1,
      2.50,
      []
    ]
  },
  "b": 2,
  "expires_in": 9223372036854775807,
  "short": 9223372036854775,
  "e": 1E400
}`)
})

test.each(['', 'null', '"text"', '<html>', 'Bad Gateway', '42', '{"cut":', '[1,,]', '{]', '[/*'])('%j stays as it is', (text) =>
  expect(toReadableJson(text)).toBe(text)
)

test('what is laid out means the same, and laying it out again changes nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue())), (value) => {
      const readable = toReadableJson(JSON.stringify(value))
      expect(JSON.parse(readable)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(toReadableJson(readable)).toBe(readable)
    })
  )
})

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)

test('a string of nothing but escapes is one token', () => {
  const text = JSON.stringify([`\\"`.repeat(200_000), 'x'])
  expect(JSON.parse(Array.from(layOut(text, { cutStrings: false })).join(''))).toEqual(JSON.parse(text))
})

test('deep nesting is laid out as long as its indentation is bearable', () => {
  expect(toReadableJson(nested(100)).split('\n')).toHaveLength(199)
  const deepest = toReadableJson(nested(1_500))
  expect(deepest.replaceAll(/\s/g, '')).toBe(nested(1_500))
  expect(deepest.length).toBeLessThan(10_000_000)
})

test.each([10_000, 100_000, 250_000])('%i levels are shown as they came', (levels) =>
  expect(toReadableJson(nested(levels))).toBe(nested(levels))
)

test('an answer of many entries is laid out', () => {
  const many = JSON.stringify({ data: Array.from({ length: 5_000 }, (_, index) => ({ name: `app ${index}`, uuid: 'x'.repeat(36) })) })
  expect(toReadableJson(many).split('\n')).toHaveLength(20_004)
})

test('what is too long to lay out quickly is shown as it came', () => {
  const long = JSON.stringify(Array(200_000).fill(1_000))
  expect(toReadableJson(long)).toBe(long)
})

test.each([
  ['letters', 'x'.repeat(30_000)],
  ['escapes', '"\u0001\\u12\n'.repeat(9_000)],
  ['emoji', '👩‍👩‍👧'.repeat(9_000)]
])('of a very long string of %s the start is laid out, and how much is left out', (_, value) => {
  for (const shift of [0, 1, 2, 3, 4, 5, 6]) {
    const string = ' '.repeat(shift) + value
    const text = Array.from(layOut(JSON.stringify({ a: string }), { cutStrings: true })).join('')
    const shown = (JSON.parse(text) as { readonly a: string }).a
    const [, start = '', count = ''] = /^(.*)… ([\d,]+) more characters$/su.exec(shown) ?? []
    expect(string.startsWith(start)).toBe(true)
    expect(start.length).toBeGreaterThan(1_600)
    expect(JSON.stringify(start).length + Number(count.replaceAll(',', ''))).toBe(JSON.stringify(string).length)
    expect(start).not.toMatch(/\p{Surrogate}/u)
    expect([hasCut(text), hasCut(toReadableJson(JSON.stringify({ a: string })))]).toEqual([true, false])
  }
})
