import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Locator } from '@playwright/test'
import { startDesktopSession } from '../support/desktop-session.ts'
import { answerFileDialogs } from '../support/file-dialogs.ts'
import { expect, test as base } from '../support/mintmark.ts'
import { launchApp, type RunningApp } from '../support/running-app.ts'
import { SettingsView } from '../support/settings-view.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')
const client = demoProfile('application', 'Client')
const passphrase = 'four words of a test'

const test = base.extend<{
  /** Mintmark on another computer: another home, another keyring. It sees the same files, as on a stick. */
  elsewhere: RunningApp
}>({
  elsewhere: async ({ display }, use) => {
    const desktop = await startDesktopSession(display.name, 'unlocked')
    try {
      const running = await launchApp(desktop, {})
      await use(running)
      expect(running.pageErrors()).toEqual([])
      await running.quit()
    } finally {
      await desktop.stop()
    }
  }
})

async function exportSealed({ app, page }: RunningApp, path: string, typed = passphrase): Promise<void> {
  await answerFileDialogs(app, path)
  const settings = new SettingsView(page)
  await settings.open()
  const fields = { 'Passphrase of the file': typed, 'Repeat it': typed }
  await settings.do(['Export with secrets', 'Export…'], 'Export with secrets', fields, 'Export…')
  await settings.close()
}

async function exportForOthers({ app, page }: RunningApp, path: string): Promise<void> {
  await answerFileDialogs(app, path)
  const settings = new SettingsView(page)
  await settings.open()
  await settings.button('Export without secrets', 'Export…').click()
  await expect.poll(() => readFile(path, 'utf8').catch(() => '')).toContain('shared-export')
  await settings.close()
}

/** Chooses the file, and gives the dialog that comes. */
async function chooseImport({ app, page }: RunningApp, path: string): Promise<Locator> {
  await answerFileDialogs(app, path)
  const settings = new SettingsView(page)
  await settings.open()
  await settings.button('Import', 'Import…').click()
  return settings.dialog(`Import ${basename(path)}`)
}

async function openSealed(dialog: Locator, typed = passphrase): Promise<void> {
  await new SettingsView(dialog.page()).answer(dialog, { 'Passphrase of the file': typed }, 'Open')
}

async function runImport(dialog: Locator, label: string): Promise<void> {
  const settings = new SettingsView(dialog.page())
  await settings.answer(dialog, {}, label)
  await expect(dialog).toHaveCount(0)
  await settings.close()
}

test('profiles move to another computer with their secrets, in a file that says nothing of them', async ({
  launch,
  elsewhere,
  desktop,
  usergrid
}) => {
  const here = await launch()
  const window = new MintmarkWindow(here.page)
  await window.addProfile(usergrid.baseUrl, tester)
  await window.addProfile(usergrid.baseUrl, client)
  const path = join(desktop.home, 'moving.mintmark')
  await exportSealed(here, path)

  const text = await readFile(path, 'utf8')
  const sealed = Buffer.from(JSON.parse(text).sealed, 'base64').toString('latin1')
  for (const word of [tester.secret, client.secret, tester.principal, 'storefront', passphrase]) expect(text + sealed).not.toContain(word)
  expect((await stat(path)).mode & 0o777).toBe(0o600)

  const dialog = await chooseImport(elsewhere, path)
  await openSealed(dialog)
  await expect(dialog).toContainText('Tester')
  await expect(dialog).toContainText(usergrid.baseUrl)
  await runImport(dialog, 'Add 2')
  const there = new MintmarkWindow(elsewhere.page)
  for (const { name } of [tester, client]) {
    await there.row(name).click()
    await there.getToken()
    await expect(there.row(name)).toContainText('6d 23h')
  }
  const logs = (await here.mainLog()) + (await elsewhere.mainLog()) + here.pageLog() + elsewhere.pageLog()
  for (const secret of [tester.secret, client.secret, passphrase]) expect(logs).not.toContain(secret)
})

