import { join } from 'node:path'
import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { expect, test } from '../support/mintmark.ts'
import { passphraseOfMany, writeVaultOfMany } from '../support/vault-of-many.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const resize = async (app: ElectronApplication, page: Page, width: number, height: number): Promise<void> => {
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size), [width, height] as const)
  await page.waitForFunction((wanted) => Math.abs(innerWidth - wanted) < 3, width)
}

const widthOf = (pane: Locator): Promise<number> => pane.evaluate((element) => Math.round(element.getBoundingClientRect().width))

test('the panes are made wider and narrower, by keyboard and mouse, and never too narrow', async ({ launch, usergrid }) => {
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, demoProfile('application-user', 'Tester'))
  const [sidebar, list, detail] = [page.locator('.panes > nav'), page.locator('.panes > section'), page.getByRole('main')]
  const [sidebarEdge, listEdge] = [
    page.getByRole('separator', { name: 'Width of the sidebar' }),
    page.getByRole('separator', { name: 'Width of the list' })
  ]
  await resize(app, page, 1_180, 760)
  expect([await widthOf(sidebar), await widthOf(list)]).toEqual([232, 380])
  await expect(listEdge).toHaveAttribute('aria-valuenow', '380')

  await listEdge.press('ArrowLeft')
  await expect(listEdge).toHaveAttribute('aria-valuenow', '364')
  expect(await widthOf(list)).toBe(364)
  await listEdge.press('Home')
  await expect(listEdge).toHaveAttribute('aria-valuenow', '280')
  await listEdge.press('End')
  await expect.poll(() => widthOf(detail)).toBe(480)
  expect(await listEdge.getAttribute('aria-valuenow')).toBe(await listEdge.getAttribute('aria-valuemax'))
  await listEdge.press('Enter')
  await expect.poll(() => widthOf(list)).toBe(380)

  const drag = async (edge: Locator, by: number): Promise<void> => {
    const box = await edge.boundingBox()
    if (box === null) throw new Error('no edge')
    await page.mouse.move(box.x + 3, 400)
    await page.mouse.down()
    await page.mouse.move(box.x + 3 + by / 2, 410)
    await page.mouse.move(box.x + 3 + by, 420)
    await page.mouse.up()
  }
  await window.row('Tester').focus()
  await drag(sidebarEdge, 60)
  await expect.poll(() => widthOf(sidebar)).toBe(292)
  // The keys still go where they went.
  await expect(window.row('Tester')).toBeFocused()
  await drag(sidebarEdge, -500)
  await expect.poll(() => widthOf(sidebar)).toBe(180)
  await page.mouse.move(600, 300)
  expect(await widthOf(sidebar)).toBe(180)
  await drag(sidebarEdge, 900)
  await expect.poll(() => widthOf(sidebar)).toBe(400)
  expect(await widthOf(detail)).toBeGreaterThanOrEqual(480)

  // What was chosen in a large window gives way in a small one, and is there again.
  await resize(app, page, 880, 560)
  await expect(sidebarEdge).toHaveCount(0)
  expect(await widthOf(sidebar)).toBe(56)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await listEdge.press('End')
  await expect.poll(() => widthOf(detail)).toBe(480)
  await resize(app, page, 1_180, 760)
  await expect.poll(() => widthOf(sidebar)).toBe(400)
  await sidebarEdge.dblclick()
  await listEdge.dblclick()
  await expect.poll(async () => [await widthOf(sidebar), await widthOf(list)]).toEqual([232, 380])
})

test('in the rail a count of five digits covers but a corner of the icon, and is told whole', async ({ launch, desktop }) => {
  test.slow()
  const userData = join(desktop.home, 'mintmark')
  await writeVaultOfMany(userData)
  const { app, page } = await launch({ userData })
  await page.getByLabel('Passphrase', { exact: true }).fill(passphraseOfMany)
  await page.keyboard.press('Enter')
  await page.getByRole('grid').waitFor()
  await resize(app, page, 880, 560)
  const all = page.getByRole('button', { name: 'All profiles 10000', exact: true })
  await expect(all).toHaveAttribute('title', 'All profiles: 10000')
  await expect(page.getByRole('treeitem').first()).toHaveAttribute('title', /: 500$/)
  const covered = await page.evaluate(
    () =>
      [...document.querySelectorAll('.nav')].filter((row) => {
        const [glyph, count] = [row.querySelector('.nav-glyph'), row.querySelector('.nav-count')]
        if (glyph === null || count === null) return false
        const [under, over] = [glyph.getBoundingClientRect(), count.getBoundingClientRect()]
        const width = Math.min(under.right, over.right) - Math.max(under.left, over.left)
        const height = Math.min(under.bottom, over.bottom) - Math.max(under.top, over.top)
        return Math.max(0, width) * Math.max(0, height) > (under.width * under.height) / 4
      }).length
  )
  expect(covered).toBe(0)
})
