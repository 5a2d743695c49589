import type { WindowBounds } from './window-bounds.ts'

export type ProfileSort = 'expiry' | 'name' | 'last-used'

export type Settings = {
  /** null: never cleared. */
  readonly clipboardClearMs: number | null
  readonly closeToTray: boolean
  readonly sort: ProfileSort
  readonly window: WindowBounds | null
}

export const defaultSettings: Settings = { clipboardClearMs: 30_000, closeToTray: true, sort: 'expiry', window: null }
