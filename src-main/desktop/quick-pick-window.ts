import { app, BrowserWindow, nativeTheme, screen, type IpcMainInvokeEvent, type WebPreferences } from 'electron'
import type { Announce } from '../contract/index.ts'
import { isInQuickPickReach } from '../contract/quick-pick-reach.ts'
import { createAnnouncer } from '../ipc/announcer.ts'
import type { Log } from '../log/log.ts'
import { quickPickBounds } from '../model/window-bounds.ts'
import { pageOrigin, pageUrl } from './page.ts'
import { isTrustedSender } from './web-security.ts'

export type QuickPickWindowParts = { readonly webPreferences: WebPreferences; readonly iconPath: string; readonly log: Log }

/**
 * The small window above all others. It is made when it is first asked for and kept hidden afterwards, so that it comes up at once. Its page
 * has a process of its own and may ask for little: see `quickPickReach`.
 */
export class QuickPickWindow {
  readonly #parts: QuickPickWindowParts
  #window: BrowserWindow | null = null
  #visit = 1
  #isPainted = false
  #isWanted = false
  /** Whether another program had the focus when it came up: on macOS the focus does not go back by itself. */
  #cameFromOutside = false
  readonly #tell: Announce

  constructor(parts: QuickPickWindowParts) {
    this.#parts = parts
    this.#tell = createAnnouncer(() => this.#contents())
  }

  /** Tells its page what that may hear. */
  readonly announce: Announce = (domain, verb, payload) => {
    if (isInQuickPickReach(domain, verb)) this.#tell(domain, verb, payload)
  }

  mayCall(event: IpcMainInvokeEvent, domain: string, verb: string): boolean {
    return isInQuickPickReach(domain, verb) && isTrustedSender(event, this.#contents(), pageOrigin(this.#visit, 'quick-pick'))
  }

  show(): void {
    this.#isWanted = true
    this.#window ??= this.#create()
    if (this.#isPainted) this.#comeUp(this.#window)
  }

  /** What the keys do: the same keys again put it away. */
  toggle(): void {
    if (this.#isWanted) this.hide()
    else this.show()
  }

  hide(): void {
    if (!this.#isWanted) return
    this.#isWanted = false
    this.#window?.hide()
    if (process.platform === 'darwin' && this.#cameFromOutside) app.hide()
    this.#tell('quickPick', 'hidden', undefined)
  }

  /** Puts a fresh page in a process of its own in the place of the one before. */
  replacePage(): void {
    this.#visit++
    void this.#window?.loadURL(pageUrl(this.#visit, 'quick-pick'))
  }

  destroy(): void {
    this.#isWanted = false
    this.#isPainted = false
    this.#window?.destroy()
    this.#window = null
  }

  #create(): BrowserWindow {
    const window = new BrowserWindow({
      ...this.#bounds(),
      show: false,
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      alwaysOnTop: true,
      skipTaskbar: true,
      // On Linux that is said by the kind of window.
      ...(process.platform === 'linux' ? { type: 'toolbar' } : {}),
      title: 'Mintmark quick pick',
      icon: this.#parts.iconPath,
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#202422' : '#ffffff',
      webPreferences: this.#parts.webPreferences
    })
    // The keys of the application menu belong to the large window.
    window.removeMenu()
    window.on('blur', () => this.hide())
    window.on('close', (event) => {
      event.preventDefault()
      this.hide()
    })
    window.once('ready-to-show', () => {
      this.#isPainted = true
      if (this.#isWanted) this.#comeUp(window)
    })
    const { webContents } = window
    webContents.on('did-navigate', () => webContents.navigationHistory.clear())
    webContents.on('render-process-gone', (_event, { reason }) => {
      this.#parts.log.error(`the page of the quick pick is gone: ${reason}`)
      this.destroy()
    })
    void window.loadURL(pageUrl(this.#visit, 'quick-pick'))
    return window
  }

  #comeUp(window: BrowserWindow): void {
    this.#cameFromOutside = BrowserWindow.getFocusedWindow() === null
    window.setBounds(this.#bounds())
    window.show()
    window.focus()
    this.#tell('quickPick', 'shown', undefined)
  }

  /** On the display with the pointer. */
  #bounds(): Electron.Rectangle {
    return quickPickBounds(screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea)
  }

  #contents(): Electron.WebContents | null {
    return this.#window === null || this.#window.isDestroyed() ? null : this.#window.webContents
  }
}
