import { app, type BrowserWindow } from 'electron'
import { secondMs, type Timer } from '../model/time.ts'
import type { SettingsStore } from '../settings/settings-file.ts'
import type { TrayHost } from './tray-host.ts'

/** A desktop's panel that starts anew is back by then. */
const goneMs = 3 * secondMs

export type WindowInTrayParts = {
  readonly window: BrowserWindow
  readonly trayHost: TrayHost
  readonly timer: Timer
}

/** Hides the window only where the tray can bring it back, and brings it back when that is gone: nobody is left with an app out of reach. */
export class WindowInTray {
  readonly #parts: WindowInTrayParts
  /** `aside`: minimized in place of being hidden. The window itself cannot tell those apart. */
  #place: 'shown' | 'hidden' | 'aside' = 'shown'
  #isQuitting = false
  #stopTimer: () => void = () => {}

  constructor(parts: WindowInTrayParts) {
    this.#parts = parts
  }

  /** Shows it at its first painted frame, since nobody likes to look at an empty rectangle; a hidden one paints nothing. */
  showAtStart(isHidden: boolean): void {
    const { window, trayHost } = this.#parts
    window.on('restore', () => (this.#place = 'shown'))
    window.on('show', () => {
      if (this.#place === 'hidden') this.#place = 'shown'
    })
    if (isHidden) {
      this.#place = 'hidden'
      void trayHost.isThere().then((isThere) => (isThere ? undefined : this.#putAside()))
    } else window.once('ready-to-show', () => window.show())
  }

  /** From now on closing the window hides it, where it can be shown again and a person wants that, and asks to quit otherwise. */
  start(settings: SettingsStore, askToQuit: () => void): void {
    const { window, trayHost } = this.#parts
    app.once('before-quit', () => {
      this.#isQuitting = true
      this.#stopTimer()
    })
    window.on('close', (event) => {
      if (this.#isQuitting) return
      event.preventDefault()
      void trayHost.isThere().then((isThere) => {
        if (isThere && settings.get().closeToTray) this.#hide()
        else askToQuit()
      })
    })
    trayHost.onChanged((isThere) => this.#follow(isThere))
    // It may have changed between a hidden start and now, when nobody listened.
    void trayHost.isThere().then((isThere) => this.#follow(isThere))
  }

  #follow(isThere: boolean): void {
    const { window, timer } = this.#parts
    this.#stopTimer()
    if (!isThere) {
      this.#stopTimer = timer(goneMs, () => this.#putAside())
      return
    }
    // At the start of a session the panel can come later than we do.
    if (this.#place === 'aside' && !window.isDestroyed() && window.isMinimized()) this.#hide()
  }

  #hide(): void {
    this.#place = 'hidden'
    this.#parts.window.hide()
  }

  /** Not shown: a person who did not ask for it is not disturbed. */
  #putAside(): void {
    const { window } = this.#parts
    if (window.isDestroyed() || this.#place !== 'hidden') return
    this.#place = 'aside'
    window.minimize()
  }
}
