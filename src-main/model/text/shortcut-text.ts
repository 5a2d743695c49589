import type { RecordedPress } from '../key-combination.ts'

/** Why chosen keys are no shortcut. */
export type KeysRefusal =
  | Extract<RecordedPress, { kind: 'refused' }>['why']
  /** Mintmark uses them itself, for `does`. */
  | { readonly keys: string; readonly does: string }
  /** Another program has them. */
  | { readonly taken: string }

/** `keysText` writes keys as the system does: `⌘⌥K`. */
export function keysRefusalText(why: KeysRefusal, keysText: (keys: string) => string): string {
  if (why === 'unknown-key') return 'This key cannot be used. Letters, digits, arrows and F1 to F24 can.'
  if (why === 'no-modifier') return `Hold ${keysText('Ctrl')}, ${keysText('Alt')} or both as well: alone, this key types something.`
  if ('taken' in why) return `Another program uses ${keysText(why.taken)}. Choose other keys.`
  return `Mintmark uses ${keysText(why.keys)} itself: ${why.does}. Choose other keys.`
}

/** Where the desktop lets no program hear keys that are pressed in another. */
export const noGlobalKeysText =
  'This desktop lets no program have keys everywhere. In its own keyboard settings, give keys to the command: mintmark --quick-pick'
