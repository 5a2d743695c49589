import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen, session } from 'electron'
import { defaultSize, minimumSize, visibleBounds, type WindowBounds } from '../model/window-bounds.ts'
import { isDevelopmentPage, pageOrigin, pageUrl } from './page.ts'
import { servePage } from './page-protocol.ts'
import { confineSession } from './web-security.ts'

export type MainWindowParts = {
  readonly bounds: WindowBounds | null
  /** Where the built page and preload are. */
  readonly outFolder: string
  readonly iconPath: string
}

export type MainWindow = {
  readonly window: BrowserWindow
  /** The origin of the page that is shown now. */
  readonly origin: () => string
  /** Puts a fresh page in a process of its own in the place of the one that is shown. */
  readonly replacePage: () => void
}

/** The one window. Shown when its first frame is painted, so that nobody looks at an empty rectangle. */
export function createMainWindow({ bounds, outFolder, iconPath }: MainWindowParts): MainWindow {
  const place = visibleBounds(
    bounds,
    screen.getAllDisplays().map(({ workArea }) => workArea)
  )
  // In memory and without a cache: the page is local, and nothing it does should reach the disk.
  const own = session.fromPartition('window', { cache: false })
  confineSession(own)
  if (!isDevelopmentPage) servePage(own, join(outFolder, 'renderer'))

  const window = new BrowserWindow({
    ...(place ?? defaultSize),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    show: false,
    title: 'Mintmark',
    icon: iconPath,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#191c1a' : '#ffffff',
    webPreferences: {
      session: own,
      preload: join(outFolder, 'preload', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      disableBlinkFeatures: 'Auxclick',
      devTools: !app.isPackaged
    }
  })
  if (bounds?.maximized === true) window.maximize()
  window.once('ready-to-show', () => window.show())
  let visit = 1
  void window.loadURL(pageUrl(visit))
  // A page that was replaced is nothing to go back to, and what Chromium keeps for that goes with it.
  window.webContents.on('did-navigate', () => window.webContents.navigationHistory.clear())
  return {
    window,
    origin: () => pageOrigin(visit),
    replacePage: () => {
      visit++
      if (!window.isDestroyed()) void window.loadURL(pageUrl(visit))
    }
  }
}

export function boundsOf(window: BrowserWindow): WindowBounds {
  return { ...window.getNormalBounds(), maximized: window.isMaximized() }
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
