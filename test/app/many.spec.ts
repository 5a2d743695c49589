import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { fillVault } from '../support/full-vault.ts'
import { expect, test } from '../support/mintmark.ts'
import { MintmarkWindow } from '../support/window.ts'

const passphrase = 'enough for ten thousand'
/** What fits into the window, and a few more on either side. */
const fewRows = 40

const countRows = (page: Page, role: 'row' | 'treeitem'): Promise<number> => page.locator(`[role=${role}]`).count()

test('ten thousand profiles of two hundred organizations, by keyboard', async ({ launch, desktop }) => {
  const userData = join(desktop.home, 'mintmark')
  mkdirSync(userData, { recursive: true })
  await fillVault(userData, passphrase, { profiles: 10_000, organizations: 200 })
  const { page } = await launch({ userData })
  const window = new MintmarkWindow(page)
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused()
  await page.keyboard.type(passphrase)
  await page.keyboard.press('Enter')

  const list = page.getByRole('grid')
  await expect(list).toHaveAttribute('aria-rowcount', '10000')
  await expect(page.getByRole('button', { name: 'All profiles' })).toContainText('10000')
  expect(await countRows(page, 'row')).toBeLessThan(fewRows)

  // The list: its ends, a page, typing.
  await window.row('Profile 00000').focus()
  await page.keyboard.press('End')
  await expect(window.row('Profile 09999')).toBeFocused()
  await expect(window.row('Profile 09999')).toHaveAttribute('aria-rowindex', '10000')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Profile 09999')
  expect(await countRows(page, 'row')).toBeLessThan(fewRows)
  await page.keyboard.press('PageUp')
  await expect(page.locator('[role=row]:focus')).toHaveAttribute('aria-rowindex', /^99[89]\d$/)
  await page.keyboard.type('profile 05')
  await expect(window.row('Profile 05000')).toBeFocused()
  await expect(window.row('Profile 05000')).toBeInViewport()

  // A row that is scrolled away keeps the focus, and the arrows go on from there.
  await list.hover()
  await page.mouse.wheel(0, 100_000)
  await expect(window.row('Profile 06790')).toBeInViewport()
  await expect(window.row('Profile 05000')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(window.row('Profile 05001')).toBeFocused()
  await expect(window.row('Profile 05001')).toBeInViewport()

  // The tree.
  const tree = page.getByRole('tree')
  const focused = page.locator('[role=treeitem]:focus')
  await tree.getByRole('treeitem', { name: 'api.example.com' }).focus()
  expect(await countRows(page, 'treeitem')).toBeLessThan(fewRows)
  await page.keyboard.press('ArrowRight')
  await expect(focused).toHaveAttribute('aria-setsize', '200')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('organization-199')
  await expect(tree.getByRole('treeitem', { name: 'organization-199' })).toBeFocused()
  await expect(focused).toHaveAttribute('aria-posinset', '200')
  await expect(focused).toHaveAttribute('aria-level', '2')
  await expect(focused).toContainText('50')
  await page.keyboard.press('End')
  await expect(tree.getByRole('treeitem', { name: 'application-09999' })).toBeFocused()
  await expect(focused).toBeInViewport()
  expect(await countRows(page, 'treeitem')).toBeLessThan(fewRows)
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowLeft')
  await expect(focused).toHaveAttribute('aria-expanded', 'false')
  expect(await countRows(page, 'treeitem')).toBe(1)

  // All of them at once: one question to the vault, one change of the page.
  await page.keyboard.press('F6')
  await expect(page.locator('[role=row]:focus')).toHaveCount(1)
  await page.keyboard.press('Control+a')
  await expect(page.getByText('10000 selected').last()).toBeVisible()
  await page.keyboard.press('Delete')
  await expect(page.getByText('10000 profiles deleted')).toBeVisible()
  await expect(page.getByText('Welcome to Mintmark')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(list).toHaveAttribute('aria-rowcount', '10000')
})
