import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const tester = demoProfile('application-user', '')

test('a token is refreshed and copied from the tray', async ({ launch, usergrid, tray, clipboard }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, tester)
  const row = /^acme\/storefront · app user/
  await tray.waitForMenu(({ children }) => children.some(({ label }) => label === 'acme/storefront · app user — no token'))

  await tray.click([row, 'Refresh'])
  await tray.waitForMenu(({ children }) => children.some(({ label }) => /^acme\/storefront · app user — [67]d$/.test(label)))
  await expect(window.countdown).toContainText('6d23h59m')
  const before = await window.maskedToken()
  await tray.click([row, 'Refresh'])
  await expect.poll(() => window.maskedToken()).not.toBe(before)

  await tray.click([row, 'Copy header'])
  await expect.poll(() => clipboard.text()).toMatch(/^Authorization: Bearer YWMt[\w-]{59}$/)
  await tray.click([row, 'Copy token'])
  await expect.poll(() => clipboard.text()).toMatch(/^YWMt[\w-]{59}$/)
})

test('closing the window leaves Mintmark in the tray, which shows it again', async ({ launch, tray }) => {
  const { app } = await launch()
  await tray.waitForMenu(({ children }) => children.some(({ label }) => label === 'Show Mintmark'))
  const isVisible = (): Promise<boolean> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() === true)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect.poll(isVisible).toBe(false)
  await tray.click(['Show Mintmark'])
  await expect.poll(isVisible).toBe(true)
})

test('without a tray closing the window quits: it is never out of reach', async ({ launch }) => {
  const { app } = await launch()
  const closed = app.waitForEvent('close')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await closed
})

test('"Refresh expiring" takes what has expired, and "Quit" quits', async ({ launch, server, tray }) => {
  server.answer({ kind: 'reply', body: { access_token: 'an-opaque-token', expires_in: 2 } })
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, { ...tester, name: 'Brief & _brief_' })
  await window.getToken()
  await expect(window.row('Brief')).toContainText('Expired')
  server.answer({ kind: 'reply', body: { access_token: 'another-token', expires_in: 3600 } })
  await tray.waitForMenu(({ children }) => children.some(({ label }) => label.startsWith('Brief & _brief_ — ')))
  await tray.click(['Refresh expiring'])
  await expect(window.row('Brief')).toContainText(/59m 5\ds|1h 00m/)
  const closed = app.waitForEvent('close')
  await tray.click(['Quit'])
  await closed
})
