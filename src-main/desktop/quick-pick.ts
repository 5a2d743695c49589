import { app, globalShortcut, type BrowserWindow } from 'electron'
import type { Announce } from '../contract/index.ts'
import type { ProfileId } from '../model/profile.ts'
import type { SettingsStore } from '../settings/settings-file.ts'
import { canHearGlobalKeys } from './global-keys.ts'
import { bringToFront } from './main-window.ts'
import { QuickPickShortcut } from './quick-pick-shortcut.ts'
import type { QuickPickWindow } from './quick-pick-window.ts'

export type QuickPickParts = {
  readonly quickPick: QuickPickWindow
  /** The large window. */
  readonly window: BrowserWindow
  readonly announce: Announce
  readonly settings: SettingsStore
}

/** Whether Mintmark was started as `mintmark --quick-pick`: by keys of the desktop, or from a terminal. */
export const wantsQuickPick = (args: readonly string[]): boolean => args.includes('--quick-pick')

/** What leads to the small window and away from it. */
export function createQuickPick({ quickPick, window, announce, settings }: QuickPickParts) {
  const shortcut = new QuickPickShortcut({
    door: globalShortcut,
    settings,
    isPossible: () => canHearGlobalKeys(),
    run: () => quickPick.toggle()
  })
  // A window that only hides when it is closed would keep Mintmark from quitting.
  app.on('before-quit', () => quickPick.destroy())
  app.on('will-quit', () => globalShortcut.unregisterAll())
  return {
    shortcut,
    hide: () => quickPick.hide(),
    openWindow: (id: ProfileId | null): void => {
      quickPick.hide()
      bringToFront(window)
      if (id === null) return
      announce('desktop', 'profileChosen', id)
      announce('desktop', 'commanded', 'edit-profile')
    }
  }
}
