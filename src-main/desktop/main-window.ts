import { join } from 'node:path'
import { BrowserWindow, screen, session, type WebPreferences } from 'electron'
import { defaultSize, minimumSize, visibleBounds, type WindowBounds } from '../model/window-bounds.ts'
import { isHardened } from './hardening.ts'
import { isDevelopmentPage, pageOrigin, pageUrl } from './page.ts'
import { servePage } from './page-protocol.ts'
import { surfaceColor } from './theme.ts'
import { confineSession } from './web-security.ts'

export type MainWindowParts = {
  readonly bounds: WindowBounds | null
  /** Where the built page and preload are. */
  readonly outFolder: string
  readonly iconPath: string
  /** Whether it waits until somebody asks for it. */
  readonly isHidden: boolean
}

export type MainWindow = {
  readonly window: BrowserWindow
  /** Once its page has been given its code: until then main has nothing more urgent to do. */
  readonly isServed: Promise<void>
  /** The origin of the page that is shown now. */
  readonly origin: () => string
  /** Puts a fresh page in a process of its own in the place of the one that is shown. */
  readonly replacePage: () => void
  /** What any window of Mintmark's is confined to. */
  readonly webPreferences: WebPreferences
}

/** The large window, not shown yet. */
export function createMainWindow({ bounds, outFolder, iconPath, isHidden }: MainWindowParts): MainWindow {
  const place = visibleBounds(
    bounds,
    screen.getAllDisplays().map(({ workArea }) => workArea)
  )
  // In memory and without a cache: the page is local, and nothing it does should reach the disk.
  const own = session.fromPartition('window', { cache: false })
  confineSession(own)
  const isServed = isDevelopmentPage ? Promise.resolve() : servePage(own, join(outFolder, 'renderer'))

  const webPreferences: WebPreferences = {
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
    devTools: !isHardened
  }
  const window = new BrowserWindow({
    ...(place ?? defaultSize),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    show: false,
    title: 'Mintmark',
    icon: iconPath,
    autoHideMenuBar: true,
    backgroundColor: surfaceColor(),
    // Hidden from its start, a page would otherwise count on as if it could be seen.
    paintWhenInitiallyHidden: !isHidden,
    webPreferences
  })
  if (bounds?.maximized === true) {
    // Maximizing shows.
    if (isHidden) window.once('show', () => window.maximize())
    else window.maximize()
  }
  let visit = 1
  void window.loadURL(pageUrl(visit))
  // A page that was replaced is nothing to go back to, and what Chromium keeps for that goes with it.
  window.webContents.on('did-navigate', () => window.webContents.navigationHistory.clear())
  return {
    window,
    isServed,
    webPreferences,
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
