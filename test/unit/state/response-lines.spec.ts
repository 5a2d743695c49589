import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonTextAt } from '../../../src-main/model/usergrid/json-text.ts'
import { toReadableJson } from '../../../src-renderer/state/readable-json.ts'
import { formatPath, nameOnLine, placeOfLastLine, valueOnLine } from '../../../src-renderer/state/response-lines.ts'

function laidOut(text: string) {
  const lines = toReadableJson(text).split('\n')
  const all = { count: lines.length, line: (number: number) => lines[number - 1] ?? '' }
  return {
    lines,
    placeOf: (number: number) => placeOfLastLine(lines.slice(0, number)),
    valueOf: (number: number) => valueOnLine(all, number)
  }
}

test('each line tells where it stands and what it holds', () => {
  const { lines, placeOf, valueOf } = laidOut('{"user":{"email":"a, {","ids":[7,{"x":[]}]},"user":null,"my org":{}}')
  expect(lines.map((_, index) => [formatPath(placeOf(index + 1).path), placeOf(index + 1).place])).toEqual([
    ['', []],
    ['user', [0]],
    ['user.email', [0, 0]],
    ['user.ids', [0, 1]],
    ['user.ids[0]', [0, 1, 0]],
    ['user.ids[1]', [0, 1, 1]],
    ['user.ids[1].x', [0, 1, 1, 0]],
    ['user.ids[1]', [0, 1, 1]],
    ['user.ids', [0, 1]],
    ['user', [0]],
    ['user', [1]],
    ['["my org"]', [2]],
    ['', []]
  ])
  expect([3, 5, 7, 11, 12].map(valueOf)).toEqual(['"a, {"', '7', '[]', 'null', '{}'])
  expect([6, 8].map(valueOf)).toEqual(['{\n  "x": []\n}', '{\n  "x": []\n}'])
  expect([4, 9].map(valueOf)).toEqual(['[\n  7,\n  {\n    "x": []\n  }\n]', '[\n  7,\n  {\n    "x": []\n  }\n]'])
})

const names = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'a": {', '\\', '"', 'a:', '{', '[', 'ü', '\u202e'))
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(names, fc.double(), fc.boolean(), fc.constant(null)),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(names, tie('json'), { maxKeys: 4 })
  )
}))

test('on every line of any JSON stands what main finds at its place', () => {
  fc.assert(
    fc.property(
      json.filter((value) => typeof value === 'object' && value !== null),
      (value) => {
        const text = JSON.stringify(value)
        const { lines, placeOf, valueOf } = laidOut(text)
        for (const number of lines.keys()) {
          const found = jsonTextAt(text, placeOf(number + 1).place) ?? 'nothing'
          expect(JSON.parse(valueOf(number + 1))).toEqual(JSON.parse(found))
        }
      }
    )
  )
})

test.each([
  [['user', 'email'], 'user.email'],
  [['organizations', 'my org', 'users', 0], 'organizations["my org"].users[0]'],
  [[0, 'größe', '$1', '1a', ''], '[0].größe.$1["1a"][""]'],
  [['a"b\\'], '["a\\"b\\\\"]'],
  [[], '']
])('the path %j is written %j', (path, expected) => expect(formatPath(path)).toBe(expected))

test('a name is told unescaped, and a string that stands alone is none', () => {
  expect(['  "a\\"b": 1,', '  "a: b",', '  1', ''].map(nameOnLine)).toEqual(['a"b', null, null, null])
})
