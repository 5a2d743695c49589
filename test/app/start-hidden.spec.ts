import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { callMethod, openBus } from '../support/bus.ts'
import { expect, test } from '../support/mintmark.ts'
import type { Environment } from '../support/owned-process.ts'
import { SettingsView } from '../support/settings-view.ts'
import type { TrayItem } from '../support/tray-host.ts'
import { closeWindow, isVisible } from '../support/window-visibility.ts'

const run = promisify(execFile)
const atSignIn = 'Start when I sign in'

/** What the X server says of each window of Mintmark's that is on the screen, whoever started it. */
async function shownWindows(env: Environment): Promise<readonly string[]> {
  const { stdout } = await run('xwininfo', ['-root', '-tree'], { env })
  const ids = Array.from(stdout.matchAll(/^\s+(0x\w+) "Mintmark"/gm), ([, id]) => id ?? '')
  const states = await Promise.all(ids.map(async (id) => (await run('xwininfo', ['-id', id], { env })).stdout))
  return states.filter((state) => state.includes('IsViewable'))
}

/** Ends what the test did not start as its own child. */
async function endOwners(busAddress: string, items: readonly TrayItem[]): Promise<void> {
  const bus = openBus(busAddress)
  const to = 'org.freedesktop.DBus'
  const member = `${to}.GetConnectionUnixProcessID` as const
  for (const { name } of items) {
    const [processId] = await callMethod(bus, { to, path: '/org/freedesktop/DBus', member, signature: 's', body: [name] })
    process.kill(Number(processId))
  }
  bus.disconnect()
}

test('what starts with the session is written where the desktop looks, and really starts it, hidden', async ({ launch, desktop, tray }) => {
  const { page, quit } = await launch()
  const settings = new SettingsView(page)
  await settings.open()
  const path = join(desktop.home, 'config', 'autostart', 'dev.mintmark.Mintmark.desktop')
  await expect(settings.switch(atSignIn)).not.toBeChecked()
  await expect(page.getByText('This Mintmark runs from its sources.')).toBeVisible()
  expect(existsSync(path)).toBe(false)
  await settings.switch(atSignIn).click()
  await expect(settings.switch(atSignIn)).toBeChecked()
  expect(await readFile(path, 'utf8')).toMatch(/^Name=Mintmark \(development\)\n.*^Exec=\S.* --user-data-dir=\S+ --hidden$/ms)
  await quit()

  // GLib reads the entry as a desktop does.
  const launched = spawn('gio', ['launch', path], { env: desktop.env, stdio: 'ignore' })
  await once(launched, 'exit')
  try {
    await tray.waitForMenu(({ children }) => children.some(({ label }) => label === 'Show Mintmark'))
    expect(await shownWindows(desktop.env)).toEqual([])
    await tray.click(['Show Mintmark'])
    await expect.poll(() => shownWindows(desktop.env)).toHaveLength(1)
    await tray.click(['Quit'])
    await expect.poll(() => tray.items()).toEqual([])
  } finally {
    await endOwners(desktop.busAddress, await tray.items())
  }
})

test('what is removed or switched off elsewhere shows, and switching off removes the file', async ({ launch, desktop }) => {
  const { page } = await launch()
  const settings = new SettingsView(page)
  await settings.open()
  const path = join(desktop.home, 'config', 'autostart', 'dev.mintmark.Mintmark.desktop')
  await settings.switch(atSignIn).click()
  await expect(settings.switch(atSignIn)).toBeChecked()
  await rm(path)
  await settings.close()
  await settings.open()
  await expect(settings.switch(atSignIn)).not.toBeChecked()

  await settings.switch(atSignIn).click()
  await expect(settings.switch(atSignIn)).toBeChecked()
  await writeFile(path, `${await readFile(path, 'utf8')}Hidden=true\n`)
  await page.evaluate(() => globalThis.dispatchEvent(new Event('focus')))
  await expect(settings.switch(atSignIn)).not.toBeChecked()
  await settings.switch(atSignIn).click()
  await expect(settings.switch(atSignIn)).toBeChecked()
  await settings.switch(atSignIn).click()
  await expect.poll(() => existsSync(path)).toBe(false)
})

test('started hidden it is in the tray alone, and a second start by a person shows it', async ({ launch, tray }) => {
  const first = await launch({ args: ['--hidden'] })
  await tray.waitForMenu(({ children }) => children.some(({ label }) => label === 'Show Mintmark'))
  await expect(first.page.getByRole('heading').first()).toBeAttached()
  expect(await isVisible(first.app)).toBe(false)
  await tray.click(['Show Mintmark'])
  await expect.poll(() => isVisible(first.app)).toBe(true)
  await closeWindow(first.app)
  await expect.poll(() => isVisible(first.app)).toBe(false)
  // Its arguments hold --hidden too: that is the session starting what runs already.
  expect(await first.startAgain()).toBe(0)
  expect(await isVisible(first.app)).toBe(false)
})

test('"Always start hidden" holds for a start of one\'s own', async ({ launch, tray }) => {
  const first = await launch()
  await tray.waitForMenu(({ children }) => children.length > 0)
  const settings = new SettingsView(first.page)
  await settings.open()
  await settings.switch('Always start hidden').click()
  await expect(settings.switch('Always start hidden')).toBeChecked()
  await first.quit()
  const second = await launch()
  await tray.waitForMenu(({ children }) => children.some(({ label }) => label === 'Show Mintmark'))
  expect(await isVisible(second.app)).toBe(false)
  expect(await second.startAgain()).toBe(0)
  await expect.poll(() => isVisible(second.app)).toBe(true)
})

test('without a tray nothing starts out of reach', async ({ launch }) => {
  const { app } = await launch({ args: ['--hidden'] })
  await expect.poll(() => isVisible(app)).toBe(true)
})
