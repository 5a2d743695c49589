import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { expect, test } from '../support/mintmark.ts'
import { SettingsView } from '../support/settings-view.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')

const resize = async (app: ElectronApplication, page: Page, width: number, height: number): Promise<void> => {
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size), [width, height] as const)
  await page.waitForFunction((wanted) => Math.abs(innerHeight - wanted) < 3, height)
}

const rightOf = (element: Locator): Promise<number> => element.evaluate((shown) => shown.getBoundingClientRect().right)

test('whatever is brought into view, the window itself stays where it is', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, tester)
  await window.getToken()
  await expect(window.response).toContainText('access_token')
  const scrolled = (): Promise<readonly number[]> =>
    page.evaluate(() => [document.documentElement.scrollTop, document.documentElement.scrollHeight - innerHeight])

  await window.response.focus()
  await page.keyboard.press('Control+f')
  await page.keyboard.type('user')
  await expect(page.getByRole('search').getByRole('status')).toHaveText(/^1 of/)
  expect(await scrolled()).toEqual([0, 0])
  await page.keyboard.press('Escape')

  const settings = new SettingsView(page)
  await settings.open()
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Tray and shortcuts' }).click()
  await expect(page.getByRole('heading', { name: 'Tray and shortcuts' })).toBeInViewport()
  expect(await scrolled()).toEqual([0, 0])
})

test('what begins to scroll moves nothing that is beside its bar', async ({ launch, server }) => {
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  await resize(app, page, 1_180, 760)
  server.answer({ kind: 'reply', body: { access_token: 'k'.repeat(60), expires_in: 604_800 } })
  await window.addProfile(server.url, tester)
  await window.getToken()
  await expect(window.response).toContainText('access_token')
  const isScrolling = (element: Locator): Promise<boolean> => element.evaluate((shown) => shown.scrollHeight > shown.clientHeight)
  const panel = page.getByRole('tabpanel')
  const edges = async (): Promise<readonly number[]> => [
    await rightOf(window.detail.getByRole('button', { name: 'More' })),
    await rightOf(window.detail.locator('.cards')),
    await panel.evaluate((shown) => {
      const { left } = shown.getBoundingClientRect()
      return left + shown.clientWidth - Number.parseFloat(getComputedStyle(shown).paddingRight)
    })
  ]
  const still = [1_156, 1_156, 1_156]
  expect([await isScrolling(window.detail), await isScrolling(panel)]).toEqual([false, false])
  expect(await edges()).toEqual(still)

  const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`k${index}`, index]))
  server.answer({ kind: 'reply', body: { access_token: 'k'.repeat(60), expires_in: 604_800, ...many } })
  await window.getToken()
  await expect(window.response).toContainText('k20')
  expect([await isScrolling(window.detail), await isScrolling(panel)]).toEqual([false, true])
  expect(await edges()).toEqual(still)

  server.answer({ kind: 'reply', status: 400, body: { error: 'odd', error_description: 'it went wrong', ...many } })
  await window.getToken()
  await window.detail.getByText('Raw response').click()
  await expect.poll(() => isScrolling(window.detail)).toBe(true)
  expect(await edges()).toEqual(still)

  await page.keyboard.press('Control+e')
  const field = window.dialog.getByLabel('Server', { exact: true })
  const body = window.dialog.locator('.body')
  const before = await rightOf(field)
  expect(await isScrolling(body)).toBe(false)
  await window.dialog.getByText('More options').click()
  await expect.poll(() => isScrolling(body)).toBe(true)
  expect(await rightOf(field)).toBe(before)
})

test('the rows of a list stay as wide as they are when there are more than it can show', async ({ launch, usergrid }) => {
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  await resize(app, page, 1_180, 560)
  const list = page.getByRole('grid')
  for (let count = 1; count <= 9; count++) {
    await window.addProfile(usergrid.baseUrl, { ...tester, name: `Tester ${count}` })
    // 8 from the edge of the list, in which there is room for its bar.
    expect(await rightOf(window.row('Tester 1')), `${count} rows`).toBe(603)
  }
  expect(await list.evaluate((shown) => shown.scrollHeight > shown.clientHeight)).toBe(true)
})
