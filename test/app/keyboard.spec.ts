import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')

async function tryDemo(page: Page): Promise<MintmarkWindow> {
  await page.getByRole('button', { name: /Try the demo server/ }).press('Enter')
  const window = new MintmarkWindow(page)
  await expect(window.row(/./)).toHaveCount(4)
  return window
}

const pressAll = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

const names = (rows: Locator): Promise<readonly (string | null)[]> =>
  rows.evaluateAll((elements) => elements.map((element) => element.getAttribute('aria-label')))

test('F6 goes round the panes and back to where the focus was in each', async ({ launch }) => {
  const { page } = await launch()
  const window = await tryDemo(page)
  await page.keyboard.press('F6')
  await expect(page.getByRole('button', { name: 'All profiles' })).toBeFocused()
  await pressAll(page, 'ArrowDown', 'F6')
  await expect(page.locator('[role=row][aria-selected=true]')).toBeFocused()
  await page.keyboard.press('F6')
  await expect(window.detail.locator(':focus')).toHaveCount(1)
  await page.keyboard.press('F6')
  await expect(page.getByRole('button', { name: 'Pinned' })).toBeFocused()
  await page.keyboard.press('Shift+F6')
  await expect(window.detail.locator(':focus')).toHaveCount(1)
  await pressAll(page, 'Shift+F6', 'End', 'Shift+F6', 'F6')
  await expect(window.row(/./).last()).toBeFocused()

  // One stop each for the states, the tree and the list; between the first two, what makes a server.
  await pressAll(page, 'Shift+F6', 'Tab')
  await expect(page.getByRole('button', { name: 'New server' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.locator('[role=treeitem]:focus')).toHaveCount(1)
  await pressAll(page, 'Shift+Tab', 'Shift+Tab')
  await expect(page.getByRole('button', { name: 'Pinned' })).toBeFocused()
})

test('typing, arrows, and the buttons of a row', async ({ launch, clipboard }) => {
  const { page } = await launch()
  const window = await tryDemo(page)
  await pressAll(page, 'F6', 'F6', 'Home')
  await page.keyboard.type('storefront t')
  await expect(window.row('Storefront tester')).toBeFocused()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Storefront tester')

  await page.keyboard.press('ArrowRight')
  await expect(window.row('Storefront tester').getByRole('button', { name: 'Get token' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(window.row('Storefront tester')).toContainText('6d 23h')
  await expect(window.row('Storefront tester').getByRole('button', { name: 'Get token' })).toBeFocused()
  await pressAll(page, 'ArrowRight')
  await expect(window.row('Storefront tester').getByRole('button', { name: 'Copy header' })).toBeFocused()
  await pressAll(page, 'ArrowLeft', 'ArrowLeft')
  await expect(window.row('Storefront tester')).toBeFocused()
  await page.keyboard.press('Control+c')
  await expect.poll(() => clipboard.text()).toMatch(/^Authorization: Bearer YWMt/)
  await page.keyboard.press('Control+Shift+C')
  await expect(window.card.locator('[data-token]')).toHaveText(/^YWMt[\w-]{59}$/)
})

test('the focus stays on a row that moves', async ({ launch }) => {
  const { page } = await launch()
  const window = await tryDemo(page)
  await pressAll(page, 'F6', 'F6', 'End')
  const name = await window.row(/./).last().getAttribute('aria-label')
  await page.keyboard.press('Control+r')
  // Sorted by expiry it goes to the top.
  await expect.poll(async () => (await names(window.row(/./)))[0]).toBe(name)
  await expect(window.row(/./).first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(window.row(/./).nth(1)).toBeFocused()
})

test('several profiles: chosen, minted, pinned, deleted and brought back', async ({ launch }) => {
  const { page } = await launch()
  const window = await tryDemo(page)
  const rows = window.row(/./)
  const chosen = page.locator('[role=row][aria-selected=true]')
  const bar = page.getByRole('group', { name: 'Selected profiles' })
  await pressAll(page, 'F6', 'F6', 'Home', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowUp')
  await expect(bar).toContainText('2 selected')
  await expect(page.getByRole('grid')).toHaveAttribute('aria-multiselectable', 'true')
  await pressAll(page, 'ArrowDown', 'ArrowDown', 'Control+Space')
  await expect(chosen).toHaveCount(3)
  await expect(rows.nth(2)).toHaveAttribute('aria-selected', 'false')
  await expect(window.detail).toContainText('3 profiles selected')
  await page.keyboard.press('Control+Space')
  await expect(chosen).toHaveCount(2)
  await page.keyboard.press('Escape')
  await expect(bar).toHaveCount(0)
  await expect(chosen).toHaveCount(1)

  await page.keyboard.press('Control+a')
  await expect(bar).toContainText('4 selected')
  await page.keyboard.press('Control+r')
  await expect(page.getByText('4 refreshed')).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(bar.getByRole('button', { name: 'Get tokens' })).toBeFocused()
  await pressAll(page, 'Tab', 'Enter')
  await expect(bar.getByRole('button', { name: 'Unpin' })).toBeFocused()
  await expect(page.getByRole('button', { name: 'Pinned' })).toContainText('4')

  // Two of the four are users whose tokens could still be revoked: one question for all.
  await pressAll(page, 'Shift+Tab', 'Shift+Tab', 'Home', 'Delete')
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText('Delete 4 profiles?')
  await expect(question).toContainText('the tokens of 2 of them are still valid')
  await page.keyboard.press('Escape')
  await expect(page.locator('[role=row]:focus')).toHaveCount(1)
  await pressAll(page, 'Space', 'Delete')
  await expect(question).toContainText('Delete 3 profiles?')
  await question.getByRole('button', { name: 'Delete only' }).press('Enter')
  await expect(page.getByText('3 profiles deleted')).toBeVisible()
  await expect(rows).toHaveCount(1)
  await expect(bar).toHaveCount(0)
  await expect(rows).toBeFocused()
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(rows).toHaveCount(4)
  await expect(page.locator('[role=row]:focus')).toHaveCount(1)
})

test('by mouse: with Ctrl one more, with Shift all between, then a click ticks', async ({ launch }) => {
  const { page } = await launch()
  const window = await tryDemo(page)
  const rows = window.row(/./)
  const chosen = page.locator('[role=row][aria-selected=true]')
  await rows.nth(0).click()
  await rows.nth(2).click({ modifiers: ['Control'] })
  await expect(chosen).toHaveCount(2)
  await rows.nth(3).click({ modifiers: ['Shift'] })
  await expect(chosen).toHaveCount(3)
  await rows.nth(0).click()
  await expect(chosen).toHaveCount(2)
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(chosen).toHaveCount(1)
  await rows.nth(1).click({ modifiers: ['Shift'] })
  await expect(chosen).toHaveCount(2)
})

test('a duplicate has everything but the secret', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, tester)
  await pressAll(page, 'F6', 'F6', 'Control+d')
  await expect(window.dialog).toHaveAccessibleName('Duplicate profile')
  await expect(window.dialog.getByLabel('Password', { exact: true })).toBeFocused()
  await expect(window.dialog.getByLabel('Password', { exact: true })).toHaveValue('')
  await expect(window.dialog.getByLabel('Username', { exact: true })).toHaveValue(tester.principal)
  await expect(window.dialog.getByLabel('Name', { exact: true })).toHaveValue('Tester copy')
  await page.keyboard.press('Control+s')
  await expect(window.dialog).toContainText('Enter the password.')
  await page.keyboard.type(tester.secret)
  await page.keyboard.press('Control+Enter')
  await expect(window.row('Tester copy')).toContainText('6d 23h')
  await expect(window.row('Tester copy')).toBeFocused()
  await expect(window.row(/./)).toHaveCount(2)
})

test('the sheet of shortcuts, and every dialog gives the focus back', async ({ launch }) => {
  const { page } = await launch()
  const window = await tryDemo(page)
  await pressAll(page, 'F6', 'F6', 'End')
  const row = window.row(/./).last()
  for (const [key, name] of [
    ['Control+/', 'Keyboard shortcuts'],
    ['Enter', 'Edit profile'],
    ['Control+e', 'Edit profile'],
    ['Control+d', 'Duplicate profile'],
    ['Control+n', 'New profile']
  ] as const) {
    await page.keyboard.press(key)
    await expect(window.dialog).toHaveAccessibleName(name)
    await page.keyboard.press('F6')
    await expect(window.dialog.locator(':focus')).toHaveCount(1)
    await page.keyboard.press('Escape')
    await expect(window.dialog).toHaveCount(0)
    await expect(row).toBeFocused()
  }
  await pressAll(page, 'Control+,', 'Control+/')
  await expect(window.dialog).toHaveAccessibleName('Keyboard shortcuts')
  await expect(window.dialog).toContainText('Duplicate profile')
  await page.keyboard.press('Escape')
  await expect(window.dialog).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(row).toBeFocused()
})

test('the sheet of shortcuts opens without a ring around all of it, and has one when a key leads there', async ({ launch }) => {
  const { page } = await launch()
  await tryDemo(page)
  await page.keyboard.press('Control+/')
  const sheet = page.getByRole('group', { name: 'Keyboard shortcuts' })
  const ring = (): Promise<string> => sheet.evaluate((shown) => getComputedStyle(shown).outlineStyle)
  await expect(sheet).toBeFocused()
  expect(await ring()).toBe('none')
  await pressAll(page, 'Tab')
  await expect(sheet).not.toBeFocused()
  await pressAll(page, 'Tab')
  await expect(sheet).toBeFocused()
  expect(await ring()).toBe('solid')
})

test('the menus of a row and of a server open by key', async ({ launch }) => {
  const { page } = await launch()
  const window = await tryDemo(page)
  const menu = page.getByRole('menu')
  await pressAll(page, 'F6', 'F6', 'Home', 'ArrowDown')
  const row = window.row(/./).nth(1)
  for (const key of ['ContextMenu', 'Shift+F10']) {
    await page.keyboard.press(key)
    await expect(menu).toContainText('Duplicate profile…')
    await page.keyboard.press('Escape')
    await expect(menu).toHaveCount(0)
    await expect(row).toBeFocused()
  }
  await page.keyboard.press('Shift+F10')
  await menu.getByRole('menuitem', { name: 'Edit profile…' }).press('Enter')
  await expect(window.dialog).toHaveAccessibleName('Edit profile')
  await page.keyboard.press('Escape')
  await expect(row).toBeFocused()

  await expect(menu).toHaveCount(0)
  await page.locator('[role=treeitem]').first().focus()
  await page.keyboard.press('Shift+F10')
  await expect(menu).toContainText('Server settings…')
})

test('the tree opens and closes, and shows what is chosen', async ({ launch }) => {
  const { page } = await launch()
  const window = await tryDemo(page)
  const item = page.locator('[role=treeitem]:focus')
  await page.locator('[role=treeitem]').first().focus()
  await expect(item).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowLeft')
  await expect(item).toHaveAttribute('aria-expanded', 'false')
  await expect(page.locator('[role=treeitem]')).toHaveCount(1)
  await pressAll(page, '*')
  await expect(item).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowRight')
  await expect(item).toHaveAttribute('aria-level', '2')
  await page.keyboard.press('Enter')
  await expect(item).toHaveAttribute('aria-selected', 'true')
  await expect(window.row(/./)).toHaveCount(3)
  await page.keyboard.press('a')
  await expect(item).toContainText('acme')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(item).toHaveAttribute('aria-level', '1')
})

test('closing the window by its menu hides it where there is a tray', async ({ launch, tray }) => {
  const { app } = await launch()
  await tray.waitForMenu(({ children }) => children.some(({ label }) => label === 'Show Mintmark'))
  const close = await app.evaluate(({ Menu, BrowserWindow }) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById('close')
    item?.click(undefined, BrowserWindow.getAllWindows()[0], undefined)
    return item?.accelerator
  })
  expect(close).toBe('CmdOrCtrl+W')
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(false)
})

test('F6 goes round the settings as well', async ({ launch }) => {
  const { page } = await launch()
  await tryDemo(page)
  await page.keyboard.press('Control+Comma')
  const list = page.getByRole('navigation', { name: 'Settings' })
  const rows = page.getByRole('main')
  await expect(list.locator(':focus')).toHaveCount(1)
  await page.keyboard.press('F6')
  await expect(rows.locator(':focus')).toHaveCount(1)
  await pressAll(page, 'Tab', 'Shift+F6')
  await expect(list.locator(':focus')).toHaveCount(1)
  const [before] = await rows.locator('button, select, input').all()
  await page.keyboard.press('F6')
  await expect(rows.locator(':focus')).toHaveCount(1)
  await expect(before ?? rows).not.toBeFocused()
})
