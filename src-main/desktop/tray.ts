import type { MenuItemConstructorOptions, Tray } from 'electron'
import { minuteMs, type Timer } from '../model/time.ts'
import { trayHeader, trayIconState, trayMenu, type TrayAction, type TrayContent, type TrayEntry, type TrayIconState } from './tray-menu.ts'

export type TrayParts = {
  readonly createTray: (icon: TrayIconState) => Tray
  readonly setIcon: (tray: Tray, icon: TrayIconState) => void
  readonly setMenu: (tray: Tray, template: MenuItemConstructorOptions[]) => void
  readonly content: () => TrayContent
  readonly onAction: (action: TrayAction) => void
  readonly onActivated: () => void
  readonly timer: Timer
}

/** Many changes at once (a bulk refresh) become one new menu. */
const coalesceMs = 50

/** Owns the one tray icon: redraws it after a change and once a minute, because its menu shows times. */
export class TrayIcon {
  readonly #parts: TrayParts
  readonly #tray: Tray
  #stopTimer: () => void = () => {}
  #isDue = false
  #shown = ''

  constructor(parts: TrayParts) {
    this.#parts = parts
    this.#tray = parts.createTray('idle')
    this.#tray.on('click', parts.onActivated)
    this.#draw()
  }

  /** Says that what the menu shows has changed. */
  refresh(): void {
    if (this.#isDue) return
    this.#isDue = true
    this.#schedule(coalesceMs)
  }

  destroy(): void {
    this.#stopTimer()
    this.#tray.destroy()
  }

  #schedule(delayMs: number): void {
    this.#stopTimer()
    this.#stopTimer = this.#parts.timer(delayMs, () => this.#draw())
  }

  #draw(): void {
    const { content, setIcon, setMenu } = this.#parts
    const now = content()
    this.#isDue = false
    this.#schedule(minuteMs)
    const icon = trayIconState(now)
    const entries = trayMenu(now)
    // On Linux a menu is a snapshot: what changed is shown only after it is set again. But a menu that is open is taken away by that, so
    // nothing is set that looks the same.
    const looks = JSON.stringify([icon, entries])
    if (looks === this.#shown) return
    this.#shown = looks
    setIcon(this.#tray, icon)
    this.#tray.setToolTip(`Mintmark: ${trayHeader(now)}`)
    setMenu(
      this.#tray,
      entries.map((entry) => this.#toItem(entry))
    )
  }

  #toItem(entry: TrayEntry): MenuItemConstructorOptions {
    switch (entry.kind) {
      case 'separator':
        return { type: 'separator' }
      case 'text':
        return { label: escapeLabel(entry.label), enabled: false }
      case 'action':
        return {
          label: escapeLabel(entry.label),
          enabled: entry.enabled,
          ...(entry.keys === undefined ? {} : { accelerator: entry.keys, registerAccelerator: false }),
          click: () => this.#parts.onAction(entry.action)
        }
      case 'menu':
        return { label: escapeLabel(entry.label), submenu: entry.entries.map((each) => this.#toItem(each)) }
    }
  }
}

/** A single `&` would mark the next letter as the key. */
const escapeLabel = (label: string): string => label.replaceAll('&', '&&')
