import { app, type BrowserWindow } from 'electron'
import type { SettingsStore } from '../settings/settings-file.ts'
import { boundsOf } from './main-window.ts'

const settleMs = 500
/** A disk that does not answer must not keep anybody from quitting. */
const longestStopMs = 15_000

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

/** Quitting waits until nothing is left to save and no token of ours is on the clipboard. */
export function shutDown(window: BrowserWindow, { stop }: { readonly stop: () => Promise<void> }): void {
  let isStopped = false
  app.on('before-quit', (event) => {
    if (isStopped) return
    event.preventDefault()
    const late = new Promise<void>((resolve) => setTimeout(resolve, longestStopMs))
    void Promise.race([stop(), late]).finally(() => {
      isStopped = true
      if (!window.isDestroyed()) window.destroy()
      app.quit()
    })
  })
}
