import { app, type BrowserWindow } from 'electron'
import type { SettingsStore } from '../settings/settings-file.ts'
import { boundsOf } from './main-window.ts'
import { hasTrayHost } from './tray-host.ts'

const settleMs = 500

/** Saves where the window is, once it has stopped moving. */
export function rememberBounds(window: BrowserWindow, settings: SettingsStore): void {
  let stopTimer: NodeJS.Timeout | undefined
  const save = (): void => {
    clearTimeout(stopTimer)
    stopTimer = setTimeout(() => {
      if (!window.isDestroyed()) settings.set({ window: boundsOf(window) })
    }, settleMs)
  }
  window.on('resize', save)
  window.on('move', save)
  window.on('maximize', save)
  window.on('unmaximize', save)
}

let isQuitting = false

/** Closing the window hides it while the tray can bring it back, and quits otherwise: nobody is left with an app out of reach. */
export function keepInTray(window: BrowserWindow, settings: SettingsStore): void {
  window.on('close', (event) => {
    if (isQuitting) return
    event.preventDefault()
    void hasTrayHost().then((isHosted) => {
      if (isHosted && settings.get().closeToTray) window.hide()
      else app.quit()
    })
  })
}

/** Quitting waits until nothing is left to save and no token of ours is on the clipboard. */
export function shutDown(window: BrowserWindow, { stop }: { readonly stop: () => Promise<void> }): void {
  let isStopped = false
  app.on('before-quit', (event) => {
    isQuitting = true
    if (isStopped) return
    event.preventDefault()
    void stop().finally(() => {
      isStopped = true
      if (!window.isDestroyed()) window.destroy()
      app.quit()
    })
  })
}
