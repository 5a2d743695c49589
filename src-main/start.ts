import { join } from 'node:path'
import { app, BrowserWindow, Menu } from 'electron'
import type { Announce } from './contract/index.ts'
import { appMenu } from './desktop/app-menu.ts'
import { protectWindows } from './desktop/content-protection.ts'
import { bringToFront, createMainWindow } from './desktop/main-window.ts'
import { createQuickPick, wantsQuickPick } from './desktop/quick-pick.ts'
import { QuickPickWindow } from './desktop/quick-pick-window.ts'
import { Quitting } from './desktop/quitting.ts'
import { isStartedHidden } from './desktop/system-login-item.ts'
import { createTrayHost } from './desktop/tray-host.ts'
import { chooseTheme, followTheme } from './desktop/theme.ts'
import { isTrustedSender, sealDefaultSession } from './desktop/web-security.ts'
import { WindowInTray } from './desktop/window-in-tray.ts'
import { rememberBounds, shutDown } from './desktop/window-life.ts'
import { announceToAll, createAnnouncer } from './ipc/announcer.ts'
import { routeCalls, type AllHandlers } from './ipc/router.ts'
import { createFileSink } from './log/file-sink.ts'
import { createLog } from './log/log.ts'
import { hiddenSwitch } from './model/autostart-entry.ts'
import { secondMs } from './model/time.ts'
import { readSettings } from './settings/settings-file.ts'
import { systemTimer } from './system-time.ts'

const longestPaintMs = 3 * secondMs

const folder = app.getPath('userData')
const outFolder = join(import.meta.dirname, '..')
const resources = join(app.getAppPath(), 'resources')
const iconPath = join(resources, 'icons', '256x256.png')

/**
 * Builds the app: the window first, because painting it takes longest; the services are loaded and built while the code of its page is. What
 * the page asks meanwhile waits for them. What nobody waits for comes once the page shows what a person sees first.
 */
export async function start(): Promise<void> {
  const painted = Promise.withResolvers<void>()
  let isPainted = false
  const onPainted = (): void => {
    isPainted = true
    painted.resolve()
  }
  // A page that never comes keeps nobody from the tray.
  systemTimer(longestPaintMs, painted.resolve)
  const log = createLog(createFileSink(folder, painted.promise))
  process.on('unhandledRejection', (problem) => log.error('unhandled rejection', problem))
  // Electron's own answer is a dialog with a stack: of no use to a person, and nobody redacts it.
  process.on('uncaughtException', (problem) => log.error('uncaught exception', problem))
  log.info(`Mintmark ${app.getVersion()} on Electron ${process.versions.electron}, ${process.platform}`)

  sealDefaultSession()
  const { window: bounds, startHidden, theme, hideFromCapture } = readSettings(folder)
  chooseTheme(theme)
  const isForQuickPick = wantsQuickPick(process.argv)
  const isHidden = startHidden || isStartedHidden(process.argv) || isForQuickPick
  const protect = protectWindows({
    platform: process.platform,
    isOn: hideFromCapture,
    onCreated: (listener) => app.on('browser-window-created', (_event, created) => listener(created)),
    all: () => BrowserWindow.getAllWindows()
  })
  const { window, isServed, webPreferences, origin, replacePage } = createMainWindow({ bounds, outFolder, iconPath, isHidden })
  const trayHost = createTrayHost({ platform: process.platform, env: process.env, log })
  const windowInTray = new WindowInTray({ window, trayHost, timer: systemTimer })
  windowInTray.showAtStart(isHidden)
  const quickPick = new QuickPickWindow({ webPreferences, iconPath, log })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.error(`the page is gone: ${reason}`)
    window.reload()
  })
  const announce: Announce = announceToAll(
    createAnnouncer(() => (window.isDestroyed() ? null : window.webContents)),
    quickPick.announce
  )
  const handlers = Promise.withResolvers<AllHandlers>()
  routeCalls({
    isTrusted: (event, domain, verb) =>
      isTrustedSender(event, window.isDestroyed() ? null : window.webContents, origin()) || quickPick.mayCall(event, domain, verb),
    handlers: handlers.promise,
    log
  })
  app.on('second-instance', (_event, argv) => {
    if (wantsQuickPick(argv)) return quickPick.show()
    // The session starting what runs already asks for nothing.
    if (!argv.includes(hiddenSwitch)) bringToFront(window)
  })
  if (isForQuickPick) quickPick.show()
  app.on('activate', () => bringToFront(window))
  const replacePages = (): void => {
    replacePage()
    quickPick.replacePage()
  }
  const showWindow = (): void => bringToFront(window)
  const quitting = new Quitting({
    timer: systemTimer,
    hasPage: () => isPainted,
    announceQuit: () => announce('desktop', 'quitAsked', undefined),
    showWindow,
    quit: () => app.quit()
  })
  const isWindowFocused = (): boolean => window.isFocused()
  await Promise.race([isServed, painted.promise])
  const [{ createServices }, { quickPickHandlers }] = await Promise.all([import('./services.ts'), import('./ipc/quick-pick.ts')])
  const services = await createServices({
    folder,
    outFolder,
    resources,
    log,
    announce,
    trayHost,
    quitting,
    replacePage: replacePages,
    onPainted,
    showWindow,
    isWindowFocused
  })
  const pick = createQuickPick({ quickPick, window, announce, settings: services.settings })
  handlers.resolve({ ...services.handlers, quickPick: quickPickHandlers(pick) })
  window.on('focus', services.windowFocused)
  rememberBounds(window, services.settings)
  windowInTray.start(services.settings, quitting.ask)
  followTheme(window, services.settings)
  services.settings.onChanged((current) => protect(current.hideFromCapture))
  shutDown(window, services)
  void pick.shortcut.start()
  await painted.promise
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      appMenu({
        isMac: process.platform === 'darwin',
        command: (command) => announce('desktop', 'commanded', command),
        close: () => window.close(),
        quit: quitting.ask
      })
    )
  )
  await services.startLater()
}