test('shared profiles come without secrets, and say so when a token is asked for', async ({ launch, elsewhere, desktop, usergrid }) => {
  const here = await launch()
  const window = new MintmarkWindow(here.page)
  await window.addProfile(usergrid.baseUrl, tester)
  const path = join(desktop.home, 'sharing.mintmark')
  await exportForOthers(here, path)
  const text = await readFile(path, 'utf8')
  expect(text).toContain(tester.principal)
  for (const left of [tester.secret, Buffer.from(tester.secret).toString('base64'), 'proxy', 'lastUsedAt']) expect(text).not.toContain(left)

  const dialog = await chooseImport(elsewhere, path)
  await expect(dialog).toContainText('Tester')
  await expect(dialog).toContainText('These profiles come without secrets')
  await expect(dialog.getByLabel('Passphrase of the file')).toHaveCount(0)
  await runImport(dialog, 'Add 1')
  const there = new MintmarkWindow(elsewhere.page)
  await there.row('Tester').click()
  await there.getToken()
  await expect(there.detail).toContainText('This profile has no secret yet')
  await expect(there.detail).toContainText('Type the secret once.')
})

test('a wrong passphrase, a short one and a file of something else are told in words', async ({ launch, desktop, usergrid }) => {
  const here = await launch()
  const { page } = here
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, tester)
  const path = join(desktop.home, 'a.mintmark')
  await exportSealed(here, path)

  const dialog = await chooseImport(here, path)
  await openSealed(dialog, 'four words of a guess')
  await expect(dialog).toContainText('This passphrase does not open the file')
  await openSealed(dialog)
  await expect(dialog).toContainText('Tester')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  const settings = new SettingsView(page)
  await settings.close()

  const other = join(desktop.home, 'other.mintmark')
  await writeFile(other, '{"mintmark":"sealed-export","version":7}')
  await chooseImport(here, other)
  await expect(page.getByText('other.mintmark is from a newer version of Mintmark')).toBeVisible()
  await settings.close()
  await writeFile(other, 'a shopping list')
  await chooseImport(here, other)
  await expect(page.getByText('other.mintmark was not exported by Mintmark')).toBeVisible()

  await settings.button('Export with secrets', 'Export…').click()
  const exporting = settings.dialog('Export with secrets')
  await settings.answer(exporting, { 'Passphrase of the file': 'short', 'Repeat it': 'short' }, 'Export…')
  await expect(exporting).toContainText('It needs at least 8 characters.')
})

test('of a profile that is here already a person keeps the own one, the other, or both', async ({
  launch,
  elsewhere,
  desktop,
  usergrid
}) => {
  const here = await launch()
  const window = new MintmarkWindow(here.page)
  await window.addProfile(usergrid.baseUrl, tester)
  await window.addProfile(usergrid.baseUrl, client)
  const path = join(desktop.home, 'again.mintmark')
  await exportSealed(here, path)

  // The same credentials under another name, with a password that is no longer right.
  const there = new MintmarkWindow(elsewhere.page)
  await there.addProfile(usergrid.baseUrl, { ...tester, name: 'Mine', secret: 'the old one' })
  const importAgain = async (choice: string, label: string): Promise<void> => {
    const dialog = await chooseImport(elsewhere, path)
    await openSealed(dialog)
    await dialog.getByRole('radio', { name: choice }).check({ force: true })
    await runImport(dialog, label)
  }
  const expectToken = async (name: string, pill: string): Promise<void> => {
    await there.row(name).click()
    await there.getToken()
    await expect(there.row(name)).toContainText(pill)
  }

  await importAgain('Keep mine', 'Add 1')
  await expect(there.row(/./)).toHaveCount(2)
  await expectToken('Client', '6d 23h')
  await expectToken('Mine', 'Rejected')

  await importAgain('Replace mine', 'Replace 2')
  await expect(there.row(/./)).toHaveCount(2)
  await expect(there.row('Mine')).toHaveCount(0)
  await expectToken('Tester', '6d 23h')

  await importAgain('Have both', 'Add 2')
  await expect(there.row(/./)).toHaveCount(4)
  await expectToken('Tester (imported)', '6d 23h')

  const dialog = await chooseImport(elsewhere, path)
  await openSealed(dialog)
  await expect(dialog.getByRole('button', { name: 'Nothing to add' })).toBeDisabled()
})

test('nothing happens when the file dialog is closed', async ({ launch, usergrid }) => {
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, tester)
  await answerFileDialogs(app, null)
  const settings = new SettingsView(page)
  await settings.open()
  await settings.button('Import', 'Import…').click()
  await settings.button('Export without secrets', 'Export…').click()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await settings.close()
  await expect(window.row('Tester')).toBeVisible()
})
