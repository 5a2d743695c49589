import { describe, expect, it } from 'vitest'
import { pickKeyOf } from '../../../src-renderer/state/quick-pick-keys.ts'

function press(keys: string) {
  const parts = keys.split('+')
  const has = (name: string): boolean => parts.includes(name)
  return { key: parts.at(-1) ?? '', ctrlKey: has('Ctrl'), metaKey: has('Cmd'), shiftKey: has('Shift'), altKey: has('Alt') }
}

describe('a key press in quick pick', () => {
  it.each([
    ['Enter', { kind: 'copy', format: 'header' }],
    ['Ctrl+Enter', { kind: 'copy', format: 'curl' }],
    ['Alt+Enter', { kind: 'copy', format: 'raw' }],
    ['Ctrl+r', { kind: 'get-token' }],
    ['Ctrl+k', { kind: 'close' }],
    ['ArrowDown', { kind: 'move', by: 1 }],
    ['ArrowUp', { kind: 'move', by: -1 }],
    ['PageDown', { kind: 'move', by: 8 }],
    ['PageUp', { kind: 'move', by: -8 }],
    ['Home', { kind: 'move', by: -Infinity }],
    ['End', { kind: 'move', by: Infinity }],
    // What the field needs, and what means nothing here.
    ['Shift+Home', null],
    ['Ctrl+ArrowLeft', null],
    ['ArrowLeft', null],
    ['Shift+Enter', null],
    ['Ctrl+Alt+Enter', null],
    ['Ctrl+Shift+Enter', null],
    ['Shift+Alt+Enter', null],
    ['Ctrl+l', null],
    ['a', null],
    ['toString', null]
  ])('%s: %j', (keys, expected) => {
    expect(pickKeyOf(press(keys), false)).toEqual(expected)
    expect(pickKeyOf(press(keys.replace('Ctrl', 'Cmd')), true)).toEqual(expected)
  })
})
