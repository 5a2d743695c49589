import type { Page } from '@playwright/test'
import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')

const lines = (page: Page): Promise<readonly string[]> => page.getByRole('treeitem', { level: 1 }).allInnerTexts()
const labelled = ({ dialog }: MintmarkWindow, label: string) => dialog.getByLabel(label, { exact: true })

async function addServer(window: MintmarkWindow, address: string, name: string): Promise<void> {
  await window.page.getByRole('button', { name: 'New server' }).click()
  await window.fill('Server', address)
  await window.fill('Name', name)
  await window.page.keyboard.press('Control+s')
  await expect(window.dialog).toHaveCount(0)
}

test('a server is made before its profiles, and is still there after a restart and after they have gone', async ({ launch, usergrid }) => {
  const first = await launch()
  const { page } = first
  const window = new MintmarkWindow(page)
  await page.getByRole('button', { name: 'New server' }).press('Enter')
  await expect(window.dialog).toHaveAccessibleName('New server')
  await expect(labelled(window, 'Server')).toBeFocused()
  await page.keyboard.press('Control+s')
  await expect(window.dialog).toContainText('Enter the address of the server.')
  await expect(labelled(window, 'Server')).toBeFocused()
  // Of a pasted token URL only the server is taken, and its name tells the environment.
  await page.keyboard.insertText(`${usergrid.baseUrl}/acme/storefront/token`)
  await expect(labelled(window, 'Server')).toHaveValue(usergrid.baseUrl)
  await expect(window.dialog.getByLabel('Environment')).toHaveValue('local')
  await window.fill('Name', 'Ours')
  await window.dialog.getByLabel('Environment').selectOption('Staging')
  await page.keyboard.press('Control+s')
  await expect(window.dialog).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'New server' })).toBeFocused()
  expect(await lines(page)).toEqual(['Ours\n0'])
  await expect(page.getByRole('treeitem', { name: 'Ours' }).getByRole('img', { name: 'Staging' })).toBeVisible()

  await first.quit()
  const again = new MintmarkWindow((await launch()).page)
  await expect.poll(() => lines(again.page)).toEqual(['Ours\n0'])
  await again.page.getByRole('treeitem').click()
  await again.page.keyboard.press('Control+n')
  await expect(labelled(again, 'Server')).toHaveValue(usergrid.baseUrl)
  await expect(again.dialog.getByLabel('Environment')).toHaveValue('staging')
  await again.page.keyboard.press('Escape')
  await again.addProfile(usergrid.baseUrl, tester)
  await again.getToken()
  await expect(again.row('Tester')).toContainText('6d 23h')
  expect(await lines(again.page)).toEqual(['Ours\n1'])

  await again.row('Tester').focus()
  await again.page.keyboard.press('Delete')
  await again.page.getByRole('button', { name: 'Delete only' }).click()
  await expect(again.row('Tester')).toHaveCount(0)
  await expect.poll(() => lines(again.page)).toEqual(['Ours\n0'])
})

test('a server without profiles is set up, deleted and brought back; one address is one server', async ({ launch, usergrid }) => {
  const first = await launch()
  const { page } = first
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, tester)
  await addServer(window, 'https://API.example.com/', 'Bare')
  // It is what is shown now, with the way on.
  await expect(page.getByRole('treeitem', { name: 'Bare' })).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('button', { name: 'New profile here' }).click()
  await expect(labelled(window, 'Server')).toHaveValue('https://api.example.com')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'New server' }).click()
  for (const [address, problem] of [
    ['https://api.example.com', 'This server is in the list already.'],
    [usergrid.baseUrl, 'This server is in the list already.'],
    ['https://me:secret@api.example.com', 'Leave user and password out of the address.'],
    ['api.example.com', 'Enter an address such as']
  ] as const) {
    await window.fill('Server', address)
    await page.keyboard.press('Control+s')
    await expect(window.dialog).toContainText(problem)
  }
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alertdialog')).toContainText('The server has changes that are not saved.')
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(window.dialog).toHaveCount(0)

  const menuOf = async (name: string): Promise<void> => {
    await page.getByRole('treeitem', { name }).click({ button: 'right' })
    await expect(page.getByRole('menuitem', { name: 'Copy address' })).toBeVisible()
  }
  await menuOf('Bare')
  await page.getByRole('menuitem', { name: 'Server settings…' }).click()
  await window.fill('Name', 'Renamed')
  await page.keyboard.press('Control+s')
  await menuOf('127.0.0.1')
  await expect(page.getByRole('menuitem', { name: 'Delete server' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  for (const undo of [true, false]) {
    await menuOf('Renamed')
    await page.getByRole('menuitem', { name: 'Delete server' }).click()
    await expect(page.getByText('Renamed deleted')).toBeVisible()
    await expect.poll(async () => (await lines(page)).length).toBe(1)
    if (undo) await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(async () => (await lines(page)).length).toBe(undo ? 2 : 1)
  }
  await expect(window.row('Tester')).toBeVisible()
  await first.quit()
  const second = (await launch()).page
  await expect.poll(async () => (await lines(second)).length).toBe(1)
})

test('what was typed of a new server is there again after locking, in the smallest window too', async ({ launch }) => {
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(880, 560))
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThan(1040)
  await page.getByRole('button', { name: 'New server' }).click()
  await window.fill('Server', 'https://stage.example.com')
  await window.fill('Name', 'Half a na')
  await window.lock()
  await window.unlockByKeychain()
  await expect(window.dialog).toHaveAccessibleName('New server')
  await expect(labelled(window, 'Server')).toHaveValue('https://stage.example.com')
  await expect(labelled(window, 'Name')).toHaveValue('Half a na')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('treeitem')).toHaveAttribute('title', 'Half a na, staging: 0')
})
