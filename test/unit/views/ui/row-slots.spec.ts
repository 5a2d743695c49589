import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { RowSlots } from '../../../../src-renderer/views/ui/row-slots.ts'

it('rows that stay keep their slots, new ones take those of the rows that go', () => {
  const slots = new RowSlots()
  expect(slots.assign(['a', 'b', 'c'], null)).toEqual([0, 1, 2])
  expect(slots.assign(['x', 'b', 'y'], null)).toEqual([0, 1, 2])
  expect(slots.assign(['u', 'v', 'w', 'z'], null)).toEqual([0, 1, 2, 3])
  expect(slots.assign(['z'], null)).toEqual([3])
})

it('no slot goes past a row that stays: that one would be moved, and lose the focus', () => {
  const slots = new RowSlots()
  slots.assign(['a', 'b', 'c', 'focused'], null)
  expect(slots.assign(['x', 'focused', 'y'], 3)).toEqual([0, 3, 4])
  expect(slots.assign(['focused', 'y', 'z'], 3)).toEqual([3, 4, 5])
})

it('nobody takes over the slot that has the focus', () => {
  const slots = new RowSlots()
  slots.assign(['a', 'b'], null)
  expect(slots.assign(['c', 'd'], 0)).toEqual([1, 2])
})

it('no row is made while a slot is left over, even where one that stays is filled in anew for it', () => {
  const slots = new RowSlots()
  slots.assign(['a', 'b', 'c', 'd'], null)
  expect(slots.assign(['b', 'x', 'y', 'z'], null)).toEqual([0, 1, 2, 3])
})

it('scrolled by a row, all others stay as they are', () => {
  const slots = new RowSlots()
  slots.assign(['a', 'b', 'c', 'd', 'e'], null)
  expect(slots.assign(['b', 'c', 'd', 'e', 'f'], null)).toEqual([1, 2, 3, 4, 5])
})

test('no two rows ever share one', () => {
  const rows = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { maxLength: 6 })
  fc.assert(
    fc.property(fc.array(rows, { maxLength: 8 }), (views) => {
      const slots = new RowSlots()
      for (const view of views) expect(new Set(slots.assign(view, null)).size).toBe(view.length)
    })
  )
})
