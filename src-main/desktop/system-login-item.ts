import { app } from 'electron'
import { hiddenSwitch } from '../model/autostart-entry.ts'
import { identity } from '../model/identity.mjs'
import { ok } from '../model/result.ts'
import { writeWhole } from '../vault/whole-file.ts'
import { createAutostart, type LoginItem } from './login-item.ts'
import { startCommand } from './start-command.ts'

const command = (): readonly [string, ...string[]] =>
  startCommand({
    execPath: process.execPath,
    argv: process.argv,
    env: process.env,
    isPackaged: app.isPackaged,
    appPath: app.getAppPath()
  })

/** Electron has no word for it on Linux; elsewhere it asks the system. */
export function systemLoginItem(): LoginItem {
  const [path, ...args] = command()
  if (process.platform === 'linux') {
    const name = app.isPackaged ? identity.productName : `${identity.productName} (development)`
    return createAutostart({ env: process.env, home: app.getPath('home'), name, command: [path, ...args], write: writeWhole })
  }
  return {
    isOn: async () => app.getLoginItemSettings({ path, args }).openAtLogin,
    set: async (openAtLogin) => ok(app.setLoginItemSettings({ openAtLogin, path, args }))
  }
}

/** Whether this start is to be without the window. macOS hands no arguments to what it starts with the session. */
export function isStartedHidden(argv: readonly string[]): boolean {
  return argv.includes(hiddenSwitch) || (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin)
}
