import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { atLeast, atMost, toSpread, type Figure } from '../../bench/figure.ts'

// Plain JavaScript outside of the test project: Vitest loads it by its path.
const { formatTable, toMarkdown } = (await import(join(import.meta.dirname, '../../../scripts/bench-table.mjs'))) as Readonly<
  Record<string, (figures: readonly Figure[]) => string>
>

const figure = (more: Partial<Figure>): Figure => ({
  what: 'start',
  unit: 'ms',
  measure: 'median',
  ours: toSpread([300, 200, 100]),
  floor: { what: 'a bare window', ...toSpread([160, 160, 160]) },
  goal: atMost(1.25, 'ratio'),
  ...more
})

const cellsOf = (line: string | undefined): readonly string[] => line?.split('|').map((cell) => cell.trim()) ?? []

describe('what a figure says', () => {
  it('is the median, the 95th of a hundred and the worst', () => {
    expect(toSpread(Array.from({ length: 100 }, (_, index) => 100 - index))).toEqual({ median: 50, p95: 95, worst: 100, count: 100 })
  })

  it.each([
    ['at the goal', figure({}), '1.25x', '≤ 1.25x', '100 %', 'met'],
    ['over it', figure({ goal: atMost(1.2, 'ratio') }), '1.25x', '≤ 1.20x', '104 %', 'missed'],
    ['of one of many', figure({ measure: 'worst', goal: atMost(300, 'value') }), '1.88x', '≤ 300 ms', '100 %', 'met'],
    ['where more is better', figure({ unit: 'tokens/s', goal: atLeast(0.6, 'ratio') }), '1.25x', '≥ 0.60x', '208 %', 'met'],
    ['without a floor', figure({ floor: null, goal: atMost(100, 'value') }), '', '≤ 100 ms', '200 %', 'missed'],
    ['without a goal', figure({ goal: null }), '1.25x', '', '', '']
  ])('%s', (_, each, ratio, goal, share, verdict) => {
    expect(cellsOf(toMarkdown?.([each]).split('\n').at(-1)).slice(3, 7)).toEqual([ratio, goal, share, verdict])
    const line = formatTable?.([each]).split('\n').at(-1)
    expect(line?.trimEnd().endsWith(verdict)).toBe(true)
  })

  it('misses its goal where nothing was measured', () => {
    expect(formatTable?.([figure({ ours: toSpread([]) })])).toContain('missed')
  })
})
