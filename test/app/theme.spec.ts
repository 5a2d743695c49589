import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { expect, test } from '../support/mintmark.ts'
import { SettingsView } from '../support/settings-view.ts'

const light = 'rgb(255, 255, 255)'
const dark = 'rgb(25, 28, 26)'

const pageColor = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.querySelector('main') ?? document.body).backgroundColor)

/** What main thinks: the theme of native menus and title bar, and the colour behind the page. */
const mainTheme = (app: ElectronApplication): Promise<readonly unknown[]> =>
  app.evaluate(({ nativeTheme, BrowserWindow }) => [
    nativeTheme.themeSource,
    nativeTheme.shouldUseDarkColors,
    BrowserWindow.getAllWindows()[0]?.getBackgroundColor().toLowerCase()
  ])

test('the theme changes at once, in page and frame, and is there before the first paint after a restart', async ({ launch }) => {
  const first = await launch()
  const settings = new SettingsView(first.page)
  await settings.open()
  const theme = first.page.getByRole('group', { name: 'Theme' })
  await expect(theme.getByRole('radio', { name: 'System' })).toBeChecked()

  await theme.getByText('Dark', { exact: true }).click()
  await expect.poll(() => pageColor(first.page)).toBe(dark)
  await expect.poll(() => mainTheme(first.app)).toEqual(['dark', true, '#191c1a'])
  await first.page.keyboard.press('ArrowLeft')
  await expect(theme.getByRole('radio', { name: 'Light' })).toBeChecked()
  await expect.poll(() => pageColor(first.page)).toBe(light)
  await expect.poll(() => mainTheme(first.app)).toEqual(['light', false, '#ffffff'])
  await theme.getByText('Dark', { exact: true }).click()
  await expect.poll(() => readFile(join(first.userData, 'settings.json'), 'utf8')).toContain('"theme":"dark"')
  await first.quit()

  const again = await launch()
  expect(await mainTheme(again.app)).toEqual(['dark', true, '#191c1a'])
  // What the first frame was painted in, not what became of it: the page never was in any other theme.
  expect(await again.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
  await expect.poll(() => pageColor(again.page)).toBe(dark)
})

test('the settings say whether clipboard histories are told to leave copies out', async ({ launch }) => {
  const { app, page } = await launch()
  await new SettingsView(page).open()
  const canTell = await app.evaluate((electron) => 'ClipboardItem' in electron)
  const note = page.getByRole('region', { name: 'Clipboard' }).getByText('no way to keep a copy out of clipboard history')
  await expect(page.getByRole('region', { name: 'About' })).toContainText('Chromium')
  await expect(note).toHaveCount(canTell ? 0 : 1)
})
