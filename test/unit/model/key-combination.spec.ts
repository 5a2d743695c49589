import { describe, expect, it, test } from 'vitest'
import { isKeyCombination, recordPress, toAccelerator, type KeyPress } from '../../../src-main/model/key-combination.ts'

type Held = Partial<Record<'ctrl' | 'meta' | 'alt' | 'shift', true>>
const press = (key: string, held: Held = {}, code = ''): KeyPress => ({
  key,
  code,
  ctrlKey: held.ctrl === true,
  metaKey: held.meta === true,
  altKey: held.alt === true,
  shiftKey: held.shift === true
})

describe('keys that are pressed', () => {
  it.each([
    ['a letter', press('k', { ctrl: true, alt: true }), 'Ctrl+Alt+K'],
    ['with Shift', press('K', { alt: true, shift: true }), 'Alt+Shift+K'],
    ['the key of the system', press('k', { meta: true }), 'Super+K'],
    ['a digit', press('7', { ctrl: true }), 'Ctrl+7'],
    ['a sign that Shift makes of a digit', press('/', { ctrl: true, shift: true }, 'Digit7'), 'Ctrl+Shift+7'],
    ['a letter that Alt makes a sign of', press('˚', { alt: true }, 'KeyK'), 'Alt+K'],
    ['the letter that it types, not the one of its place', press('a', { ctrl: true }, 'KeyQ'), 'Ctrl+A'],
    ['Space', press(' ', { ctrl: true, alt: true }), 'Ctrl+Alt+Space'],
    ['an arrow', press('ArrowUp', { alt: true }), 'Alt+Up'],
    ['a function key, which types nothing', press('F9'), 'F9'],
    ['the last function key', press('F24', { shift: true }), 'Shift+F24']
  ])('%s', (_, pressed, keys) => expect(recordPress(pressed, false)).toEqual({ kind: 'keys', keys }))

  it.each([
    ['Cmd', press('k', { meta: true, alt: true }), 'Ctrl+Alt+K'],
    ['Control', press('k', { ctrl: true }), 'Control+K'],
    ['both', press('k', { meta: true, ctrl: true, shift: true }), 'Ctrl+Control+Shift+K']
  ])('on macOS %s', (_, pressed, keys) => expect(recordPress(pressed, true)).toEqual({ kind: 'keys', keys }))

  it.each(['Control', 'Meta', 'Alt', 'Shift', 'AltGraph'])('%s alone is a beginning', (key) =>
    expect(recordPress(press(key, { ctrl: true }), false)).toEqual({ kind: 'modifiers' })
  )

  it.each([
    ['a letter alone', press('k'), 'no-modifier'],
    ['a capital letter', press('K', { shift: true }), 'no-modifier'],
    ['Delete alone', press('Delete'), 'no-modifier'],
    ['Enter', press('Enter', { ctrl: true }), 'unknown-key'],
    ['a sign', press('ß', { ctrl: true }, 'Minus'), 'unknown-key'],
    ['no such function key', press('F25'), 'unknown-key']
  ])('%s is refused', (_, pressed, why) => expect(recordPress(pressed, false)).toEqual({ kind: 'refused', why }))
})

test('what is recorded is a combination, and other words are none', () => {
  for (const keys of ['Ctrl+Alt+K', 'Super+Space', 'F5', 'Ctrl+Control+Super+Alt+Shift+PageDown']) expect(isKeyCombination(keys)).toBe(true)
  for (const keys of ['', 'K', 'Shift+K', 'Alt+Ctrl+K', 'Ctrl+', 'ctrl+k', 'Ctrl+KK', 'Ctrl+Enter', 'F0', 'Ctrl+K\n', ' Ctrl+K'])
    expect(isKeyCombination(keys), keys).toBe(false)
})

test('Electron gets its own word for Ctrl, which is Cmd on macOS', () => {
  expect(['Ctrl+Alt+K', 'Control+K', 'F9'].map(toAccelerator)).toEqual(['CommandOrControl+Alt+K', 'Control+K', 'F9'])
})
