import type { Page } from '@playwright/test'
import type { DemoProfile } from '../../src-main/demo-server/demo-organization.ts'
import { expect, test } from '../support/mintmark.ts'
import type { TrayHost } from '../support/tray-host.ts'
import { closeWindow, isVisible } from '../support/window-visibility.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const bearer = /^Authorization: Bearer YWMt[\w-]{59}$/
const organization = demoProfile('organization', 'Whole acme')
const admin = demoProfile('admin-user', 'Root')
const question = (page: Page, kind: 'organization' | 'admin user') =>
  page.getByRole('alertdialog', { name: `Copy an ${kind} token of production?` })

/** Profiles of a production server, each with a token. */
async function onProduction(page: Page, baseUrl: string, ...profiles: readonly DemoProfile[]): Promise<MintmarkWindow> {
  const window = new MintmarkWindow(page)
  for (const profile of profiles) {
    await window.typeProfile(baseUrl, profile)
    await window.dialog.getByLabel('Environment').selectOption('Production')
    await window.dialog.getByRole('button', { name: 'Save and get token' }).click()
    await window.dialog.waitFor({ state: 'detached' })
    await expect(window.row(profile.name)).toContainText('6d 23h')
  }
  return window
}
const waitForRow = (tray: TrayHost, start: string) =>
  tray.waitForMenu(({ children }) => children.some(({ label }) => label.startsWith(start)))

test('a token of the whole organization is copied after one question a session', async ({ launch, usergrid, clipboard }) => {
  const { page } = await launch()
  await clipboard.write('before')
  const window = await onProduction(page, usergrid.baseUrl, admin, organization)
  await expect(page.getByRole('row', { name: 'Whole acme, production', exact: true })).toContainText('Production · acme')
  const copy = window.card.getByRole('button', { name: 'Copy header' })
  await copy.click()
  await expect(question(page, 'organization')).toContainText(/every application of the organization on 127\.0\.0\.1:\d+\./)
  await question(page, 'organization').getByRole('button', { name: 'Cancel' }).click()
  expect(await clipboard.text()).toBe('before')
  await copy.click()
  await question(page, 'organization').getByRole('button', { name: 'Copy token' }).click()
  await expect.poll(() => clipboard.text()).toMatch(bearer)

  // Another form of the same profile's token is no new question; another profile is.
  await page.getByRole('button', { name: 'Copy response' }).click()
  await expect.poll(() => clipboard.text()).toContain('"access_token"')
  await window.row('Root').click()
  await page.keyboard.press('Control+c')
  await expect(question(page, 'admin user')).toContainText('every organization of the admin')
  await page.keyboard.press('Escape')

  await window.lock()
  await window.unlockByKeychain()
  await window.row('Whole acme').click()
  await copy.click()
  await expect(question(page, 'organization')).toBeVisible()
})

test('quick pick asks the same', async ({ launch, usergrid, clipboard }) => {
  const { page } = await launch()
  await clipboard.write('before')
  await onProduction(page, usergrid.baseUrl, organization)
  const pick = async (): Promise<void> => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('option', { selected: true })).toContainText('Production · acme')
    await page.keyboard.press('Enter')
  }
  await pick()
  await expect(question(page, 'organization')).toBeVisible()
  expect(await clipboard.text()).toBe('before')
  await question(page, 'organization').getByRole('button', { name: 'Copy token' }).click()
  await expect.poll(() => clipboard.text()).toMatch(bearer)
  await clipboard.write('before')
  await pick()
  await expect.poll(() => clipboard.text()).toMatch(bearer)
})

test('the tray asks by the window, once until it is locked', async ({ launch, usergrid, tray, clipboard }) => {
  const { app, page } = await launch()
  await clipboard.write('before')
  const window = await onProduction(page, usergrid.baseUrl, organization, demoProfile('application-user', 'Tester'))
  await closeWindow(app)
  await expect.poll(() => isVisible(app)).toBe(false)
  await waitForRow(tray, 'Whole acme · production — 6d')

  // What opens little is copied without the window.
  await tray.click([/^Tester/, 'Copy token'])
  await expect.poll(() => clipboard.text()).toMatch(/^YWMt/)
  expect(await isVisible(app)).toBe(false)
  await clipboard.write('before')

  await tray.click([/^Whole acme/, 'Copy header'])
  await expect.poll(() => isVisible(app)).toBe(true)
  await expect(question(page, 'organization')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Whole acme')
  expect(await clipboard.text()).toBe('before')
  await question(page, 'organization').getByRole('button', { name: 'Copy token' }).click()
  await expect.poll(() => clipboard.text()).toMatch(bearer)

  await clipboard.write('before')
  await tray.click([/^Whole acme/, 'Copy header'])
  await expect.poll(() => clipboard.text()).toMatch(bearer)
  await expect(page.getByRole('alertdialog')).toHaveCount(0)

  await window.lock(() => tray.click(['Lock']))
  await window.unlockByKeychain()
  await clipboard.write('before')
  await waitForRow(tray, 'Whole acme')
  await tray.click([/^Whole acme/, 'Copy header'])
  await expect(question(page, 'organization')).toBeVisible()
  expect(await clipboard.text()).toBe('before')
})
