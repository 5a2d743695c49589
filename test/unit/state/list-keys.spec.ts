import { describe, expect, it } from 'vitest'
import { listKeyOf, typedLetter, type ListKeyContext } from '../../../src-renderer/state/list-keys.ts'
import { press } from './press.ts'

const resting: ListKeyContext = { isMac: false, page: 7, isSelecting: false, isTyping: false }
const move = (by: number, extending = false) => ({ kind: 'move', by, extending })

describe('a key press on a row', () => {
  it.each([
    ['ArrowDown', move(1)],
    ['ArrowUp', move(-1)],
    ['PageDown', move(7)],
    ['PageUp', move(-7)],
    ['Home', move(-Infinity)],
    ['End', move(Infinity)],
    ['Ctrl+ArrowDown', move(1)],
    ['Shift+ArrowDown', move(1, true)],
    ['Shift+End', move(Infinity, true)],
    ['Alt+ArrowDown', null],
    ['a', { kind: 'type', letter: 'a' }],
    ['Shift+A', { kind: 'type', letter: 'A' }],
    ['🪙', { kind: 'type', letter: '🪙' }],
    ['Alt+a', null],
    ['Ctrl+a', { kind: 'all' }],
    ['Ctrl+Shift+A', null],
    ['Ctrl+b', null],
    ['Cmd+a', null],
    ['Ctrl+ ', { kind: 'toggle' }],
    [' ', { kind: 'toggle' }],
    ['Escape', null],
    ['Enter', null],
    ['Tab', null],
    ['F6', null],
    ['ArrowRight', null],
    ['toString', null]
  ])('%s: %j', (keys, expected) => expect(listKeyOf(press(keys), resting)).toEqual(expected))

  it('Esc ends selecting, and nothing else', () => {
    const selecting = { ...resting, isSelecting: true }
    expect(listKeyOf(press('Escape'), selecting)).toEqual({ kind: 'end' })
    expect(listKeyOf(press('Ctrl+Escape'), selecting)).toBeNull()
    expect(listKeyOf(press('Shift+Escape'), selecting)).toBeNull()
  })

  it('a space belongs to what is being typed, unless Ctrl is held', () => {
    const typing = { ...resting, isTyping: true }
    expect(listKeyOf(press(' '), typing)).toEqual({ kind: 'type', letter: ' ' })
    expect(listKeyOf(press('Ctrl+ '), typing)).toEqual({ kind: 'toggle' })
    expect([typedLetter(press(' '), true), typedLetter(press(' '), false), typedLetter(press('Enter'), true)]).toEqual([' ', null, null])
  })

  it('on macOS it is Cmd that selects all', () => {
    const onMac = { ...resting, isMac: true }
    expect(listKeyOf(press('Cmd+a'), onMac)).toEqual({ kind: 'all' })
    expect(listKeyOf(press('Ctrl+a'), onMac)).toBeNull()
    expect(listKeyOf(press('Ctrl+ '), onMac)).toEqual({ kind: 'toggle' })
  })
})
