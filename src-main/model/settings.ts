import { minuteMs, secondMs } from './time.ts'
import type { WindowBounds } from './window-bounds.ts'

export type ProfileSort = 'expiry' | 'name' | 'last-used'

export type Settings = {
  /** null: never cleared. */
  readonly clipboardClearMs: number | null
  readonly closeToTray: boolean
  /** How long nobody may touch the computer before the vault locks; null: as long as they like. */
  readonly lockAfterMs: number | null
  /** Whether the vault locks with the screen and on suspend. */
  readonly lockWithScreen: boolean
  /** Whether names and countdowns can be seen while it is locked. */
  readonly showWhileLocked: boolean
  readonly sort: ProfileSort
  readonly window: WindowBounds | null
}

/** What a person sets in the settings view. */
export type Preferences = Pick<Settings, 'clipboardClearMs' | 'closeToTray' | 'lockAfterMs' | 'lockWithScreen' | 'showWhileLocked'>

export const clipboardClearChoices = [10, 20, 30, 60, 120, 300].map((seconds) => seconds * secondMs)
export const lockAfterChoices = [1, 5, 15, 30, 60].map((minutes) => minutes * minuteMs)

export const defaultSettings: Settings = {
  clipboardClearMs: 30 * secondMs,
  closeToTray: true,
  lockAfterMs: 15 * minuteMs,
  lockWithScreen: true,
  showWhileLocked: true,
  sort: 'expiry',
  window: null
}
