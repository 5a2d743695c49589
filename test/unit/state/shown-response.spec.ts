import { expect, test } from 'vitest'
import { toShownResponse } from '../../../src-renderer/state/shown-response.ts'

const textOf = (response: string): string => Array.from(toShownResponse(response).pieces()).join('')

test('an answer is laid out as a whole, a long one piece by piece', () => {
  expect(textOf('{"a":1}')).toBe('{\n  "a": 1\n}')
  expect(toShownResponse('{"a":1}')).toMatchObject({ isLaidOut: true, note: null })
  const long = JSON.stringify(Array(300_000).fill(1))
  const pieces = Array.from(toShownResponse(long).pieces())
  expect(pieces.length).toBeGreaterThan(10)
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(300_000)
  expect(pieces.join('')).toBe(JSON.stringify(JSON.parse(long), null, 2))
})

test('what is no object or list is shown as it came', () => {
  expect(textOf('Bad gateway')).toBe('Bad gateway')
  expect(toShownResponse('Bad gateway')).toMatchObject({ isLaidOut: false, note: null })
})

test.each([
  ['too deep', '['.repeat(100_000) + ']'.repeat(100_000)],
  ['mostly indentation', '['.repeat(1_400) + Array(10_000).fill(1).join() + ']'.repeat(1_400)]
])('of one that is %s the start is shown', (_, response) => {
  const { isLaidOut, note } = toShownResponse(response)
  const text = textOf(response)
  expect([isLaidOut, text.length, response.startsWith(text)]).toEqual([false, 20_000, true])
  expect(note).toContain(`of ${response.length.toLocaleString('en')} characters`)
})
