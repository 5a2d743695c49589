import type { Page } from '@playwright/test'
import type { DemoProfile } from '../../src-main/demo-server/demo-organization.ts'
import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const bearer = /^Authorization: Bearer YWMt[\w-]{59}$/
/** An organization's client at an application's address: the server grants the whole organization. */
const tooFar = { ...demoProfile('organization', 'Backend'), accessType: 'application', application: 'storefront' } as const
const warning = 'You asked for an application token; the server granted the whole organization'

async function granted(page: Page, baseUrl: string, profile: DemoProfile): Promise<MintmarkWindow> {
  const window = new MintmarkWindow(page)
  await window.addProfile(baseUrl, profile)
  await window.getToken()
  await expect(window.row(profile.name)).toContainText('6d 23h')
  return window
}

test('a token that reaches further than asked for is copied only after a yes', async ({ launch, usergrid, clipboard }) => {
  const { page } = await launch()
  await clipboard.write('before')
  const window = await granted(page, usergrid.baseUrl, tooFar)
  const alert = window.card.getByRole('alert')
  await expect(alert).toContainText(warning)
  await expect(alert).toContainText('The client id starts with b3U6, so it belongs to the organization acme.')
  await expect(alert).toContainText('both applications of acme, not only storefront')

  const question = page.getByRole('alertdialog', { name: 'Copy a token of the whole organization?' })
  await window.card.getByRole('button', { name: 'Copy header' }).click()
  await expect(question).toContainText('You asked for an application token.')
  expect(await clipboard.text()).toBe('before')
  await question.getByRole('button', { name: 'Cancel' }).click()
  expect(await clipboard.text()).toBe('before')

  await page.getByRole('button', { name: 'Copy response' }).click()
  await expect(question).toBeVisible()
  expect(await clipboard.text()).toBe('before')
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)

  await window.row('Backend').focus()
  await page.keyboard.press('Control+c')
  await question.getByRole('button', { name: 'Copy anyway' }).click()
  await expect.poll(() => clipboard.text()).toMatch(bearer)
  await expect(alert).toContainText(warning)
})

test('"Keep anyway" ends warning and question, for this identity', async ({ launch, usergrid, clipboard }) => {
  const { app, page } = await launch()
  const window = await granted(page, usergrid.baseUrl, tooFar)
  await window.card.getByRole('button', { name: 'Keep anyway' }).click()
  await expect(window.card.getByRole('alert')).toHaveCount(0)
  await expect(window.card).toContainText('Server granted: organization acme, kept although you asked for an application token')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(880, 560))
  await expect.poll(() => window.detail.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
  await window.card.getByRole('button', { name: 'Copy header' }).click()
  await expect.poll(() => clipboard.text()).toMatch(bearer)
  await window.getToken()
  await window.card.getByRole('button', { name: 'Copy header' }).click()
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await expect(window.card.getByRole('alert')).toHaveCount(0)
})

test('the warning can change the access type, which then fits', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = await granted(page, usergrid.baseUrl, tooFar)
  await window.card.getByRole('button', { name: 'Change to Organization' }).click()
  await expect(window.card).toContainText('Server granted: organization acme')
  await expect(window.card.getByRole('alert')).toHaveCount(0)
  await expect(window.detail.locator('[data-access-type]')).toHaveText('Organization')
  expect(usergrid.requests.get('POST /management/token')).toBe(1)
})

test('the warning leads to the client id that reaches too far', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = await granted(page, usergrid.baseUrl, tooFar)
  await window.card.getByRole('button', { name: 'Edit client id' }).click()
  await expect(window.dialog.getByLabel('Client id', { exact: true })).toBeFocused()
})

test('somebody else of no higher privilege is a warning too, and copying does not ask', async ({ launch, usergrid, clipboard }) => {
  const { page } = await launch()
  const application = demoProfile('application', 'Owner')
  const window = await granted(page, usergrid.baseUrl, { ...application, accessType: 'organization' })
  await expect(window.card.getByRole('alert')).toContainText(
    'You asked for an organization token; the server granted the whole application'
  )
  await window.card.getByRole('button', { name: 'Copy header' }).click()
  await expect.poll(() => clipboard.text()).toMatch(bearer)
  await window.card.getByRole('button', { name: 'Change to Application' }).click()
  await expect(window.card).toContainText('Server granted: the application of this client id')
  await expect(window.card.getByRole('alert')).toHaveCount(0)
})

test('the tray cannot ask, so it shows the window with the question', async ({ launch, usergrid, tray, clipboard }) => {
  const { app, page } = await launch()
  await clipboard.write('before')
  const window = await granted(page, usergrid.baseUrl, tooFar)
  await window.addProfile(usergrid.baseUrl, demoProfile('application-user', 'Another'))
  const isVisible = (): Promise<boolean> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() === true)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect.poll(isVisible).toBe(false)
  await tray.waitForMenu(({ children }) => children.some(({ label }) => /^Backend · local — [67]d/.test(label)))
  await tray.click([/^Backend/, 'Copy header'])
  await expect.poll(isVisible).toBe(true)
  const question = page.getByRole('alertdialog', { name: 'Copy a token of the whole organization?' })
  await expect(question).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Backend')
  expect(await clipboard.text()).toBe('before')
  await question.getByRole('button', { name: 'Copy anyway' }).click()
  await expect.poll(() => clipboard.text()).toMatch(bearer)
})
