import { writeFile } from 'node:fs/promises'
import { test as base, type TestInfo } from '@playwright/test'
import { startDemoServer, type DemoServer } from '../../src-main/demo-server/demo-server.ts'
import { startDesktopSession, type DesktopSession } from './desktop-session.ts'
import type { KeyringState } from './keyring.ts'
import { startLoginManager, type LoginManager } from './login-sessions.ts'
import { launchApp, type LaunchOptions, type RunningApp } from './running-app.ts'
import { startScreenSaver, type ScreenSaver } from './screen-saver.ts'
import { startScriptedServer, type ScriptedServer } from './scripted-server.ts'
import { startTrayHost, type TrayHost } from './tray-host.ts'
import { startVirtualDisplay, type VirtualDisplay } from './virtual-display.ts'
import { createXClipboard, type XClipboard } from './x-clipboard.ts'

type Options = {
  keyringState: KeyringState
  /** Errors that the page may log in this test. */
  allowedPageErrors: RegExp | null
}

type Fixtures = {
  desktop: DesktopSession
  /** Ask for it before the app starts; a test without it has a desktop without a tray. */
  tray: TrayHost
  /** Ask for these before the app starts: it looks for them once. */
  screenSaver: ScreenSaver
  loginManager: LoginManager
  clipboard: XClipboard
  server: ScriptedServer
  /** A whole little Usergrid on loopback, outside of the app: what a person's own server is to Mintmark. */
  usergrid: DemoServer
  launch: (options?: LaunchOptions) => Promise<RunningApp>
}

type WorkerFixtures = { display: VirtualDisplay }

const screenshotMs = 5_000

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  keyringState: ['unlocked', { option: true }],
  allowedPageErrors: [null, { option: true }],

  display: [
    async ({}, use) => {
      const display = await startVirtualDisplay()
      await use(display)
      await display.stop()
    },
    { scope: 'worker' }
  ],

  desktop: async ({ display, keyringState }, use) => {
    const desktop = await startDesktopSession(display.name, keyringState)
    await use(desktop)
    await desktop.stop()
  },

  tray: async ({ desktop }, use) => {
    const tray = await startTrayHost(desktop.busAddress)
    await use(tray)
    tray.stop()
  },

  screenSaver: async ({ desktop }, use) => {
    const screenSaver = await startScreenSaver(desktop.busAddress)
    await use(screenSaver)
    screenSaver.stop()
  },

  loginManager: async ({ desktop }, use) => {
    const loginManager = await startLoginManager(desktop.systemBusSocket, desktop.env)
    await use(loginManager)
    await loginManager.stop()
  },

  clipboard: async ({ desktop }, use) => use(createXClipboard(desktop.env)),

  server: async ({}, use) => {
    const server = await startScriptedServer()
    await use(server)
    await server.stop()
  },

  usergrid: async ({}, use) => {
    const usergrid = await startDemoServer({ clock: { now: () => Date.now() } })
    await use(usergrid)
    await usergrid.close()
  },

  launch: async ({ desktop, allowedPageErrors }, use, testInfo) => {
    const launched: RunningApp[] = []
    await use(async (options = {}) => {
      const running = await launchApp(desktop, options)
      launched.push(running)
      return running
    })

    const problems = launched.flatMap((running) => running.pageErrors()).filter((text) => allowedPageErrors?.test(text) !== true)
    const hasFailed = testInfo.status !== testInfo.expectedStatus || problems.length > 0
    if (hasFailed) await attachEach(testInfo, launched, 'window.png', takeScreenshot)
    for (const running of launched) await running.quit().catch((error: unknown) => problems.push(String(error)))
    if (hasFailed || problems.length > 0) {
      await attachEach(testInfo, launched, 'main.log', (running) => running.mainLog())
      await attachEach(testInfo, launched, 'page.log', async (running) => running.pageLog())
    }
    if (problems.length > 0) throw new Error(problems.join('\n'))
  }
})

async function attachEach(
  testInfo: TestInfo,
  launched: readonly RunningApp[],
  name: string,
  read: (running: RunningApp) => Promise<string | Uint8Array>
): Promise<void> {
  for (const [index, running] of launched.entries()) {
    const path = testInfo.outputPath(`${index + 1}-${name}`)
    await writeFile(path, await read(running))
    testInfo.attachments.push({ name, path, contentType: name.endsWith('.png') ? 'image/png' : 'text/plain' })
  }
}

/** Empty for a window that is gone or stuck: no reason to lose the logs. */
async function takeScreenshot({ page }: RunningApp): Promise<Uint8Array> {
  return page.screenshot({ timeout: screenshotMs }).catch(() => new Uint8Array())
}

export { expect } from '@playwright/test'
