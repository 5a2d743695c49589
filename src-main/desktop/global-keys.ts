import { execFile } from 'node:child_process'

type Environment = Readonly<Record<string, string | undefined>>

const question = [
  '--session',
  '--print-reply',
  '--reply-timeout=1000',
  '--dest=org.freedesktop.portal.Desktop',
  '/org/freedesktop/portal/desktop',
  'org.freedesktop.DBus.Properties.Get',
  'string:org.freedesktop.portal.GlobalShortcuts',
  'string:version'
]

const hasPortal = (): Promise<boolean> =>
  new Promise((resolve) => {
    execFile('dbus-send', question, { timeout: 2000 }, (error, output) => resolve(error === null && output.includes('uint32')))
  })

/** Under Wayland the desktop hears all keys, and passes some on through its portal, if it has one. */
export const isWayland = (platform: NodeJS.Platform, env: Environment): boolean =>
  platform === 'linux' && (env['XDG_SESSION_TYPE'] === 'wayland' || (env['WAYLAND_DISPLAY'] ?? '') !== '')

/** Whether this desktop lets a program hear keys that are pressed in another. */
export function canHearGlobalKeys(platform: NodeJS.Platform = process.platform, env: Environment = process.env): Promise<boolean> {
  return isWayland(platform, env) ? hasPortal() : Promise.resolve(true)
}
