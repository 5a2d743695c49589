import type { IncomingMessage } from 'node:http'
import type { ElectronApplication, Page } from '@playwright/test'
import { granted, hostileAnswers, json } from '../support/hostile-answers.ts'
import { expect, test } from '../support/mintmark.ts'
import { startRawServer } from '../support/raw-server.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')
const mb = 1024 * 1024
/** How fast it is belongs to the benchmark: this is for what would stand still for good. */
const longestGapMs = 3_000
const mostMemory = 64 * mb

/** From now on: the longest time in which the page did nothing but work. */
const watchPage = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const watch = { last: performance.now(), longest: 0, timer: 0 }
    Object.assign(globalThis, { watch })
    watch.timer = window.setInterval(() => {
      const now = performance.now()
      watch.longest = Math.max(watch.longest, now - watch.last)
      watch.last = now
    }, 20)
  })
const longestGap = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { watch } = globalThis as unknown as {
      readonly watch: { readonly longest: number; readonly last: number; readonly timer: number }
    }
    clearInterval(watch.timer)
    return Math.max(watch.longest, performance.now() - watch.last)
  })

/** From now on: the most memory that the main process has, more than it has now. */
const watchMemory = (app: ElectronApplication): Promise<void> =>
  app.evaluate(() => {
    const now = process.memoryUsage().rss
    const memory = { start: now, most: now }
    const timer = setInterval(() => (memory.most = Math.max(memory.most, process.memoryUsage().rss)), 20)
    Object.assign(globalThis, { memory, stopMemory: () => clearInterval(timer) })
  })
const memoryGrowth = (app: ElectronApplication): Promise<number> =>
  app.evaluate(() => {
    const { memory, stopMemory } = globalThis as unknown as {
      readonly memory: { readonly start: number; readonly most: number }
      readonly stopMemory: () => void
    }
    stopMemory()
    return Math.max(memory.most, process.memoryUsage().rss) - memory.start
  })

test('a hostile server gets plain words, and neither the window nor the memory suffers', async ({ launch, server: stranger }) => {
  // Many answers, and some of them take their time.
  test.slow()
  const table = hostileAnswers(stranger.url)
  const cookies: (string | undefined)[] = []
  const hostile = await startRawServer((request: IncomingMessage, response) => {
    cookies.push(request.headers.cookie)
    const row = table.find(({ name }) => request.url === `/${name}/storefront/token`)
    request.resume().on('end', () => (row === undefined ? json(response, granted()) : row.answer(response)))
  })
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  // The first request of all loads what requests need: that is no growth.
  await window.addProfile(hostile.url, { ...tester, organization: 'harmless', name: 'harmless' })
  await window.getToken()
  await expect(window.row('harmless')).toContainText('6d 23h')
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Server settings…' }).click()
  await window.fill('Time limit in seconds', '4')
  await page.keyboard.press('Control+s')
  await expect(window.dialog).toHaveCount(0)
  await window.getToken()

  for (const { name, outcome } of table) {
    await test.step(name, async () => {
      await window.addProfile(hostile.url, { ...tester, organization: name, name })
      await watchPage(page)
      await watchMemory(app)
      await window.getToken()
      if (outcome === 'minted') await expect(window.row(name).last(), name).toContainText('6d 23h')
      else await expect(window.detail.getByRole('alert'), name).toContainText(outcome)
      // The response is shown a moment after the token.
      await page.waitForTimeout(700)
      expect(await longestGap(page), `${name}: the window stood still`).toBeLessThan(longestGapMs)
      const growth = await memoryGrowth(app)
      expect(growth, `${name}: memory of the main process`).toBeLessThan(mostMemory)
      await expect(page.locator('main :is(img[src], script)')).toHaveCount(0)
    })
  }

  await window.row('cookie').click()
  await window.getToken()
  await expect.poll(() => cookies.length).toBe(table.length + 3)
  expect(cookies.filter((cookie) => cookie !== undefined)).toEqual([])
  expect(stranger.requests).toEqual([])
  await window.row('twice').click()
  await expect(window.card.locator('[data-token]')).toBeVisible()
  expect(await page.locator('body').innerText()).not.toMatch(/the-first-token|an-opaque-token/)
  expect(await app.evaluate(() => 'polluted' in {})).toBe(false)
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false)
  await hostile.stop()
})
