import { join } from 'node:path'
import { app, Menu } from 'electron'
import type { Announce } from './contract/index.ts'
import { appMenu } from './desktop/app-menu.ts'
import { bringToFront, createMainWindow } from './desktop/main-window.ts'
import { isTrustedSender } from './desktop/web-security.ts'
import { keepInTray, rememberBounds, shutDown } from './desktop/window-life.ts'
import { createAnnouncer } from './ipc/announcer.ts'
import { routeCalls, type AllHandlers } from './ipc/router.ts'
import { createFileSink } from './log/file-sink.ts'
import { createLog } from './log/log.ts'
import { createServices } from './services.ts'
import { readSettings } from './settings/settings-file.ts'

const folder = app.getPath('userData')
const outFolder = join(import.meta.dirname, '..')
const resources = join(app.getAppPath(), 'resources')

/**
 * Builds the app: the window first, because painting it takes longest; the services while its page loads. What the page asks meanwhile
 * waits for them.
 */
export async function start(): Promise<void> {
  const log = createLog(createFileSink(folder))
  process.on('unhandledRejection', (problem) => log.error('unhandled rejection', problem))
  // Electron's own answer is a dialog with a stack: of no use to a person, and nobody redacts it.
  process.on('uncaughtException', (problem) => log.error('uncaught exception', problem))
  log.info(`Mintmark ${app.getVersion()} on Electron ${process.versions.electron}, ${process.platform}`)

  const { window, origin, replacePage } = createMainWindow({
    bounds: readSettings(folder).window,
    outFolder,
    iconPath: join(resources, 'icons', '256x256.png')
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.error(`the page is gone: ${reason}`)
    window.reload()
  })
  const announce: Announce = createAnnouncer(() => (window.isDestroyed() ? null : window.webContents))
  const handlers = Promise.withResolvers<AllHandlers>()
  routeCalls({
    isTrusted: (event) => isTrustedSender(event, window.isDestroyed() ? null : window.webContents, origin()),
    handlers: handlers.promise,
    log
  })
  app.on('second-instance', () => bringToFront(window))
  app.on('activate', () => bringToFront(window))
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      appMenu({
        isMac: process.platform === 'darwin',
        command: (command) => announce('desktop', 'commanded', command),
        close: () => window.close(),
        quit: () => app.quit(),
        about: () => app.showAboutPanel()
      })
    )
  )

  const services = await createServices({ folder, resources, log, announce, replacePage, showWindow: () => bringToFront(window) })
  handlers.resolve(services.handlers)
  rememberBounds(window, services.settings)
  keepInTray(window, services.settings)
  shutDown(window, services)
  await services.startLater()
}
