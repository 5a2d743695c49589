import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { chooseAll, extendTo, selectOne, toggleRow, type Selection } from '../../../src-renderer/state/selection-rules.ts'

const order = ['a', 'b', 'c', 'd', 'e', 'f']
type Step = readonly ['toggle' | 'extend', string] | readonly ['all']

function take(selection: Selection | null, [kind, id = '']: Step): Selection | null {
  if (selection === null) return null
  if (kind === 'all') return chooseAll(selection, order)
  return kind === 'toggle' ? toggleRow(selection, id) : extendTo(selection, order, id)
}
const after = (from: string, steps: readonly Step[]): string | null => {
  const selection = steps.reduce(take, selectOne(from))
  return selection === null ? null : order.filter((id) => selection.chosen.has(id)).join('')
}

describe('from one row', () => {
  it.each<readonly [string, readonly Step[], string | null]>([
    ['b', [], 'b'],
    ['b', [['toggle', 'd']], 'bd'],
    ['b', [['toggle', 'b']], null],
    ['b', [['extend', 'd']], 'bcd'],
    ['d', [['extend', 'b']], 'bcd'],
    // A range grows, shrinks and turns round its anchor.
    [
      'c',
      [
        ['extend', 'e'],
        ['extend', 'd']
      ],
      'cd'
    ],
    [
      'c',
      [
        ['extend', 'e'],
        ['extend', 'a']
      ],
      'abc'
    ],
    // What was chosen before the range stays.
    [
      'a',
      [
        ['toggle', 'd'],
        ['extend', 'f'],
        ['extend', 'd']
      ],
      'ad'
    ],
    [
      'a',
      [
        ['extend', 'c'],
        ['toggle', 'b'],
        ['extend', 'b']
      ],
      'abc'
    ],
    ['c', [['all']], 'abcdef'],
    ['c', [['all'], ['toggle', 'c']], 'abdef'],
    ['c', [['all'], ['extend', 'd']], 'abcdef'],
    // A row that is not shown is neither an end of a range nor its anchor.
    ['b', [['extend', 'hidden']], 'b'],
    ['hidden', [['extend', 'c']], 'c'],
    [
      'hidden',
      [
        ['extend', 'c'],
        ['extend', 'd']
      ],
      'cd'
    ]
  ])('%s, then %j: %s', (from, steps, chosen) => expect(after(from, steps)).toBe(chosen))
})

const anyId = fc.constantFrom(...order)
const anyStep = fc.oneof<fc.Arbitrary<Step>[]>(
  fc.tuple(fc.constantFrom('toggle' as const, 'extend' as const), anyId),
  fc.constant<Step>(['all'])
)
const anySelection = fc
  .tuple(anyId, fc.array(anyStep, { maxLength: 8 }))
  .map(([from, steps]) => steps.reduce(take, selectOne(from)))
  .filter((selection) => selection !== null)
const always = (check: (selection: Selection, one: string, other: string) => void): void =>
  fc.assert(fc.property(anySelection, anyId, anyId, check), { numRuns: 1_000 })

test('choosing a row and taking it out again changes nothing else', () =>
  always((selection, id) => {
    const toggled = toggleRow(selection, id)
    if (toggled !== null) expect(toggleRow(toggled, id)?.chosen).toEqual(selection.chosen)
    else expect(selection.chosen).toEqual(new Set([id]))
  }))

test('only the last end of a range counts', () =>
  always((selection, one, other) => {
    expect(extendTo(extendTo(selection, order, one), order, other)).toEqual(extendTo(selection, order, other))
  }))

test('a range has its anchor, its end, all between and all that was kept, and nothing more', () =>
  always((selection, id) => {
    const { chosen, anchor, kept } = extendTo(selection, order, id)
    const [from, to] = [order.indexOf(anchor), order.indexOf(id)].toSorted((one, other) => one - other)
    const isBetween = (each: string): boolean => order.indexOf(each) >= (from ?? 0) && order.indexOf(each) <= (to ?? 0)
    for (const each of order) expect(chosen.has(each)).toBe(kept.has(each) || isBetween(each))
  }))

test('nothing changes the selection it is given', () =>
  always((selection, id) => {
    const before = structuredClone(selection)
    toggleRow(selection, id)
    extendTo(selection, order, id)
    chooseAll(selection, order)
    expect(selection).toEqual(before)
  }))
