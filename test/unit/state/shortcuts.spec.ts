import { describe, expect, it } from 'vitest'
import { commandOf, rowCommandOf } from '../../../src-renderer/state/shortcuts.ts'
import { press } from './press.ts'

describe('a key press wherever the focus is', () => {
  it.each([
    ['Ctrl+n', 'new-profile'],
    ['Ctrl+N', 'new-profile'],
    ['Ctrl+e', 'edit-profile'],
    ['Ctrl+d', 'duplicate-profile'],
    ['Ctrl+/', 'shortcuts'],
    ['Ctrl+Shift+/', 'shortcuts'],
    ['/', null],
    ['Ctrl+r', 'get-token'],
    ['Ctrl+Shift+R', 'refresh-expiring'],
    ['Ctrl+Shift+C', 'reveal'],
    ['Ctrl+f', 'search'],
    ['Ctrl+k', 'quick-pick'],
    ['Ctrl+l', 'lock'],
    ['Ctrl+,', 'settings'],
    ['Ctrl+c', null],
    ['Ctrl+Alt+n', null],
    ['Ctrl+Cmd+n', null],
    ['Cmd+n', null],
    ['n', null],
    ['l', null],
    ['Shift+R', null],
    ['Ctrl+Shift+N', null],
    ['Ctrl+toString', null]
  ])('%s: %s', (keys, command) => {
    expect(commandOf(press(keys), false)).toBe(command)
    const onMac = keys.replaceAll(/Ctrl|Cmd/g, (key) => (key === 'Ctrl' ? 'Cmd' : 'Ctrl'))
    expect(commandOf(press(onMac), true)).toBe(command)
  })
})

describe('a key press on a profile row', () => {
  it.each([
    ['Ctrl+c', 'copy'],
    ['Ctrl+C', 'copy'],
    ['Delete', 'delete-profile'],
    ['Enter', 'edit-profile'],
    ['Ctrl+Enter', null],
    ['Ctrl+Delete', null],
    ['Shift+Delete', null],
    ['Alt+Enter', null],
    ['Ctrl+Shift+C', null],
    ['c', null]
  ])('%s: %s', (keys, command) => {
    expect(rowCommandOf(press(keys), false)).toBe(command)
    expect(rowCommandOf(press(keys.replace('Ctrl', 'Cmd')), true)).toBe(command)
  })

  it('deletes with the key that does so on a Mac, and there only', () => {
    expect(rowCommandOf(press('Backspace'), true)).toBe('delete-profile')
    expect(rowCommandOf(press('Backspace'), false)).toBeNull()
    expect(rowCommandOf(press('Cmd+Backspace'), true)).toBeNull()
  })
})
