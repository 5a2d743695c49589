import type { Page } from '@playwright/test'
import { expect, test } from '../support/mintmark.ts'
import type { ScriptedServer } from '../support/scripted-server.ts'
import { SettingsView } from '../support/settings-view.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')
/** A tenth of it is left when it is renewed. */
const lifetimeS = 6

/** Each token is another one, and none lives long. */
function grantBriefly(server: ScriptedServer): void {
  server.answer(() => ({
    kind: 'reply',
    body: { access_token: `token-number-${server.requests.length}-of-a-brief-life`, expires_in: lifetimeS }
  }))
}
const reject = (server: ScriptedServer): void =>
  server.answer({ kind: 'reply', status: 400, body: { error: 'invalid_grant', error_description: 'invalid username or password' } })

/** A profile with a token, kept fresh by its own flag. */
async function keptProfile(page: Page, server: ScriptedServer): Promise<MintmarkWindow> {
  const window = new MintmarkWindow(page)
  grantBriefly(server)
  await window.typeProfile(server.url, tester)
  await window.dialog.getByText('More options').click()
  const flag = window.dialog.getByRole('checkbox', { name: 'Keep fresh' })
  await expect(flag).not.toBeChecked()
  await expect(window.dialog).toContainText('Each mint leaves a live token behind on the server.')
  await flag.check()
  await page.keyboard.press('Control+Enter')
  await window.dialog.waitFor({ state: 'detached' })
  await window.maskedToken()
  return window
}

test('a flagged profile gets its next token before this one expires, and says what it was for', async ({ launch, server }) => {
  const { page, userData, quit } = await launch()
  const window = await keptProfile(page, server)
  await expect(window.row('Tester').getByRole('img', { name: 'Kept fresh' })).toBeVisible()
  await expect.poll(() => server.requests.length, { timeout: 20_000 }).toBe(3)
  await page.getByRole('tab', { name: 'Activity' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'to keep it fresh' })).toHaveCount(2)
  await expect(window.row('Tester')).toContainText(/^\D*[3-6]s/)

  // It outlives a restart, even one that came too late for the token.
  await quit()
  await new Promise((resolve) => setTimeout(resolve, lifetimeS * 1_000))
  const before = server.requests.length
  const again = await launch({ userData })
  await expect.poll(() => server.requests.length).toBe(before + 1)
  await expect(new MintmarkWindow(again.page).row('Tester')).toContainText(/[1-6]s/)
})

test('a rejected password ends it at once, in words, until the person types another', async ({ launch, server }) => {
  const { page } = await launch()
  const window = await keptProfile(page, server)
  reject(server)
  await expect(window.detail).toContainText('Keep fresh stopped: the server rejected the username or password', { timeout: 20_000 })
  await expect(window.detail).toContainText('Nothing more is sent by itself until you get a token, or change the password.')
  await expect(window.row('Tester').getByRole('img', { name: 'Keep fresh stopped' })).toBeVisible()
  expect(server.requests.length).toBe(2)
  await expect(window.row('Tester')).toContainText('Rejected', { timeout: 20_000 })
  expect(server.requests.length).toBe(2)
  await page.getByRole('tab', { name: 'Activity' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'wrong username or password · to keep it fresh' })).toHaveCount(1)

  grantBriefly(server)
  await page.keyboard.press('Control+e')
  await window.fill('Password', 'another one')
  await page.keyboard.press('Control+s')
  await expect(window.row('Tester').getByRole('img', { name: 'Kept fresh' })).toBeVisible()
  await expect.poll(() => server.requests.length).toBe(3)
  await expect(window.detail).not.toContainText('Keep fresh stopped')
})

test('pinned profiles are kept fresh when the settings say so, and no longer when they do not', async ({ launch, server }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  grantBriefly(server)
  await window.addProfile(server.url, tester)
  await window.detail.getByRole('button', { name: 'Pin' }).click()
  await window.getToken()
  await expect(window.row('Tester')).toContainText('Expired', { timeout: 20_000 })
  expect(server.requests.length).toBe(1)

  const settings = new SettingsView(page)
  const toggle = async (): Promise<void> => {
    await settings.open()
    await page.getByRole('switch', { name: 'Keep pinned profiles fresh' }).click()
    await settings.close()
  }
  await toggle()
  await expect.poll(() => server.requests.length, { timeout: 20_000 }).toBe(3)
  await window.detail.getByRole('button', { name: 'More' }).click()
  await expect(page.getByRole('menuitemcheckbox', { name: 'Keep fresh' })).toBeDisabled()
  await page.keyboard.press('Escape')
  // While it is there Esc is the menu's, also in the settings.
  await expect(page.getByRole('menu')).toHaveCount(0)
  await toggle()
  await expect(window.row('Tester').getByRole('img', { name: 'Kept fresh' })).toHaveCount(0)
  const before = server.requests.length
  await expect(window.row('Tester')).toContainText('Expired', { timeout: 20_000 })
  expect(server.requests.length).toBe(before)
})

test('a server in trouble is tried again, and a click joins the request that is on its way', async ({ launch, server }) => {
  const { page } = await launch()
  const window = await keptProfile(page, server)
  server.answer({ kind: 'reply', status: 503, body: { error: 'unavailable' } })
  await expect.poll(() => server.requests.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(4)
  server.answer({ kind: 'hang' })
  await expect(window.row('Tester')).toContainText('Minting…', { timeout: 20_000 })
  await expect.poll(() => server.requests.at(-1)?.method).toBe('POST')
  const before = server.requests.length
  await window.row('Tester').focus()
  await page.keyboard.press('Control+r')
  await expect(window.row('Tester')).toContainText('Minting…')
  expect(server.requests.length).toBe(before)
  // Whoever cancels is left alone for a while.
  grantBriefly(server)
  await window.detail.getByRole('button', { name: 'Cancel' }).click()
  await expect(window.row('Tester')).not.toContainText('Minting…')
  await window.getToken()
  await expect(window.row('Tester')).toContainText(/[3-6]s/)
  expect(server.requests.length).toBe(before + 1)
})

test('nothing is sent while it is locked; after unlocking the token is renewed at once', async ({ launch, server }) => {
  const { page } = await launch()
  const window = await keptProfile(page, server)
  await window.lock()
  await expect(window.glance).toContainText('Expired', { timeout: 20_000 })
  expect(server.requests.length).toBe(1)
  await window.unlockByKeychain()
  await expect.poll(() => server.requests.length).toBe(2)
  await expect(window.row('Tester')).toContainText(/[3-6]s/)
})

test('the menu of a profile switches it on and off', async ({ launch, server }) => {
  const { page } = await launch()
  const window = await keptProfile(page, server)
  const item = page.getByRole('menuitemcheckbox', { name: 'Keep fresh' })
  const choose = async (): Promise<void> => {
    await window.detail.getByRole('button', { name: 'More' }).click()
    await item.click()
  }
  // The sign of what is kept fresh stays; the tick comes to it.
  await window.detail.getByRole('button', { name: 'More' }).click()
  await expect(item.locator('svg')).toHaveClass([/lucide-repeat/, /lucide-check/])
  const gap = await item.evaluate((row) => row.getBoundingClientRect().right - (row.lastElementChild?.getBoundingClientRect().right ?? 0))
  expect(gap).toBe(8)
  await item.click()
  await expect(window.row('Tester').getByRole('img', { name: 'Kept fresh' })).toHaveCount(0)
  await expect(window.row('Tester')).toContainText('Expired', { timeout: 20_000 })
  expect(server.requests.length).toBe(1)
  await choose()
  await expect.poll(() => server.requests.length).toBe(2)
})
