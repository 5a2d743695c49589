import type { WindowCommand } from '../../src-main/contract/desktop.ts'

export type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

const byKey: Readonly<Record<string, WindowCommand>> = {
  n: 'new-profile',
  e: 'edit-profile',
  d: 'duplicate-profile',
  r: 'get-token',
  'shift+r': 'refresh-expiring',
  'shift+c': 'reveal',
  f: 'search',
  k: 'quick-pick',
  l: 'lock',
  ',': 'settings',
  '/': 'shortcuts',
  // Where the slash is typed with Shift.
  'shift+/': 'shortcuts'
}

/** The command of a key press that holds wherever the focus is; null for any other. Ctrl is Cmd on macOS. */
export function commandOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Press, isMac: boolean): WindowCommand | null {
  const isCommand = isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey
  return isCommand && !altKey ? (byKey[(shiftKey ? 'shift+' : '') + key.toLowerCase()] ?? null) : null
}

/** The same on a focused profile row only: elsewhere these keys belong to text. */
export function rowCommandOf(press: Press, isMac: boolean): WindowCommand | null {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = press
  if (shiftKey || altKey) return null
  if (isMac ? metaKey : ctrlKey) return key.toLowerCase() === 'c' ? 'copy' : null
  // What deletes on a Mac's keyboard, and is drawn as ⌫ in menus, is Backspace.
  if (key === 'Delete' || (isMac && key === 'Backspace')) return 'delete-profile'
  return key === 'Enter' ? 'edit-profile' : null
}
