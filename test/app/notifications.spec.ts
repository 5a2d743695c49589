import type { ElectronApplication } from '@playwright/test'
import { expect, test } from '../support/mintmark.ts'
import { startNotificationService } from '../support/notification-service.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const expiresIn = (seconds: number) =>
  ({ kind: 'reply', body: { access_token: 'an-opaque-token-of-forty-characters-or-so', expires_in: seconds } }) as const

/** As a person does who goes on working elsewhere. */
const hide = (app: ElectronApplication): Promise<void> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
const isVisible = (app: ElectronApplication): Promise<boolean> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() === true)

test('what is about to expire is told in one notification, and renewed from there', async ({ launch, desktop, server }) => {
  const service = await startNotificationService(desktop.busAddress)
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  server.answer(expiresIn(304))
  await window.addProfile(server.url, demoProfile('application-user', 'Café & <b>bar</b>'))
  await window.addProfile(server.url, demoProfile('application', 'Loyalty'))
  await page.getByRole('row').first().focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+r')
  await expect(page.getByRole('row').filter({ hasText: /[45]m/ })).toHaveCount(2)
  await hide(app)

  const warning = await service.waitFor('2 tokens expire soon')
  expect(warning.body).toContain('Loyalty in 5 min')
  expect(warning.body).toContain('Café &amp; &lt;b&gt;bar&lt;/b&gt; in 5 min')
  expect(warning.actions).toEqual({ default: 'Open Mintmark', refresh: 'Refresh' })
  expect(warning.hints).toEqual({ 'desktop-entry': 'dev.mintmark.Mintmark', urgency: 1 })
  expect(JSON.stringify(service.shown)).not.toContain('an-opaque-token')

  server.answer(expiresIn(3_600))
  service.click(warning.id, 'refresh')
  await expect.poll(() => server.requests.length).toBe(4)
  await expect.poll(() => service.closed).toContain(warning.id)
  expect(await isVisible(app)).toBe(false)
  service.stop()
})

test('an expired token is copied from its notification, alive; a click opens its profile', async ({
  launch,
  desktop,
  server,
  clipboard
}) => {
  const service = await startNotificationService(desktop.busAddress)
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  server.answer(expiresIn(3))
  await window.addProfile(server.url, demoProfile('application-user', 'Short'))
  await window.addProfile(server.url, demoProfile('application', 'Other'))
  await window.row('Short').click()
  await window.getToken()
  await hide(app)
  const expired = await service.waitFor('A token has expired')
  expect(expired).toMatchObject({ body: 'Short.', actions: { default: 'Open Mintmark', copy: 'Copy', refresh: 'Refresh' } })
  server.answer(expiresIn(3_600))
  service.click(expired.id, 'copy')
  await expect.poll(() => clipboard.text()).toBe('Authorization: Bearer an-opaque-token-of-forty-characters-or-so')
  expect(server.requests).toHaveLength(2)

  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.showInactive())
  server.answer(expiresIn(302))
  await window.row('Other').click()
  await window.getToken()
  await expect(window.countdown).toContainText(/[45]m/)
  await window.row('Short').click()
  await hide(app)
  const soon = await service.waitFor('A token expires soon')
  expect(soon.body).toBe('Other in 5 min.')
  service.click(soon.id, 'default')
  await expect.poll(() => isVisible(app)).toBe(true)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Other')
  service.stop()
})

test('while the window is looked at it says so itself, and what is switched off is not told', async ({ launch, desktop, server }) => {
  const service = await startNotificationService(desktop.busAddress)
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  server.answer(expiresIn(3))
  await window.addProfile(server.url, demoProfile('application-user', 'Watched'))
  await window.addProfile(server.url, demoProfile('application', 'Elsewhere'))
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus())
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused())).toBe(true)
  await window.row('Watched').click()
  await window.getToken()
  await expect(window.row('Watched')).toContainText('Expired')

  await page.keyboard.press('Control+,')
  await page.getByRole('switch', { name: 'Before a token expires' }).click()
  await page.keyboard.press('Escape')
  server.answer(expiresIn(302))
  await window.row('Watched').click()
  await window.getToken()
  await expect(window.countdown).toContainText(/[45]m/)
  server.answer(expiresIn(4))
  await window.row('Elsewhere').click()
  await window.getToken()
  await hide(app)
  const expired = await service.waitFor(/./)
  expect(expired).toMatchObject({ title: 'A token has expired', body: 'Elsewhere.' })
  expect(service.shown).toHaveLength(1)
  service.stop()
})
