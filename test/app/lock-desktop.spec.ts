import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import type { Preferences } from '../../src-main/model/settings.ts'
import { minuteMs, secondMs } from '../../src-main/model/time.ts'
import type { DesktopSession } from '../support/desktop-session.ts'
import { expect, test } from '../support/mintmark.ts'
import type { TrayHost } from '../support/tray-host.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'
import type { XClipboard } from '../support/x-clipboard.ts'

const tester = demoProfile('application-user', 'Tester')
const bearer = /^Authorization: Bearer YWMt[\w-]{59}$/

/** What a person has set before Mintmark starts. */
async function writeSettings(desktop: DesktopSession, settings: Partial<Preferences>): Promise<void> {
  const folder = join(desktop.home, 'mintmark')
  await mkdir(folder, { mode: 0o700 })
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings), { mode: 0o600 })
}

/** A profile with a token, whose header is on the clipboard. */
async function copyHeader(page: Page, serverUrl: string, clipboard: XClipboard): Promise<MintmarkWindow> {
  const window = new MintmarkWindow(page)
  await window.addProfile(serverUrl, tester)
  await window.getToken()
  await window.card.getByRole('button', { name: 'Copy header' }).click()
  await expect.poll(() => clipboard.text()).toMatch(bearer)
  return window
}

const header = async (tray: TrayHost): Promise<string> => (await tray.menu()).children[0]?.label ?? ''

/** Locked, for that reason, and everywhere. */
async function expectLocked(page: Page, why: RegExp, tray: TrayHost, clipboard: XClipboard): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Mintmark is locked' })).toBeVisible()
  await expect(page.getByText(why)).toBeVisible()
  await expect.poll(() => header(tray)).toMatch(/^Locked/)
  await expect.poll(() => clipboard.text()).toBeFalsy()
}

test('locks with the screen', async ({ launch, usergrid, tray, clipboard, screenSaver }) => {
  const { page } = await launch()
  await copyHeader(page, usergrid.baseUrl, clipboard)
  await tray.waitForMenu(({ children }) => children.some(({ label }) => /^Tester · local — [67]d$/.test(label)))
  const icon = await tray.icon()
  screenSaver.setActive(true)
  await expectLocked(page, /^Locked at .+, together with the screen\.$/, tray, clipboard)
  expect(await tray.icon()).not.toBe(icon)

  screenSaver.setActive(false)
  await page.getByRole('button', { name: 'Unlock with GNOME Keyring' }).click()
  await expect(new MintmarkWindow(page).countdown).toContainText('6d23h')
  await expect.poll(() => tray.icon()).toBe(icon)
  expect(await header(tray)).toBe('No token is expiring')
})

test('locks with the login session, but not with that of somebody else', async ({ launch, usergrid, tray, clipboard, loginManager }) => {
  const { page } = await launch()
  const window = await copyHeader(page, usergrid.baseUrl, clipboard)
  await loginManager.asked()
  loginManager.lockSession('other')
  await window.getToken()
  expect(await header(tray)).toBe('No token is expiring')
  loginManager.lockSession()
  await expectLocked(page, /^Locked at .+, together with the screen\.$/, tray, clipboard)
})

// Chromium ends its connections when the computer goes to sleep, that of the test to the page among them: the rest is told by the desktop.
async function quitFromTray(app: ElectronApplication, tray: TrayHost): Promise<void> {
  const ended = once(app.process(), 'exit')
  await tray.click(['Quit'])
  await ended
}

test('locks when the computer goes to sleep', async ({ launch, usergrid, tray, clipboard, loginManager }) => {
  const { app, page } = await launch()
  await copyHeader(page, usergrid.baseUrl, clipboard)
  await loginManager.asked()
  loginManager.sleep(true)
  await tray.waitForMenu(({ children }) => children[0]?.label === 'Locked')
  await expect.poll(() => clipboard.text()).toBeFalsy()
  loginManager.sleep(false)
  await quitFromTray(app, tray)
})

test('sleeps with an open vault where a person wants that', async ({ launch, usergrid, desktop, tray, clipboard, loginManager }) => {
  await writeSettings(desktop, { lockWithScreen: false })
  const { app, page } = await launch()
  await copyHeader(page, usergrid.baseUrl, clipboard)
  await loginManager.asked()
  loginManager.sleep(true)
  loginManager.sleep(false)
  await tray.click([/^Tester/, 'Copy token'])
  await expect.poll(() => clipboard.text()).toMatch(/^YWMt[\w-]{59}$/)
  await quitFromTray(app, tray)
})

test('leaves the screen alone where a person wants that, and locks from the tray', async ({
  launch,
  usergrid,
  desktop,
  tray,
  clipboard,
  screenSaver,
  loginManager
}) => {
  await writeSettings(desktop, { lockWithScreen: false })
  const { page } = await launch()
  const window = await copyHeader(page, usergrid.baseUrl, clipboard)
  await loginManager.asked()
  screenSaver.setActive(true)
  loginManager.lockSession()
  const before = await window.maskedToken()
  await window.getToken()
  await expect.poll(() => window.maskedToken()).not.toBe(before)

  await tray.click(['Lock'])
  // Nothing locked it before: the reason would be there.
  await expectLocked(page, /^Locked at [^,]+\.$/, tray, clipboard)
})

test('the tray of a locked Mintmark tells what it may, and leads back to the window', async ({ launch, server, tray }) => {
  server.answer({ kind: 'reply', body: { access_token: 'an-opaque-token', expires_in: 2 } })
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, tester)
  await window.getToken()
  await expect(window.row('Tester')).toContainText('Expired')
  await tray.click(['Lock'])
  const { children } = await tray.waitForMenu((menu) => menu.children[0]?.label.startsWith('Locked') === true)
  expect(children.map(({ label }) => label)).toEqual(['Locked · 1 expired', '', 'Unlock…', 'Show Mintmark', 'Quit'])
  expect(await tray.tooltip()).toContain('Locked · 1 expired')

  const isVisible = (): Promise<boolean> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() === true)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect.poll(isVisible).toBe(false)
  await tray.click(['Unlock…'])
  await expect.poll(isVisible).toBe(true)
  await expect(page.getByRole('heading', { name: 'Mintmark is locked' })).toBeVisible()
})

test('it tells nothing where a person does not want that', async ({ launch, server, desktop, tray }) => {
  await writeSettings(desktop, { showWhileLocked: false })
  server.answer({ kind: 'reply', body: { access_token: 'an-opaque-token', expires_in: 2 } })
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, tester)
  await window.getToken()
  await expect(window.row('Tester')).toContainText('Expired')
  await tray.click(['Lock'])
  await tray.waitForMenu(({ children }) => children[0]?.label === 'Locked')
  expect(await tray.tooltip()).toBe('Mintmark: Locked')
  await expect(page.getByText('Tester')).toHaveCount(0)
})

test('locks when nobody uses the computer for a minute, and not before', async ({ launch, usergrid, desktop, tray, clipboard }) => {
  test.slow()
  await writeSettings(desktop, { lockAfterMs: minuteMs, clipboardClearMs: null })
  const { page } = await launch()
  const window = await copyHeader(page, usergrid.baseUrl, clipboard)
  const lastUseAt = Date.now()
  await window.row('Tester').click()
  await expect(page.getByRole('heading', { name: 'Mintmark is locked' })).toBeVisible({ timeout: minuteMs + 20 * secondMs })
  expect(Date.now() - lastUseAt).toBeGreaterThanOrEqual(minuteMs)
  await expectLocked(page, /^Locked at .+, because nobody used this computer for a while\.$/, tray, clipboard)
})
