import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/mintmark.ts'
import { setStage } from './stage.ts'
import { walk } from './walk.ts'

const folder = join(process.env['MINTMARK_TEST_RESULTS'] ?? 'out/test-results/screens', 'pictures')

/** Light and dark, with everything that moves at its end. */
async function take(page: Page, name: string): Promise<void> {
  // Where the screen gave the window a pixel less, there is nothing to see beyond it.
  const clip = await page.evaluate(() => ({ x: 0, y: 0, width: innerWidth, height: innerHeight }))
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`), caret: 'hide', clip })
  }
}

test.beforeAll(() => mkdir(folder, { recursive: true }))

test('the window', async ({ launch }) => {
  const stage = await setStage(launch)
  // About tells of the computer it runs on.
  for await (const name of walk(stage)) if (name !== 'settings-about') await take(stage.page, name)
  await stage.stop()
})

test('the window at its smallest', async ({ launch }) => {
  const { page, running, stop } = await setStage(launch)
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(880, 560))
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(880)
  await page.mouse.move(0, 0)
  await take(page, 'compact')
  await stop()
})

test('the first start', async ({ launch }) => {
  const { page } = await launch()
  await expect(page.getByText('Welcome to Mintmark')).toBeVisible()
  await page.mouse.move(0, 0)
  await take(page, 'welcome')
})

test.describe('without a keyring', () => {
  test.use({ keyringState: 'none' })

  test('the first start', async ({ launch }) => {
    const { page } = await launch()
    await expect(page.getByText('Choose a passphrase')).toBeVisible()
    await take(page, 'choose-passphrase')
  })
})
