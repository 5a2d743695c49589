import { nativeTheme, type BrowserWindow } from 'electron'
import type { Theme } from '../model/settings.ts'
import type { SettingsStore } from '../settings/settings-file.ts'

/** What is behind the page, where it has not painted yet: `--surface-detail` of tokens.css. */
export const surfaceColor = (): string => (nativeTheme.shouldUseDarkColors ? '#191c1a' : '#ffffff')

/** The page's colours, native menus and the title bar all follow. Before the first window, so that nothing is painted in the other theme. */
export function chooseTheme(theme: Theme): void {
  nativeTheme.themeSource = theme
}

/** From now on the window looks as the settings say, and as the system says where they leave it to that. */
export function followTheme(window: BrowserWindow, settings: SettingsStore): void {
  settings.onChanged(({ theme }) => {
    if (theme !== nativeTheme.themeSource) chooseTheme(theme)
  })
  nativeTheme.on('updated', () => {
    if (!window.isDestroyed()) window.setBackgroundColor(surfaceColor())
  })
}
