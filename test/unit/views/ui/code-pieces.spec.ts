import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitEnd, toBreakable, toCodeLines } from '../../../../src-renderer/views/ui/code-pieces.ts'

const marked = (text: string): readonly string[] =>
  toCodeLines(text).flatMap((pieces) => pieces.filter(({ kind }) => kind !== 'plain').map(({ kind, text }) => `${kind} ${text}`))

describe('what is coloured alike', () => {
  test.each([
    ['{"name": "it: \\"so\\"", "count": -1.5}', ['key "name"', 'string "it: \\"so\\""', 'key "count"', 'number -1.5']],
    ['{"a": true, "b": null}', ['key "a"', 'keyword true', 'key "b"', 'keyword null']],
    ['POST /a/token HTTP/1.1\nHost: api.example.com:8080', ['method POST', 'key Host']],
    ["curl -X POST 'http://127.0.0.1:80/t' -d '{\"ttl\":5}'", ['key "ttl"', 'number 5']],
    ['true 12 null', []],
    ['', []]
  ])('%j', (text, pieces) => expect(marked(text)).toEqual(pieces))

  test('a long text stays plain', () => expect(marked(`{"a": "${'x'.repeat(50_000)}"}`)).toEqual([]))

  test('nothing is lost or added', () =>
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string({ unit: 'grapheme' })), (text) => {
        const lines = toCodeLines(text)
        expect(lines.map((pieces) => pieces.map((piece) => piece.text).join('')).join('\n')).toBe(text)
      })
    ))
})

describe('the end of a line that stays together', () => {
  const endOf = (text: string): string =>
    splitEnd([{ kind: 'plain', text }])
      .end.map((piece) => piece.text)
      .join('')

  test.each([
    ['{"password":"secret"}', 'cret"}'],
    ['  "client_id": "YXA6F8zeXXXX",', 'XXXX",'],
    ['POST /acme/storefront/token HTTP/1.1', ''],
    [']'.repeat(40), ']'.repeat(12)],
    ['"}', '"}'],
    ['ab👩‍💻x"', '👩‍💻x"'],
    ['', '']
  ])('%j: %j', (text, end) => expect(endOf(text)).toBe(end))

  test('nothing is lost or added, and every colour stays', () =>
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string({ unit: 'grapheme' })), (text) => {
        for (const line of toCodeLines(text)) {
          const { start, end } = splitEnd(line)
          const letters = (pieces: typeof line): readonly string[] =>
            pieces.flatMap(({ kind, text }) => text.split('').map((one) => kind + one))
          expect(letters([...start, ...end])).toEqual(letters(line))
        }
      })
    ))
})

test('an address may be broken before each part of its path', () => {
  expect(toBreakable('POST https://api.example.com/acme/loyalty/token')).toEqual([
    'POST https://api.example.com',
    '/acme',
    '/loyalty',
    '/token'
  ])
  expect(toBreakable('')).toEqual([''])
})
