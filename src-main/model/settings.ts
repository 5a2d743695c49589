import { minuteMs, secondMs } from './time.ts'
import type { WindowBounds } from './window-bounds.ts'

export type ProfileSort = 'expiry' | 'name' | 'last-used'
export type Theme = 'system' | 'light' | 'dark'

export type Settings = {
  /** Whether to ask weekly whether there is a newer version. */
  readonly checkForUpdates: boolean
  /** null: never cleared. */
  readonly clipboardClearMs: number | null
  readonly closeToTray: boolean
  /** Whether copying a token that has expired, or is about to, mints a new one first. Otherwise nothing dead is copied. */
  readonly copiesAreLive: boolean
  /** Whether windows are left out of pictures of the screen, where the system can do that. */
  readonly hideFromCapture: boolean
  /** Whether tokens of pinned profiles are minted again before they expire. */
  readonly keepPinnedFresh: boolean
  /** How long nobody may touch the computer before the vault locks; null: as long as they like. */
  readonly lockAfterMs: number | null
  /** Whether the vault locks with the screen and on suspend. */
  readonly lockWithScreen: boolean
  readonly notifyBeforeExpiry: boolean
  readonly notifyExpiry: boolean
  /** Whether to tell that a profile is no longer kept fresh. */
  readonly notifyStopped: boolean
  /** The keys that open the quick pick from any program, as `Ctrl+Alt+K`; null: none. */
  readonly quickPickShortcut: string | null
  /** Whether names and countdowns can be seen while it is locked. */
  readonly showWhileLocked: boolean
  readonly sort: ProfileSort
  /** Whether a person's own start is without the window too, as that with the session always is. */
  readonly startHidden: boolean
  readonly theme: Theme
  /** When it was last found that there is no newer version, epoch ms. */
  readonly updatesCheckedAt: number | null
  readonly window: WindowBounds | null
}

/** What a person sets in the settings view. */
export type Preferences = Pick<
  Settings,
  | 'checkForUpdates'
  | 'clipboardClearMs'
  | 'closeToTray'
  | 'copiesAreLive'
  | 'hideFromCapture'
  | 'keepPinnedFresh'
  | 'lockAfterMs'
  | 'lockWithScreen'
  | 'notifyBeforeExpiry'
  | 'notifyExpiry'
  | 'notifyStopped'
  | 'showWhileLocked'
  | 'startHidden'
  | 'theme'
>

export const clipboardClearChoices = [10, 20, 30, 60, 120, 300].map((seconds) => seconds * secondMs)
export const lockAfterChoices = [1, 5, 15, 30, 60].map((minutes) => minutes * minuteMs)

export const defaultSettings: Settings = {
  checkForUpdates: false,
  clipboardClearMs: 30 * secondMs,
  closeToTray: true,
  copiesAreLive: true,
  hideFromCapture: false,
  keepPinnedFresh: false,
  lockAfterMs: 15 * minuteMs,
  lockWithScreen: true,
  notifyBeforeExpiry: true,
  notifyExpiry: true,
  notifyStopped: true,
  quickPickShortcut: null,
  showWhileLocked: true,
  sort: 'expiry',
  startHidden: false,
  theme: 'system',
  updatesCheckedAt: null,
  window: null
}
