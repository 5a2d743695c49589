import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { chooseInMenu } from '../support/app-menu.ts'
import { expect, test } from '../support/mintmark.ts'
import { passphraseOfMany, writeVaultOfMany } from '../support/vault-of-many.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const bearer = /^Authorization: Bearer YWMt[\w-]{59}$/
const field = (page: Page) => page.getByRole('combobox', { name: 'Find a profile' })
const option = (page: Page, name: string | RegExp) => page.getByRole('option', { name })
const active = (page: Page) => page.getByRole('option', { selected: true })

async function openPick(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
}

/** Two profiles of the same application, with a token each, and the focus in the list. */
async function twoProfiles(page: Page, baseUrl: string): Promise<MintmarkWindow> {
  const window = new MintmarkWindow(page)
  for (const profile of [demoProfile('application-user', 'Atlas tester'), demoProfile('application', 'Loyalty backend')]) {
    await window.addProfile(baseUrl, profile)
    await window.getToken()
    await expect(window.row(profile.name)).toContainText('6d 23h')
  }
  await window.row('Atlas tester').click()
  return window
}

test('a profile is found and copied by keyboard alone, in each form', async ({ launch, usergrid, clipboard }) => {
  const { page } = await launch()
  const window = await twoProfiles(page, usergrid.baseUrl)
  await openPick(page)
  await page.keyboard.type('lyl bck')
  await expect(page.getByRole('status').filter({ hasText: 'of 2' })).toHaveText('1 of 2')
  await expect(active(page)).toContainText('Loyalty backend')
  await expect(active(page)).toContainText('Local')
  await expect(active(page).locator('mark')).toHaveText(['L', 'y', 'l', 'b', 'ck'])
  await page.keyboard.press('Enter')
  await expect.poll(() => clipboard.text()).toMatch(bearer)
  await expect(field(page)).toHaveCount(0)
  await expect(page.getByRole('status').filter({ hasText: 'Header copied' })).toBeVisible()
  const header = await clipboard.text()

  // The one that was used is offered first.
  await openPick(page)
  await expect(active(page)).toContainText('Loyalty backend')
  await page.keyboard.press('End')
  await expect(active(page)).toContainText('Atlas tester')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => clipboard.text()).toBe(`curl -H '${header}' '${usergrid.baseUrl}/acme/storefront'`)

  await openPick(page)
  await page.keyboard.press('Alt+Enter')
  await expect.poll(() => clipboard.text()).toBe(header?.replace('Authorization: Bearer ', ''))
  await expect(window.dialog).toHaveCount(0)

  // A pinned one comes before it.
  await window.detail.getByRole('button', { name: 'Pin' }).click()
  await expect(window.row('Atlas tester').getByLabel('Pinned')).toBeVisible()
  await openPick(page)
  await expect(active(page)).toContainText('Atlas tester')
})

test('Escape gives the focus back to where it was', async ({ launch, usergrid }) => {
  const { app, page } = await launch()
  const window = await twoProfiles(page, usergrid.baseUrl)
  await window.row('Atlas tester').focus()
  await openPick(page)
  await page.keyboard.type('nothing like this')
  await expect(window.dialog).toContainText('No profile matches “nothing like this”')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(window.row('Atlas tester')).toBeFocused()

  await page.keyboard.press('Control+f')
  await page.keyboard.type('test')
  await openPick(page)
  await page.keyboard.press('Control+k')
  const search = page.getByRole('searchbox', { name: 'Search profiles' })
  await expect(search).toBeFocused()
  await expect(search).toHaveValue('test')
  await expect(window.row('Atlas tester').locator('mark')).toHaveText(['test', 'test'])

  await chooseInMenu(app, 'quick-pick')
  await expect(field(page)).toBeFocused()
})

test('an expired token is minted first, and Escape ends the waiting', async ({ launch, server, clipboard }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await clipboard.write('before')
  await window.addProfile(server.url, demoProfile('application-user', 'Tester'))
  server.answer({ kind: 'reply', body: '{"access_token":"an-opaque-token-that-is-over-at-once","expires_in":0}' })
  await window.getToken()
  await window.row('Tester').focus()

  server.answer({ kind: 'hang' })
  await openPick(page)
  await expect(active(page)).toContainText('Mints first')
  await page.keyboard.press('Enter')
  await expect(active(page)).toContainText('Minting…')
  await page.keyboard.press('Escape')
  await expect(window.row('Tester')).toBeFocused()
  await expect(window.row('Tester')).toContainText('Expired')

  server.answer({ kind: 'reply', body: '{"access_token":"an-opaque-token-that-lives-for-an-hour","expires_in":3600}' })
  await openPick(page)
  await page.keyboard.press('Enter')
  await expect.poll(() => clipboard.text()).toBe('Authorization: Bearer an-opaque-token-that-lives-for-an-hour')
  await expect(window.dialog).toHaveCount(0)
  expect(server.requests.length).toBe(3)
})

test('what went wrong is said in words, with a way out', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, { ...demoProfile('application-user', 'Tester'), secret: 'not the password' })
  await openPick(page)
  await page.keyboard.press('Enter')
  await expect(window.dialog.getByRole('alert')).toContainText('Tester: The server rejected the username or password')
  await expect(active(page)).toContainText('Rejected')
  await page.keyboard.press('Tab')
  await expect(window.dialog.getByRole('button', { name: 'Edit password' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(window.dialog.getByLabel('Username', { exact: true })).toHaveValue('testuser')
})

test('a token that reaches too far is asked about, and the focus comes back', async ({ launch, usergrid, clipboard }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await clipboard.write('before')
  await window.addProfile(usergrid.baseUrl, {
    ...demoProfile('organization', 'Backend'),
    accessType: 'application',
    application: 'storefront'
  })
  await window.row('Backend').focus()
  const question = page.getByRole('alertdialog', { name: 'Copy a token of the whole organization?' })
  await openPick(page)
  await page.keyboard.press('Enter')
  await expect(question).toBeVisible()
  await expect(field(page)).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(window.row('Backend')).toBeFocused()
  expect(await clipboard.text()).toBe('before')

  await openPick(page)
  await page.keyboard.press('Alt+Enter')
  await question.getByRole('button', { name: 'Copy anyway' }).click()
  await expect.poll(() => clipboard.text()).toMatch(/^YWMt[\w-]{59}$/)
})

test('among ten thousand profiles the wanted one is found', async ({ launch, desktop }) => {
  await writeVaultOfMany(join(desktop.home, 'mintmark'))
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await page.getByLabel('Passphrase').fill(passphraseOfMany)
  await page.keyboard.press('Enter')
  await expect(window.row(/./).first()).toBeVisible()

  await openPick(page)
  await expect(window.dialog).toContainText('10000 of 10000')
  await page.keyboard.type('ware orga-120')
  await expect(window.dialog).toContainText(/\b7 of 10000/)
  await expect(option(page, /./)).toHaveCount(7)
  await expect(active(page)).toContainText('organization-120 / warehouse')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('number 9999')
  await expect(active(page)).toContainText('number 9999')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('number')
  await page.keyboard.press('End')
  await expect(active(page)).toBeInViewport()
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+f')
  await page.keyboard.type('billing 9999')
  await expect(window.row(/./)).toHaveCount(0)
  await page.keyboard.press('Control+a')
  await page.keyboard.type('9998')
  await expect(window.row(/./)).toHaveCount(1)
})
