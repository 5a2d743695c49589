import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { parseJsonInSlices, parseJsonSteps } from '../../../../src-main/model/usergrid/json-slices.ts'
import { parseJson } from '../../../../src-main/model/usergrid/json.ts'

function stepped(text: string, slice?: number): { readonly value: unknown; readonly pauses: number } {
  const steps = parseJsonSteps(text, slice)
  for (let pauses = 0; ; pauses++) {
    const { done, value } = steps.next()
    if (done === true) return { value, pauses }
  }
}

/** Equal in everything that a reader of it can see: the order of names and what an object inherits from among it. */
function expectSame(text: string, slice: number): void {
  const [is, expected] = [stepped(text, slice).value, parseJson(text)]
  expect(isDeepStrictEqual(is, expected), text).toBe(true)
  expect(JSON.stringify(is), text).toBe(JSON.stringify(expected))
}

const slices = fc.integer({ min: 1, max: 12 })
const blanks = fc.string({ unit: fc.constantFrom(' ', '\n', '\t', '\r'), maxLength: 4 })

test('in slices of any size it is what JSON.parse makes of it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 1, '\t'), blanks, slices, (value, indent, blank, slice) =>
      expectSame(`${blank}${JSON.stringify(value, null, indent)}${blank}`, slice)
    ),
    { numRuns: 500 }
  )
})

test('and what is no JSON is none', () => {
  const token = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '"a"',
    '"b":',
    '1',
    '-0',
    '1e5',
    'true',
    'nul',
    'null',
    ' ',
    '\\',
    '"\\""'
  )
  fc.assert(
    fc.property(fc.array(token, { maxLength: 14 }), slices, (tokens, slice) => expectSame(tokens.join(''), slice)),
    { numRuns: 3_000 }
  )
})

it.each([
  '[]',
  '{}',
  `[${' '.repeat(50)}]`,
  `{${' '.repeat(50)}}`,
  '[1,]',
  '[,1]',
  '[1,,2]',
  '{"a":1,}',
  '{,"a":1}',
  '[1],[2]',
  '{"a":1},{"b":2}',
  '[1]]',
  '[[1]',
  '[1}',
  '{"a":[1,2,3,4,5,6,7,8,9]"b":2}',
  '{"a" [1,2,3,4,5,6,7,8,9,10]}',
  '{a:[1,2,3,4,5,6,7,8,9,10]}',
  '["unterminated, [1,2,3]',
  '{"b":1,"a":2,"b":3,"2":1,"1":2}',
  '{"__proto__":{"a":1},"constructor":{"b":[1,2,3,4,5,6]}}',
  '[1,2]\u00a0',
  '\ufeff[1]',
  `${'['.repeat(40)}1,2,3${']'.repeat(40)}`,
  `${'{"a":'.repeat(40)}[]${'}'.repeat(40)}`,
  '["a\\"],[\\\\",{"]":"[,"}]'
])('%s', (text) => {
  for (let slice = 1; slice < 12; slice++) expectSame(text, slice)
})

describe('a long answer', () => {
  const numbers = JSON.stringify({ access_token: 'x', numbers: Array.from({ length: 200_000 }, (_, index) => index % 10), last: true })

  it('gives others their turn on the way', () => {
    const { value, pauses } = stepped(numbers)
    expect(value).toEqual(JSON.parse(numbers))
    expect(pauses).toBeGreaterThan(5)
  })

  it('of blanks or of one string is no trouble', () => {
    expect(stepped(`[${' '.repeat(500_000)}]`).value).toEqual([])
    expect(stepped(`["${'x'.repeat(500_000)}", 1]`).value).toHaveProperty('length', 2)
  })

  it('waits only where it has to', async () => {
    let pauses = 0
    const pause = async (): Promise<void> => void pauses++
    expect(await parseJsonInSlices('{"a":1}', pause)).toEqual({ a: 1 })
    expect(await parseJsonInSlices('{"a":', pause)).toBeUndefined()
    expect(pauses).toBe(0)
    expect(await parseJsonInSlices(numbers, pause)).toEqual(JSON.parse(numbers))
    expect(pauses).toBeGreaterThan(5)
  })
})
