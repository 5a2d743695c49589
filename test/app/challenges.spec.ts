import { expect, test } from '../support/mintmark.ts'
import { startRawServer } from '../support/raw-server.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')
/** What browsers answer with a dialog for name and password, or by themselves with the login of this computer. */
const challenges = ['Basic realm="x"', 'Digest realm="x", qop="auth", nonce="abc"', 'Negotiate', 'NTLM'] as const

test('a server that asks for another login is refused that, and what it said is shown', async ({ launch, server }) => {
  const { app, page, mainLog } = await launch()
  const window = new MintmarkWindow(page)
  const problem = window.detail.getByRole('alert')
  await window.addProfile(server.url, tester)
  for (const [index, challenge] of challenges.entries()) {
    await test.step(challenge, async () => {
      const body = `no entry, said ${index}`
      server.answer({ kind: 'reply', status: 401, headers: { 'www-authenticate': challenge }, body })
      await window.getToken()
      await expect(problem).toContainText('The server refused the request (401)')
      await expect(problem).toContainText(`It says “${body}”.`)
      await expect(window.row('Tester')).toContainText('Rejected')
      expect(server.requests.length).toBe(index + 1)
    })
  }

  // Usergrid's own words say more than the status.
  const [challenge] = challenges
  server.answer({ kind: 'reply', status: 401, headers: { 'www-authenticate': challenge }, body: { error: 'invalid_grant' } })
  await window.getToken()
  await expect(problem).toContainText('The server rejected the username or password')

  server.answer({ kind: 'reply', body: { access_token: 'an-opaque-token', expires_in: 3600 } })
  await window.getToken()
  await expect(problem).toHaveCount(0)
  server.answer({ kind: 'reply', status: 401, headers: { 'www-authenticate': challenge }, body: { error: 'auth_invalid' } })
  await window.card.getByRole('button', { name: 'Validate' }).click()
  await expect(window.card.getByRole('status')).toContainText('Rejected: the token was revoked')

  // Every request once, and none with anything but what Mintmark had put into it.
  const sent = server.requests.map(({ headers }) => headers.authorization)
  expect(sent).toEqual([...Array<undefined>(challenges.length + 2).fill(undefined), 'Bearer an-opaque-token'])
  await expect(window.dialog).toHaveCount(0)
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  expect(await mainLog()).not.toContain(tester.secret)
})

test('a proxy that asks for a login is said to be in the way, not the server', async ({ launch, server }) => {
  const logins: (string | undefined)[] = []
  let challenge: string = challenges[0]
  const proxy = await startRawServer((request, response) => {
    logins.push(request.headers['proxy-authorization'])
    request.resume().on('end', () => response.writeHead(407, { 'proxy-authenticate': challenge }).end('no entry'))
  })
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, tester)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Server settings…' }).click()
  await window.dialog.getByText('Address', { exact: true }).click()
  await window.fill('Proxy address', proxy.url)
  await page.keyboard.press('Control+s')
  await expect(window.dialog).toHaveCount(0)
  for (challenge of challenges) {
    await test.step(challenge, async () => {
      const before = logins.length
      await window.getToken()
      await expect.poll(() => logins.length).toBeGreaterThan(before)
      const problem = window.detail.getByRole('alert')
      await expect(problem).toContainText(`The proxy did not connect to ${server.url.slice('http://'.length)}`)
      await expect(problem.getByRole('button', { name: 'Server settings…' })).toBeVisible()
    })
  }
  expect(logins.filter((login) => login !== undefined)).toEqual([])
  expect(server.requests).toEqual([])
  await expect(window.dialog).toHaveCount(0)
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  await proxy.stop()
})
