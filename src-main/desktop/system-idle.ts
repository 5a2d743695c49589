import { app, powerMonitor, webContents, type WebContents } from 'electron'
import { secondMs } from '../model/time.ts'
import type { IdleTimeParts } from './idle-time.ts'

function onInput(listener: () => void): () => void {
  const listen = (contents: WebContents): void => void contents.on('input-event', listener)
  const listenToNew = (_event: unknown, contents: WebContents): void => listen(contents)
  webContents.getAllWebContents().forEach(listen)
  app.on('web-contents-created', listenToNew)
  return () => {
    app.off('web-contents-created', listenToNew)
    webContents.getAllWebContents().forEach((contents) => contents.off('input-event', listener))
  }
}

/** The door to what Electron knows of a person being there. */
export const systemIdle: Pick<IdleTimeParts, 'systemIdleMs' | 'onInput'> = {
  systemIdleMs: () => {
    try {
      return powerMonitor.getSystemIdleTime() * secondMs
    } catch {
      return null
    }
  },
  onInput
}
