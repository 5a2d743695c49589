import { expect, test } from 'vitest'
import { toShownResponse } from '../../../src-renderer/state/shown-response.ts'

test('an answer is laid out as a whole', () => {
  expect(toShownResponse('{"a":1}')).toEqual({ text: '{\n  "a": 1\n}', note: null })
  expect(toShownResponse('Bad gateway')).toEqual({ text: 'Bad gateway', note: null })
})

test.each([
  ['deep', '['.repeat(100_000) + ']'.repeat(100_000)],
  ['long', JSON.stringify(Array(300_000).fill(1))]
])('of a %s one that cannot be laid out the start is shown', (_, response) => {
  const { text, note } = toShownResponse(response)
  expect(response.startsWith(text)).toBe(true)
  expect(text).toHaveLength(20_000)
  expect(note).toContain(`of ${response.length.toLocaleString('en')} characters`)
})
