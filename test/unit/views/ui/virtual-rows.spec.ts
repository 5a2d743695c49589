import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { rowsToRender, scrollTopToShow } from '../../../../src-renderer/views/ui/virtual-rows.ts'

const view = { scrollTop: 0, viewHeight: 100, rowHeight: 10, count: 1_000, overscan: 2 }
const from = (first: number, end: number): readonly number[] => Array.from({ length: end - first }, (_, offset) => first + offset)

describe('the rows to render', () => {
  it.each([
    [{}, -1, from(0, 12)],
    [{ scrollTop: 505 }, -1, from(48, 63)],
    [{ scrollTop: 9_900 }, -1, from(988, 1_000)],
    [{ count: 3 }, -1, from(0, 3)],
    [{ count: 0 }, 0, []],
    // The one that Tab reaches stays wherever it is, in its place in the order.
    [{ scrollTop: 500 }, 3, [3, ...from(48, 62)]],
    [{ scrollTop: 500 }, 900, [...from(48, 62), 900]],
    [{ scrollTop: 500 }, 50, from(48, 62)],
    [{ scrollTop: 500 }, 1_000, from(48, 62)]
  ])('%j, keeping %i', (change, kept, rows) => expect(rowsToRender({ ...view, ...change }, kept)).toEqual(rows))
})

test('however it is scrolled: in order, none twice, few, and all that are in view', () => {
  const anyView = fc.record({
    scrollTop: fc.integer({ min: 0, max: 20_000 }),
    viewHeight: fc.integer({ min: 0, max: 500 }),
    count: fc.integer({ min: 0, max: 2_000 })
  })
  fc.assert(
    fc.property(anyView, fc.integer({ min: -1, max: 2_000 }), (change, kept) => {
      const rows = rowsToRender({ ...view, ...change }, kept)
      expect(rows).toEqual([...new Set(rows)].toSorted((one, other) => one - other))
      expect(rows.length).toBeLessThanOrEqual(change.viewHeight / view.rowHeight + 2 * view.overscan + 3)
      for (let y = change.scrollTop; y < Math.min(change.scrollTop + change.viewHeight, change.count * view.rowHeight); y += view.rowHeight)
        expect(rows).toContain(Math.floor(y / view.rowHeight))
    }),
    { numRuns: 500 }
  )
})

it.each([
  [0, 500, 0],
  [52, 500, 500],
  [59, 500, 500],
  [60, 500, 510],
  [49, 500, 490]
])('row %i is wholly in view after scrolling from %i to %i', (index, scrollTop, expected) =>
  expect(scrollTopToShow(index, { ...view, scrollTop })).toBe(expected)
)
