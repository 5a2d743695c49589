// The floor: one sandboxed window with a bridge and static HTML, nothing else.
import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'

if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()

void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1180,
    height: 760,
    webPreferences: { preload: join(import.meta.dirname, 'preload.cjs'), sandbox: true, contextIsolation: true, nodeIntegration: false }
  })
  return window.loadFile('index.html')
})
app.on('window-all-closed', () => app.quit())
