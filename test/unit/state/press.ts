import type { Press } from '../../../src-renderer/state/shortcuts.ts'

/** `Ctrl+Shift+R` as the press of it. */
export function press(keys: string): Press {
  // A plus sign or a space at the end is the key itself.
  const parts = keys.split(/\+(?=.)/)
  const has = (name: string): boolean => parts.slice(0, -1).includes(name)
  return { key: parts.at(-1) ?? '', ctrlKey: has('Ctrl'), metaKey: has('Cmd'), shiftKey: has('Shift'), altKey: has('Alt') }
}
