import { shortcutGroups } from './shortcut-list.ts'

/** What the menus' own entries do, besides the keys of the sheet. */
const menuKeys: readonly (readonly [keys: string, does: string])[] = [
  ['Ctrl+Z', 'Undo'],
  ['Ctrl+Shift+Z', 'Redo'],
  ['Ctrl+Y', 'Redo'],
  ['Ctrl+X', 'Cut'],
  ['Ctrl+C', 'Copy'],
  ['Ctrl+V', 'Paste'],
  ['Ctrl+A', 'Select all'],
  ['Ctrl+0', 'Actual size'],
  ['Ctrl+M', 'Minimize'],
  ['F11', 'Full screen'],
  ['Control+Ctrl+F', 'Full screen']
]

const uses: ReadonlyMap<string, string> = new Map([
  ...menuKeys,
  ...shortcutGroups.flatMap(({ shortcuts }) => shortcuts.flatMap(({ keys, does }) => keys.map((each) => [each, does] as const)))
])

/** What Mintmark itself does with these keys; null: nothing. */
export const ownUseOf = (keys: string): string | null => uses.get(keys) ?? null
