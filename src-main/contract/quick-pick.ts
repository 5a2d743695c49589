import type { ProfileId } from '../model/profile.ts'
import { call, event } from './ipc.ts'

/** The keys that open the small window from any program. */
export type ShortcutState = {
  /** Those that hold now, as `Ctrl+Alt+K`; null: none. */
  readonly keys: string | null
  /** Those that are chosen or were asked for now, but another program has; null: nothing is in the way. */
  readonly taken: string | null
  /** Whether this desktop lets a program hear keys that are pressed in another. */
  readonly isPossible: boolean
}

export const quickPick = {
  shortcut: call<void, ShortcutState>(),
  /** null: none from now on. Keys that another program has change nothing, and are told as `taken`. */
  setShortcut: call<string | null, ShortcutState>(),
  /** Puts the small window away, and the focus back to where it was. */
  hide: call<void, void>(),
  /** Goes to the large window: to unlock, or to change this profile. */
  openWindow: call<ProfileId | null, void>(),
  /** The small window has come up. */
  shown: event<void>(),
  /** It is gone again, whoever put it away. */
  hidden: event<void>()
}
