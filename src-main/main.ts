import { app } from 'electron'
import { registerPageScheme } from './desktop/page-protocol.ts'
import { confineWebContents } from './desktop/web-security.ts'
import { start } from './start.ts'
import { passwordStoreSwitch } from './vault/password-store.ts'

// Only the life of the process is decided here: what it is made of is in start.ts.

// As root Chromium cannot build its sandbox; a person has to say so with --no-sandbox, and then asking for it would end every page.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()

const passwordStore = passwordStoreSwitch(process.platform, process.env, process.argv)
if (passwordStore !== null) app.commandLine.appendSwitch('password-store', passwordStore)

registerPageScheme()
confineWebContents()

if (app.requestSingleInstanceLock()) {
  // Not awaited at the top level: an ESM entry that waits for `ready` keeps it from ever coming.
  void app.whenReady().then(start)
} else {
  app.quit()
}
