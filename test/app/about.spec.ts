import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chooseInMenu } from '../support/app-menu.ts'
import { findSecrets } from '../support/find-secret.ts'
import { expect, test } from '../support/mintmark.ts'
import { SettingsView } from '../support/settings-view.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const project = join(import.meta.dirname, '../..')

test('About tells versions, vault and folder; what it copies names no profile and no person', async ({ launch, server, clipboard }) => {
  server.answer({ kind: 'reply', body: { access_token: 'an-opaque-token-of-forty-characters-or-so', expires_in: 3600 } })
  const { app, page, userData } = await launch()
  const window = new MintmarkWindow(page)
  const profile = { ...demoProfile('application-user', 'Profile of Maria'), organization: 'acme-corp', application: 'web-shop' }
  await window.addProfile(server.url, profile)
  await window.getToken()
  const token = await window.reveal()

  await chooseInMenu(app, 'about')
  const about = page.getByRole('dialog', { name: 'About Mintmark' })
  const versions = await app.evaluate(({ app }) => ({ app: app.getVersion(), ...process.versions }))
  for (const text of [`Mintmark ${versions.app}`, `Electron ${versions.electron}`, `Chromium ${versions.chrome}`, `Node ${versions.node}`])
    await expect(about).toContainText(text)
  await expect(about).toContainText('Opens with GNOME Keyring')
  await about.getByRole('button', { name: 'Copy diagnostics' }).click()
  await expect(page.getByText('Diagnostics copied')).toBeVisible()

  const copied = (await clipboard.text()) ?? ''
  expect(copied).toMatch(
    /^Mintmark: .*\nElectron: .*\nChromium: .*\nNode: .*\nSystem: linux .*\n(Desktop: .*\n)?Data: ~.*\nVault: Opens with GNOME Keyring\n/
  )
  const { name, organization, application, principal, secret } = profile
  expect(findSecrets(Buffer.from(copied), { name, organization, application, principal, secret, token, address: server.url })).toEqual([])
  expect(copied).not.toContain(join(userData, '..'))

  await page.keyboard.press('Escape')
  await expect(about).toHaveCount(0)
})

test('About is there while Mintmark is locked', async ({ launch, clipboard }) => {
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  await window.lock()
  await chooseInMenu(app, 'about')
  const about = page.getByRole('dialog', { name: 'About Mintmark' })
  await expect(about).toContainText('Locked; opens with GNOME Keyring')
  await about.getByRole('button', { name: 'Copy diagnostics' }).click()
  await expect(page.getByText('Diagnostics copied')).toBeVisible()
  expect(await clipboard.text()).toContain('Vault: Locked; opens with GNOME Keyring')
})

test('the logs are shown by the file manager, and nothing else is ever opened', async ({ launch }) => {
  const { app, page, userData } = await launch()
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openPath = async (path) => (opened.push(path) > 1 ? 'no file manager' : '')
  })
  const settings = new SettingsView(page)
  await settings.open()
  const open = settings.button(/^Mintmark \d/, 'Open logs')
  await open.click()
  const logs = join(userData, 'logs')
  await expect.poll(() => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([logs])
  await expect(page.getByText('could not be read')).toHaveCount(0)
  await open.click()
  await expect(page.getByText(/logs could not be read/)).toBeVisible()
})

test('the licences of all that is shipped can be read', async ({ launch }) => {
  const { page, app } = await launch()
  const settings = new SettingsView(page)
  await settings.open()
  await settings.button(/^Mintmark \d/, 'Licences…').click()
  const dialog = settings.dialog('Licences')
  const { dependencies } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }
  // The widgets of bits-ui that know dates are not in the bundle, and so neither is what they need.
  const shipped = Object.entries(dependencies).filter(([name]) => name !== '@internationalized/date')
  const electron = await app.evaluate(() => process.versions.electron)
  for (const [name, version] of [...shipped, ['electron', electron], ['mintmark', '']] as const)
    await expect(dialog.getByText(new RegExp(`^${name} ${version}`)).first()).toBeVisible()

  const font = dialog.locator('details', { hasText: '@fontsource-variable/inter' })
  await font.locator('summary').click()
  await expect(font).toContainText('SIL OPEN FONT LICENSE')
  const texts = await dialog.locator('pre').allTextContents()
  expect(texts.length).toBeGreaterThan(45)
  expect(texts.filter((text) => text.trim().length < 400)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
})
