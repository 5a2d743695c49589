import type { MenuItemConstructorOptions, NativeImage, Tray } from 'electron'
import { assertNever } from '../model/assert-never.ts'
import type { Environment } from '../model/server.ts'
import type { Timer } from '../model/time.ts'
import type { TrayAction, TrayEntry, TrayIconState, TrayLook } from './tray-menu.ts'

type Submenu = NonNullable<MenuItemConstructorOptions['submenu']>

export type TrayParts = {
  readonly createTray: (icon: TrayIconState) => Tray
  readonly setIcon: (tray: Tray, icon: TrayIconState) => void
  readonly createMenu: (template: MenuItemConstructorOptions[]) => Submenu
  readonly setMenu: (tray: Tray, template: MenuItemConstructorOptions[]) => void
  readonly toMark: (environment: Environment) => NativeImage
  readonly look: () => TrayLook
  readonly onAction: (action: TrayAction) => void
  readonly onActivated: () => void
  readonly timer: Timer
}

/** What changes together is drawn together. */
const gatherMs = 50
/** Many changes in a row (a bulk refresh) become two new menus in a second: each takes away the one that is open. */
const restMs = 500

/** Owns the one tray icon: redraws it after a change, and when what its menu says is no longer true. */
export class TrayIcon {
  readonly #parts: TrayParts
  readonly #tray: Tray
  #stopTimer: () => void = () => {}
  #stopRest: (() => void) | null = null
  #isDue = false
  #shown = ''
  /**
   * The menus of profiles by what is in them. On Linux Electron never lets go of a menu inside of the tray's, so that new ones with each
   * change would fill the memory.
   */
  readonly #lasting = new Map<string, Submenu>()

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
    if (this.#stopRest === null) this.#drawAfter(gatherMs)
  }

  destroy(): void {
    this.#stopTimer()
    this.#stopRest?.()
    this.#tray.destroy()
  }

  #drawAfter(delayMs: number): void {
    this.#stopTimer()
    this.#stopTimer = this.#parts.timer(delayMs, () => this.#draw())
  }

  #rest(): void {
    this.#stopRest?.()
    this.#stopRest = this.#parts.timer(restMs, () => {
      this.#stopRest = null
      if (this.#isDue) this.#draw()
    })
  }

  #draw(): void {
    const { look, setIcon, setMenu } = this.#parts
    const { icon, header, entries, holdsMs } = look()
    this.#isDue = false
    this.#stopTimer()
    if (holdsMs !== null) this.#drawAfter(holdsMs)
    // On Linux a menu is a snapshot: what changed is shown only after it is set again. But a menu that is open is taken away by that, so
    // nothing is set that looks the same.
    const shown = JSON.stringify([icon, entries])
    if (shown === this.#shown) return
    this.#shown = shown
    this.#rest()
    setIcon(this.#tray, icon)
    this.#tray.setToolTip(`Mintmark: ${header}`)
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
        return {
          label: escapeLabel(entry.label),
          ...(entry.mark === null ? {} : { icon: this.#parts.toMark(entry.mark) }),
          submenu: this.#toSubmenu(entry.entries)
        }
      default:
        return assertNever(entry)
    }
  }

  #toSubmenu(entries: readonly TrayEntry[]): Submenu {
    const template = (): MenuItemConstructorOptions[] => entries.map((each) => this.#toItem(each))
    // What has menus in it shows times, and is another one each time.
    if (entries.some(({ kind }) => kind === 'menu')) return template()
    const key = JSON.stringify(entries)
    const menu = this.#lasting.get(key) ?? this.#parts.createMenu(template())
    this.#lasting.set(key, menu)
    return menu
  }
}

/** A single `&` would mark the next letter as the key. */
const escapeLabel = (label: string): string => label.replaceAll('&', '&&')
