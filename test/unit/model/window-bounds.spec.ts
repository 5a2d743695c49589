import { expect, test } from 'vitest'
import { minimumSize, visibleBounds, type WindowBounds } from '../../../src-main/model/window-bounds.ts'

const laptop = { x: 0, y: 0, width: 1_440, height: 900 }
const left = { x: -1_920, y: -100, width: 1_920, height: 1_080 }
const at = (x: number, y: number, width = 1_000, height = 700): WindowBounds => ({ x, y, width, height, maximized: false })

test.each([
  ['in the middle', at(100, 100), [laptop], true],
  ['on the second display', at(-1_800, 0), [laptop, left], true],
  ['on a display that is gone', at(-1_800, 0), [laptop], false],
  ['just enough at the right', at(1_240, 100), [laptop], true],
  ['too little at the right', at(1_241, 100), [laptop], false],
  ['just enough at the bottom', at(100, 800), [laptop], true],
  ['too little at the bottom', at(100, 801), [laptop], false],
  ['a little on each of two displays', at(-900, 1_000), [laptop, left], false],
  ['without a display', at(0, 0), [], false],
  ['far out', at(1e9, -1e9), [laptop], false]
])('%s', (_, bounds, displays, isShown) => expect(visibleBounds(bounds, displays)).toEqual(isShown ? bounds : null))

test('a window never opens smaller than it can be', () => {
  expect(visibleBounds({ ...at(0, 0, 10, 10), maximized: true }, [laptop])).toEqual({ x: 0, y: 0, ...minimumSize, maximized: true })
})

test('nothing remembered, nothing to restore', () => expect(visibleBounds(null, [laptop])).toBeNull())
