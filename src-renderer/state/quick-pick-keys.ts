import type { CopyFormatId } from '../../src-main/model/copy-formats/copy-format.ts'
import { commandOf } from './shortcuts.ts'

/** What a key does while profiles are picked from; any other belongs to the field. */
export type PickKey =
  | { readonly kind: 'move'; readonly by: number }
  | { readonly kind: 'copy'; readonly format: CopyFormatId }
  | { readonly kind: 'get-token' }
  | { readonly kind: 'close' }

/** About as many rows as are in view. */
const page = 8

const steps: ReadonlyMap<string, number> = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
  ['PageDown', page],
  ['PageUp', -page],
  ['Home', -Infinity],
  ['End', Infinity]
])

/** Escape is the dialog's. Ctrl is Cmd on macOS. */
export function pickKeyOf(press: Parameters<typeof commandOf>[0], isMac: boolean): PickKey | null {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = press
  const command = commandOf(press, isMac)
  if (command === 'get-token') return { kind: 'get-token' }
  if (command === 'quick-pick') return { kind: 'close' }
  const isPlain = !ctrlKey && !metaKey && !shiftKey && !altKey
  const by = isPlain ? steps.get(key) : undefined
  if (by !== undefined) return { kind: 'move', by }
  if (key !== 'Enter' || shiftKey) return null
  if (isPlain) return { kind: 'copy', format: 'header' }
  const isCommand = isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey
  if (isCommand && !altKey) return { kind: 'copy', format: 'curl' }
  return altKey && !ctrlKey && !metaKey ? { kind: 'copy', format: 'raw' } : null
}
