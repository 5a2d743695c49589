import { join } from 'node:path'
import { Menu, nativeImage, nativeTheme, Tray } from 'electron'
import type { TrayParts } from './tray.ts'
import type { TrayIconState } from './tray-menu.ts'

type Tone = 'template' | 'on-dark' | 'on-light'

/** Which drawing stands out from the panel: GNOME's is dark whatever the theme, macOS tints a template itself. */
export function trayTone(platform: NodeJS.Platform, desktopName: string, isDark: boolean): Tone {
  if (platform === 'darwin') return 'template'
  const hasDarkPanel = platform === 'linux' && /gnome|unity/i.test(desktopName)
  return hasDarkPanel || isDark ? 'on-dark' : 'on-light'
}

/** The rim turns while a request is on its way; its first picture stands for all of them where nothing moves. */
const files: Readonly<Record<TrayIconState, string>> = {
  idle: 'idle',
  busy: 'busy-1',
  warning: 'warning',
  error: 'error',
  locked: 'locked'
}

/** The door to Electron's Tray. `folder` holds the icons by tone and state, and the marks of the environments. */
export function systemTray(folder: string): Pick<TrayParts, 'createTray' | 'createMenu' | 'setIcon' | 'setMenu' | 'toMark'> {
  const image = (state: TrayIconState): Electron.NativeImage => {
    const tone = trayTone(process.platform, process.env['XDG_CURRENT_DESKTOP'] ?? '', nativeTheme.shouldUseDarkColors)
    const icon = nativeImage.createFromPath(join(folder, tone, `${files[state]}.png`))
    icon.setTemplateImage(tone === 'template')
    return icon
  }
  return {
    createMenu: (template) => Menu.buildFromTemplate(template),
    createTray: (state) => new Tray(image(state)),
    setIcon: (tray, state) => tray.setImage(image(state)),
    toMark: (environment) => nativeImage.createFromPath(join(folder, 'environment', `${environment}.png`)),
    setMenu: (tray, template) => tray.setContextMenu(Menu.buildFromTemplate(template))
  }
}
