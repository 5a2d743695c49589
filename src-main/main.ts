import { app, Menu } from 'electron'
import { isWayland } from './desktop/global-keys.ts'
import { harden } from './desktop/hardening.ts'
import { registerPageScheme } from './desktop/page-protocol.ts'
import { confineWebContents } from './desktop/web-security.ts'
import { identity } from './model/identity.mjs'
import { start } from './start.ts'
import { passwordStoreSwitch } from './vault/password-store.ts'

// Only the life of the process is decided here: what it is made of is in start.ts.

harden()

// As root Chromium cannot build its sandbox; a person has to say so with --no-sandbox, and then asking for it would end every page.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()

const passwordStore = passwordStoreSwitch(process.platform, process.env, process.argv)
if (passwordStore !== null) app.commandLine.appendSwitch('password-store', passwordStore)

// There the desktop passes on the keys of the quick pick; without this Chromium does not ask it to.
if (isWayland(process.platform, process.env)) app.commandLine.appendSwitch('enable-features', 'GlobalShortcutsPortal')

// Windows shows notifications of installed apps alone, which it knows by this id.
app.setAppUserModelId(identity.appId)

// Electron would make one of its own first.
Menu.setApplicationMenu(null)

registerPageScheme()
confineWebContents()

if (app.requestSingleInstanceLock()) {
  // Not awaited at the top level: an ESM entry that waits for `ready` keeps it from ever coming.
  void app.whenReady().then(start)
} else {
  app.quit()
}
