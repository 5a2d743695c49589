import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { setStage, type Stage } from '../screens/stage.ts'
import { walk } from '../screens/walk.ts'
import { expect, test } from '../support/mintmark.ts'
import { controlsOutOfReach } from '../support/reach.ts'

const minuteMs = 60_000

/** What stands before the rest of the page and is alone in taking keys. The rest was looked at without it. */
const fronts = ['[role=menu]', '[role=alertdialog]', '[role=dialog]']

/** What axe has against the page, in words. */
async function complaints(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode(true)
  if (rules !== undefined) builder.withRules([...rules])
  for (const front of fronts) {
    if ((await page.locator(front).count()) === 0) continue
    builder.include(front)
    break
  }
  const { violations } = await builder.analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`))
}

async function onEveryScreen(stage: Stage, look: (name: string) => Promise<void>): Promise<void> {
  for await (const name of walk(stage)) {
    // One page, scrolled to each of its sections.
    if (!name.startsWith('settings-')) await test.step(name, () => look(name))
  }
  await stage.stop()
}

test.describe.configure({ timeout: 4 * minuteMs })

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe has nothing against any screen, ${colorScheme}`, async ({ launch }) => {
    const stage = await setStage(launch)
    // Colours that are still fading in are not the colours.
    await stage.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await onEveryScreen(stage, async (name) => expect.soft(await complaints(stage.page), name).toEqual([]))
  })
}

test('in forced colours every text can be read, and with reduced motion nothing moves', async ({ launch }) => {
  const stage = await setStage(launch)
  const { page } = stage
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  await onEveryScreen(stage, async (name) => {
    expect.soft(await complaints(page, ['color-contrast']), name).toEqual([])
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ playState }) => playState === 'running')
        .map(({ effect }) => (effect instanceof KeyframeEffect ? (effect.target?.outerHTML.slice(0, 80) ?? '') : ''))
    )
    expect.soft(moving, name).toEqual([])
  })
})

test('at 200 % nothing is cut off or out of reach', async ({ launch }) => {
  const stage = await setStage(launch)
  const { page, running } = stage
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2))
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(590)
  await onEveryScreen(stage, async (name) => expect.soft(await controlsOutOfReach(page), name).toEqual([]))
})

test('axe has nothing against the first screens', async ({ launch }) => {
  const { page } = await launch()
  await expect(page.getByText('Welcome to Mintmark')).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await complaints(page)).toEqual([])
  }
})

test.describe('without a keyring', () => {
  test.use({ keyringState: 'none' })

  test('axe has nothing against the card that asks for a passphrase', async ({ launch }) => {
    const { page } = await launch()
    await expect(page.getByText('Choose a passphrase')).toBeVisible()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await complaints(page)).toEqual([])
    }
  })
})
