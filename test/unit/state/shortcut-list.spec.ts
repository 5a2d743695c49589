import { expect, it, test } from 'vitest'
import type { WindowCommand } from '../../../src-main/contract/desktop.ts'
import { shortcutGroups } from '../../../src-renderer/state/shortcut-list.ts'
import { commandOf, rowCommandOf } from '../../../src-renderer/state/shortcuts.ts'
import { press } from './press.ts'

const shortcuts = shortcutGroups.flatMap((group) => group.shortcuts)
const commands = shortcuts.flatMap(({ keys, command }) => (command === undefined ? [] : keys.map((each) => [each, command] as const)))

it.each(commands)('%s does what the sheet says: %s', (keys, command) => {
  const pressed = press(keys.replace('Del', 'Delete'))
  expect(commandOf(pressed, false) ?? rowCommandOf(pressed, false)).toBe(command)
})

test('every command that has a key is in the sheet', () => {
  const keys = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))
  const found = keys.flatMap((key) => [`Ctrl+${key}`, `Ctrl+Shift+${key}`]).map((each) => commandOf(press(each), false))
  const has = (command: WindowCommand | null): boolean => command === null || commands.some(([, listed]) => listed === command)
  expect(found.filter((command) => !has(command))).toEqual([])
  expect(new Set(found).size).toBeGreaterThan(5)
})

test('nothing is said twice within a group, and no group is empty', () => {
  for (const { shortcuts: lines } of shortcutGroups) {
    expect(lines.length).toBeGreaterThan(0)
    expect(new Set(lines.map(({ does }) => does)).size).toBe(lines.length)
  }
})
