import { expect, test } from '../support/mintmark.ts'
import { SettingsView } from '../support/settings-view.ts'
import { startTrayHost } from '../support/tray-host.ts'
import { closeWindow, isVisible } from '../support/window-visibility.ts'

const noTray = 'This desktop shows no tray icons.'

test('without a tray closing the window quits, and the settings say so', async ({ launch }) => {
  const { app, page } = await launch()
  const settings = new SettingsView(page)
  await settings.open()
  await expect(page.getByText(noTray)).toBeVisible()
  // It stands below the switch that it speaks of.
  const parts = [
    settings.switch('Closing the window keeps Mintmark in the tray'),
    page.getByText(noTray),
    settings.switch('Start when I sign in')
  ]
  const tops = await Promise.all(parts.map((part) => part.evaluate((shown) => shown.getBoundingClientRect().top)))
  expect(tops).toEqual(tops.toSorted((one, other) => one - other))
  const closed = app.waitForEvent('close')
  await closeWindow(app)
  await closed
})

test('a tray that comes late gets the icon, and then closing the window hides it', async ({ launch, desktop }) => {
  const { app, page } = await launch()
  await new SettingsView(page).open()
  await expect(page.getByText(noTray)).toBeVisible()
  const tray = await startTrayHost(desktop.busAddress)
  await tray.waitForMenu(({ children }) => children.some(({ label }) => label === 'Show Mintmark'))
  await page.evaluate(() => globalThis.dispatchEvent(new Event('focus')))
  await expect(page.getByText(noTray)).toHaveCount(0)
  await closeWindow(app)
  await expect.poll(() => isVisible(app)).toBe(false)
  await tray.click(['Show Mintmark'])
  await expect.poll(() => isVisible(app)).toBe(true)
  expect(await tray.items()).toHaveLength(1)
  tray.stop()
})

test('when the tray goes while the window is hidden, the window comes back', async ({ launch, tray }) => {
  const { app } = await launch()
  await tray.waitForMenu(({ children }) => children.length > 0)
  await closeWindow(app)
  await expect.poll(() => isVisible(app)).toBe(false)
  tray.stop()
  await expect.poll(() => isVisible(app)).toBe(true)
  const closed = app.waitForEvent('close')
  await closeWindow(app)
  await closed
})

test('a panel that only starts anew leaves it hidden, and gets its icon again', async ({ launch, desktop, tray }) => {
  const { app } = await launch()
  await tray.waitForMenu(({ children }) => children.length > 0)
  await closeWindow(app)
  await expect.poll(() => isVisible(app)).toBe(false)
  tray.stop()
  const next = await startTrayHost(desktop.busAddress)
  const backAt = Date.now()
  await next.waitForMenu(({ children }) => children.length > 0)
  // Longer than Mintmark waits for a panel.
  await expect.poll(() => Date.now() - backAt).toBeGreaterThan(3_500)
  expect(await isVisible(app)).toBe(false)
  await next.click(['Show Mintmark'])
  await expect.poll(() => isVisible(app)).toBe(true)
  next.stop()
})
