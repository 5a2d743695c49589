import { describe, expect, it } from 'vitest'
import type { TreeLine } from '../../../src-renderer/state/profile-tree.ts'
import { treeMoveOf } from '../../../src-renderer/state/tree-keys.ts'
import { press } from './press.ts'

const line = (key: string, level: 1 | 2 | 3, isOpen: boolean | null): TreeLine => ({
  key,
  level,
  label: key,
  count: 1,
  filter: { kind: 'server', serverId: key },
  environment: null,
  position: 1,
  siblings: 1,
  isOpen
})
const lines = [
  line('one', 1, true),
  line('acme', 2, true),
  line('shop', 3, null),
  line('zoo', 2, false),
  line('yak', 2, false),
  line('two', 1, false),
  line('three', 1, null)
]
const focus = (index: number) => ({ kind: 'focus', index })

describe('a key press in the tree', () => {
  it.each([
    ['ArrowDown', 0, focus(1)],
    ['ArrowDown', 6, focus(6)],
    ['ArrowUp', 0, focus(0)],
    ['PageDown', 1, focus(5)],
    ['PageDown', 5, focus(6)],
    ['PageUp', 5, focus(1)],
    ['Home', 4, focus(0)],
    ['End', 4, focus(6)],
    // Right opens, then goes in; on a leaf it does nothing.
    ['ArrowRight', 3, { kind: 'toggle' }],
    ['ArrowRight', 1, focus(2)],
    ['ArrowRight', 2, null],
    // Left closes, then goes to the parent.
    ['ArrowLeft', 1, { kind: 'toggle' }],
    ['ArrowLeft', 2, focus(1)],
    ['ArrowLeft', 4, focus(0)],
    ['ArrowLeft', 5, null],
    ['Enter', 2, { kind: 'choose' }],
    [' ', 2, { kind: 'choose' }],
    ['*', 1, { kind: 'open', keys: ['zoo', 'yak'] }],
    ['*', 0, { kind: 'open', keys: ['two'] }],
    ['*', 2, { kind: 'open', keys: [] }],
    ['Ctrl+ArrowDown', 0, null],
    ['Alt+ArrowLeft', 1, null],
    ['a', 0, null],
    ['Tab', 0, null],
    ['ArrowDown', 7, null]
  ])('%s on line %i: %j', (keys, index, expected) => expect(treeMoveOf(press(keys), lines, { index, page: 4 })).toEqual(expected))
})
