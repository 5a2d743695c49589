import type { Press } from './shortcuts.ts'

/** What a key asks of a list or a tree. */
export type ListKey =
  | { readonly kind: 'move'; readonly by: number; readonly extending: boolean }
  | { readonly kind: 'toggle' | 'all' | 'end' }
  | { readonly kind: 'type'; readonly letter: string }

export type ListKeyContext = {
  readonly isMac: boolean
  /** How many rows are in view. */
  readonly page: number
  readonly isSelecting: boolean
  /** Whether letters were typed just now. */
  readonly isTyping: boolean
}

const stepOf = (key: string, page: number): number | null => {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -Infinity,
    End: Infinity
  }
  return Object.hasOwn(steps, key) ? (steps[key] ?? null) : null
}

/** The letter that a key types; null for any other key. */
export function typedLetter({ key, ctrlKey, metaKey, altKey }: Press, isTyping: boolean): string | null {
  if (ctrlKey || metaKey || altKey || !/^.$/u.test(key)) return null
  return key === ' ' && !isTyping ? null : key
}

/** What a key press on a profile row asks of the list; null leaves it to others. */
export function listKeyOf(press: Press, { isMac, page, isSelecting, isTyping }: ListKeyContext): ListKey | null {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = press
  if (altKey) return null
  const by = stepOf(key, page)
  if (by !== null) return { kind: 'move', by, extending: shiftKey }
  const letter = typedLetter(press, isTyping)
  if (letter !== null) return { kind: 'type', letter }
  // With Ctrl or without: Cmd+Space is the system's on macOS, and a bare one must not scroll the list.
  if (key === ' ') return { kind: 'toggle' }
  if (shiftKey) return null
  if ((isMac ? metaKey : ctrlKey) && key.toLowerCase() === 'a') return { kind: 'all' }
  if (ctrlKey || metaKey) return null
  return key === 'Escape' && isSelecting ? { kind: 'end' } : null
}
