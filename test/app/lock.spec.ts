import { existsSync } from 'node:fs'
import type { ElectronApplication } from '@playwright/test'
import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')

const processIdOf = (app: ElectronApplication): Promise<number> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0)

test('locking ends the process of the page, and nothing of the revealed token is in the next one', async ({ launch, usergrid }) => {
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, tester)
  await window.getToken()
  const token = await window.reveal()
  const processId = await processIdOf(app)
  expect(existsSync(`/proc/${processId}`)).toBe(true)

  await window.lock()
  expect(await processIdOf(app)).not.toBe(processId)
  await expect.poll(() => existsSync(`/proc/${processId}`)).toBe(false)
  expect(await page.content()).not.toContain(token)
  await expect(window.glance.getByRole('listitem')).toHaveText([/Tester.*6d 23h/s])
  expect(await page.evaluate(() => history.length)).toBe(1)

  await window.unlockByKeychain()
  await expect.poll(() => window.maskedToken()).toBe(`${token.slice(0, 8)}••••••••${token.slice(-2)}`)
  expect(await page.content()).not.toContain(token)
})

test('what is locked at once stays locked, whatever Mintmark still begins with', async ({ launch }) => {
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  await window.lock()
  // It comes together with the rest.
  await expect.poll(() => app.evaluate(({ Menu }) => Menu.getApplicationMenu() !== null)).toBe(true)
  expect(await window.ask('vault', 'state')).toEqual({ ok: true, value: expect.objectContaining({ kind: 'locked', why: 'person' }) })
  await expect(window.lockCard).toBeVisible()
})

test('a person goes on where they were: an open dialog comes back with all that was typed', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, demoProfile('application', 'Client'))
  await window.addProfile(usergrid.baseUrl, demoProfile('admin-user', 'Admin'))
  await page.getByRole('tab', { name: 'Token' }).click()
  await window.typeProfile(usergrid.baseUrl, tester)
  await window.lock()
  await expect(window.dialog).toHaveCount(0)
  expect(await page.content()).not.toContain(tester.secret)
  expect(await window.ask('desktop', 'takePlace')).toEqual({ ok: true, value: null })

  await window.unlockByKeychain()
  await expect(window.dialog.getByLabel('Password', { exact: true })).toHaveValue(tester.secret)
  await expect(window.dialog.getByLabel('Application', { exact: true })).toHaveValue(tester.application)
  await expect(window.dialog.getByLabel('Name', { exact: true })).toHaveValue('Tester')
  await page.keyboard.press('Control+Enter')
  await expect(window.row('Tester')).toContainText('6d 23h')
  await expect(page.getByRole('tab', { name: 'Token' })).toHaveAttribute('aria-selected', 'true')
})

test('so do the settings of a server', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, tester)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Server settings…' }).click()
  await window.fill('Name', 'Head off')
  await window.fill('Time limit in seconds', 'ten')
  await window.lock()
  await expect(window.dialog).toHaveCount(0)
  await window.unlockByKeychain()
  await expect(window.dialog).toHaveAccessibleName('Server settings')
  await expect(window.dialog.getByLabel('Name', { exact: true })).toHaveValue('Head off')
  await expect(window.dialog.getByLabel('Time limit in seconds')).toHaveValue('ten')
  await window.fill('Time limit in seconds', '10')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alertdialog')).toContainText('not saved')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+s')
  await expect(window.dialog).toHaveCount(0)
  await expect(page.getByRole('treeitem').first()).toContainText('Head off')
})

test('a token that was on its way is minted after unlocking', async ({ launch, server }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, tester)
  server.answer({ kind: 'hang' })
  await window.getToken()
  await expect.poll(() => server.requests.length).toBe(1)
  await window.lock()
  server.answer({ kind: 'reply', body: { access_token: 'the-token-of-later', expires_in: 3600 } })
  await window.unlockByKeychain()
  await expect(window.row('Tester')).toContainText(/59m 5\ds|1h 00m/)
  expect(server.requests.length).toBe(2)
})

test('what is chosen in a menu that was open while it locked is done after unlocking', async ({ launch, server, tray, clipboard }) => {
  server.answer({ kind: 'reply', body: { access_token: 'the-token-of-later', expires_in: 3600 } })
  const { app, page } = await launch()
  await keepTrayMenu(app)
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, tester)
  await window.getToken()
  await tray.waitForMenu(({ children }) => children.some(({ label }) => /^Tester · local — (59m|1h)$/.test(label)))
  await window.lock()
  await clipboard.write('before')
  await clickInKeptMenu(app, 'Tester', 'Copy header')
  expect(await clipboard.text()).toBe('before')
  await window.unlockByKeychain()
  await expect.poll(() => clipboard.text()).toBe('Authorization: Bearer the-token-of-later')
})

/** From now on the last menu of profiles that the tray was given can still be used when another has taken its place, as an open one can. */
async function keepTrayMenu(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ Tray }) => {
    const setContextMenu = Reflect.get(Tray.prototype, 'setContextMenu')
    Tray.prototype.setContextMenu = function (menu) {
      if (menu?.items.some(({ type }) => type === 'submenu') === true) Object.assign(globalThis, { keptMenu: menu })
      setContextMenu.call(this, menu)
    }
  })
}

async function clickInKeptMenu(app: ElectronApplication, profile: string, label: string): Promise<void> {
  await app.evaluate(
    (_electron, [start, wanted]) => {
      const { keptMenu } = globalThis as unknown as { readonly keptMenu: Electron.Menu }
      const profileItem = keptMenu.items.find((item) => item.label.startsWith(start))
      const found = profileItem?.submenu?.items.find((item) => item.label === wanted)
      if (found === undefined) throw new Error(`no ${start} > ${wanted} among ${keptMenu.items.map((item) => item.label).join(', ')}`)
      found.click()
    },
    [profile, label] as const
  )
}
