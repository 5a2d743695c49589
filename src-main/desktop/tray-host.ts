import { execFile } from 'node:child_process'

const question = [
  '--session',
  '--print-reply',
  '--reply-timeout=1000',
  '--dest=org.kde.StatusNotifierWatcher',
  '/StatusNotifierWatcher',
  'org.freedesktop.DBus.Properties.Get',
  'string:org.kde.StatusNotifierWatcher',
  'string:IsStatusNotifierHostRegistered'
]

/**
 * Whether something on this desktop shows tray icons right now. Windows and macOS always do. On Linux a host may come and go, so the
 * session bus is asked each time; `dbus-send` comes with the bus, and no answer means no.
 */
export function hasTrayHost(platform: NodeJS.Platform = process.platform): Promise<boolean> {
  if (platform !== 'linux') return Promise.resolve(true)
  return new Promise((resolve) => {
    execFile('dbus-send', question, { timeout: 2000 }, (error, output) => resolve(error === null && output.includes('boolean true')))
  })
}
