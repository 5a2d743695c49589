import type { IncomingMessage, ServerResponse } from 'node:http'
import { startCertificateMaker } from '../support/certificates.ts'
import { expect, test } from '../support/mintmark.ts'
import { startProxyServer, startRawServer } from '../support/raw-server.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')

const grant = (request: IncomingMessage, response: ServerResponse): void => {
  request.resume().on('end', () => response.end('{"access_token":"an-opaque-token","expires_in":604800}'))
}

test('a server is set up from its line in the tree, by keyboard and by mouse', async ({ launch, usergrid }) => {
  const first = await launch()
  const { page } = first
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, demoProfile('admin-user', 'Admin'))
  const line = page.getByRole('treeitem').first()
  await line.focus()
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menuitem', { name: /^Refresh all/ })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: 'Server settings…' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(window.dialog).toContainText(usergrid.baseUrl)
  await expect(window.dialog.getByLabel('Name', { exact: true })).toBeFocused()
  await page.keyboard.type('Our Usergrid')
  await window.dialog.getByLabel('Environment').selectOption('Staging')
  await window.dialog.getByLabel('Management token path').selectOption('/token')
  await window.fill('Time limit in seconds', '12')
  await page.keyboard.press('Control+s')
  await expect(window.dialog).toHaveCount(0)
  await expect(line).toContainText('Our Usergrid')
  await expect(window.detail).toContainText('Staging')
  await expect(page.locator('[data-endpoint]')).toHaveText(`${usergrid.baseUrl}/token`)

  await first.quit()
  const second = (await launch()).page
  const again = new MintmarkWindow(second)
  await second.getByRole('treeitem', { name: 'Our Usergrid' }).hover()
  await second.getByRole('button', { name: 'Server settings' }).click()
  await expect(again.dialog.getByLabel('Time limit in seconds')).toHaveValue('12')
  await expect(again.dialog.getByLabel('Name', { exact: true })).toHaveValue('Our Usergrid')
  await second.keyboard.press('Escape')
  await expect(again.dialog).toHaveCount(0)
  await second.getByRole('treeitem', { name: 'Our Usergrid' }).click({ button: 'right' })
  await second.getByRole('menuitem', { name: 'Server settings…' }).click()
  await expect(again.dialog).toBeVisible()
})

test('wrong settings get a message beside their field, and nothing set is lost by a slip', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, tester)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Server settings…' }).click()
  await window.fill('Time limit in seconds', '0.5')
  await window.dialog.getByText('Address', { exact: true }).click()
  await window.fill('Proxy address', 'ftp://proxy.example')
  await page.keyboard.press('Control+s')
  await expect(window.dialog).toContainText('Enter a time from 1 second to 5 minutes')
  await expect(window.dialog).toContainText('Enter an address such as http://proxy.example.com:3128')
  await expect(window.dialog.getByLabel('Time limit in seconds')).toBeFocused()
  await window.fill('Proxy address', 'http://me:secret@proxy.example')
  await expect(window.dialog).toContainText('Leave user and password out of the address.')

  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Keep editing' }).click()
  await expect(window.dialog.getByLabel('Time limit in seconds')).toHaveValue('0.5')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(window.dialog).toHaveCount(0)
})

test('the time limit of the server holds', async ({ launch, server }) => {
  server.answer({ kind: 'drip', piece: ' ', everyMs: 100 })
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, tester)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Server settings…' }).click()
  await window.fill('Time limit in seconds', '1.5')
  await page.keyboard.press('Control+s')
  await expect(window.dialog).toHaveCount(0)
  await window.getToken()
  await expect(window.row('Tester')).toContainText('No answer', { timeout: 4_000 })
  await expect(window.detail).toContainText('did not answer in time')
})

test('requests go through the proxy that was set for their server, and through no other', async ({ launch }) => {
  const maker = await startCertificateMaker()
  const plain = await startRawServer(grant)
  const secure = await startRawServer(grant, await maker.make({ names: 'IP:127.0.0.1' }))
  const proxy = await startProxyServer()
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  const useProxy = async (address: string | null): Promise<void> => {
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Server settings…' }).click()
    await window.dialog.getByText(address === null ? 'None' : 'Address', { exact: true }).click()
    if (address !== null) await window.fill('Proxy address', address)
    await page.keyboard.press('Control+s')
    await expect(window.dialog).toHaveCount(0)
  }

  await window.addProfile(plain.url, { ...tester, name: 'Plain' })
  await window.getToken()
  await expect(window.row('Plain')).toContainText('6d 23h')
  expect(proxy.requests).toEqual([])
  // A bare host and port is an http proxy; and it holds for a server on this computer, too.
  await useProxy(proxy.url.slice('http://'.length))
  await window.getToken()
  await expect.poll(() => proxy.requests).toEqual([`POST ${plain.url}/acme/storefront/token`])

  await window.addProfile(secure.url, { ...tester, name: 'Secure' })
  await useProxy(proxy.url)
  await window.getToken()
  await page.getByRole('button', { name: 'Accept this certificate…' }).click()
  await page.getByRole('button', { name: 'Accept for this server' }).click()
  await expect(window.row('Secure')).toContainText('6d 23h')
  expect(new Set(proxy.requests.slice(1))).toEqual(new Set([`CONNECT 127.0.0.1:${secure.port}`]))

  await proxy.stop()
  await window.getToken()
  const problem = window.detail.getByRole('alert')
  await expect(problem).toContainText(`The proxy did not connect to 127.0.0.1:${secure.port}`)
  await expect(problem.getByRole('button', { name: 'Server settings…' })).toBeVisible()
  await useProxy(null)
  await problem.getByRole('button', { name: 'Try again' }).click()
  await expect(problem).toHaveCount(0)
  await Promise.all([plain.stop(), secure.stop(), maker.stop()])
})

test('nobody is called but the server that was asked', async ({ launch, usergrid }) => {
  const proxy = await startProxyServer()
  // Everything that Chromium does by itself goes through here as well; only loopback does not.
  const { page } = await launch({ args: [`--proxy-server=${proxy.url}`] })
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, tester)
  await window.getToken()
  await expect(window.row('Tester')).toContainText('6d 23h')
  // Chromium's own errands begin seconds after the start.
  await page.waitForTimeout(10_000)
  expect(proxy.requests).toEqual([])
  await proxy.stop()
})
