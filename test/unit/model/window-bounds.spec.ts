import { expect, test } from 'vitest'
import { minimumSize, quickPickBounds, visibleBounds, type WindowBounds } from '../../../src-main/model/window-bounds.ts'

const laptop = { x: 0, y: 0, width: 1_440, height: 900 }
const left = { x: -1_920, y: -100, width: 1_920, height: 1_080 }
const at = (x: number, y: number, width = 1_000, height = 700): WindowBounds => ({ x, y, width, height, maximized: false })

test.each([
  ['in the middle', at(100, 100), [laptop]],
  ['on the second display', at(-1_800, 0), [laptop, left]],
  ['half on each of two displays', at(-500, 100), [laptop, left]],
  ['a little over the edges', at(-8, -8), [laptop]]
])('it opens where it was: %s', (_, bounds, displays) => expect(visibleBounds(bounds, displays)).toEqual(bounds))

test.each([
  ['mostly out at the right', at(1_240, 100), [laptop], at(440, 100)],
  ['mostly out at the bottom', at(100, 800), [laptop], at(100, 200)],
  ['larger than the display that is left', at(-200, 0, 1_920, 1_080), [laptop], at(0, 0, 1_440, 900)],
  ['of a display smaller than a window can be', at(100, 100), [{ x: 0, y: 0, width: 800, height: 480 }], at(0, 0, 880, 560)]
])('it is moved onto the display: %s', (_, bounds, displays, expected) => expect(visibleBounds(bounds, displays)).toEqual(expected))

test.each([
  ['on a display that is gone', at(-1_800, 0), [laptop]],
  ['too little at the right', at(1_241, 100), [laptop]],
  ['too little at the bottom', at(100, 801), [laptop]],
  ['a little on each of two displays', at(-900, 1_000), [laptop, left]],
  ['without a display', at(0, 0), []],
  ['far out', at(1e9, -1e9), [laptop]]
])('it opens anew: %s', (_, bounds, displays) => expect(visibleBounds(bounds, displays)).toBeNull())

test('a window never opens smaller than it can be', () => {
  expect(visibleBounds({ ...at(0, 0, 10, 10), maximized: true }, [laptop])).toEqual({ x: 0, y: 0, ...minimumSize, maximized: true })
})

test('nothing remembered, nothing to restore', () => expect(visibleBounds(null, [laptop])).toBeNull())

test.each([
  ['on a display with panels', { x: 48, y: 24, width: 1_392, height: 876 }, { x: 424, y: 164, width: 640, height: 456 }],
  ['on the display at the left', left, { x: -1_280, y: 108, width: 640, height: 456 }],
  ['on one that is too small for it', { x: 0, y: 0, width: 480, height: 320 }, { x: 24, y: 16, width: 432, height: 272 }]
])('the quick pick comes up in the middle %s', (_, workArea, bounds) => expect(quickPickBounds(workArea)).toEqual(bounds))
