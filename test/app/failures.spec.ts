import { startDemoServer } from '../../src-main/demo-server/demo-server.ts'
import { expect, test } from '../support/mintmark.ts'
import type { ScriptedAnswer } from '../support/scripted-server.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')
const echoed = 'fake-password-that-is-echoed'

test('a wrong password is told in plain words, and nothing typed is lost', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, { ...tester, secret: 'not the password' })
  await window.getToken()
  await expect(window.detail).toContainText('The server rejected the username or password')
  await expect(window.row('Tester')).toContainText('Rejected')
  await window.detail.getByText('Raw response').click()
  await expect(window.detail).toContainText('invalid_grant')
  await expect(window.detail.getByRole('tabpanel')).toContainText('No token response yet')

  await window.detail.getByRole('button', { name: 'Edit password' }).click()
  await expect(window.dialog.getByLabel('Username', { exact: true })).toHaveValue('testuser')
  await expect(window.dialog.getByLabel('Password', { exact: true })).toBeFocused()
  await window.fill('Password', tester.secret)
  await page.keyboard.press('Control+Enter')
  await expect(window.countdown).toContainText('6d23h59m')
})

test('a server that is gone is told, and the last good token stays', async ({ launch }) => {
  const server = await startDemoServer({ clock: { now: () => Date.now() } })
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(server.baseUrl, tester)
  await window.getToken()
  const token = await window.maskedToken()
  await server.close()
  await window.getToken()
  await expect(window.detail).toContainText('127.0.0.1')
  await expect(window.detail).toContainText('refused')
  await expect(window.card.locator('[data-token]')).toHaveText(token)
  await expect(window.row('Tester')).toContainText('6d 23h')
})

test('a request can be cancelled, and another one made', async ({ launch, server }) => {
  server.answer({ kind: 'hang' })
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, tester)
  await window.getToken()
  await expect(window.row('Tester')).toContainText('Minting…')
  await window.detail.getByRole('button', { name: 'Cancel' }).click()
  await expect(window.row('Tester')).toContainText('No token')
  server.answer({ kind: 'reply', body: { access_token: 'an-opaque-token', expires_in: 60 } })
  await window.getToken()
  await expect(window.row('Tester')).toContainText(/5\ds|1m 00s/)
})

const answers: readonly (readonly [string, ScriptedAnswer, RegExp])[] = [
  ['a 200 without a token', { kind: 'reply', body: { expires_in: 60 } }, /The server answered, but without a token/],
  ['an OAuth error', { kind: 'reply', status: 400, body: { error: 'invalid_grant', error_description: 'user disabled' } }, /disabled/],
  [
    'an ApiResponse error',
    {
      kind: 'reply',
      status: 404,
      body: {
        error: 'organization_application_not_found',
        timestamp: 1,
        duration: 0,
        error_description: 'Could not find application for acme/storefront from URI: acme/storefront/token'
      }
    },
    /There is no application storefront in organization acme/
  ],
  ['a broken server', { kind: 'reply', status: 502, body: '<h1>Bad gateway</h1>' }, /The server has a problem \(502\)/],
  [
    'a web page',
    { kind: 'reply', status: 200, headers: { 'content-type': 'text/html' }, body: '<html><h1>Bad gateway</h1></html>' },
    /web page/
  ],
  ['a connection that breaks', { kind: 'reset' }, /127\.0\.0\.1/],
  ['an error that echoes the password', { kind: 'reply', status: 400, body: { error: 'odd', error_description: `no: ${echoed}` } }, /no: /]
]

for (const [what, answer, words] of answers) {
  test(`${what} has its own words`, async ({ launch, server }) => {
    server.answer(answer)
    const { page, mainLog } = await launch()
    const window = new MintmarkWindow(page)
    await window.addProfile(server.url, { ...tester, secret: echoed })
    await window.getToken()
    await expect(window.detail.getByRole('alert')).toContainText(words)
    expect(await page.locator('body').innerText()).not.toContain(echoed)
    expect(await mainLog()).not.toContain(echoed)
  })
}

test('credentials are not carried on by a redirect', async ({ launch, server, usergrid }) => {
  const target = `${usergrid.baseUrl}/acme/storefront/token`
  server.answer({ kind: 'reply', status: 307, headers: { location: target } })
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, tester)
  await window.getToken()
  await expect(window.detail).toContainText(usergrid.baseUrl)
  await expect(window.detail).toContainText(`Nothing was sent to ${usergrid.baseUrl}`)
  expect(usergrid.requests.size).toBe(0)
})

test('the request is what the document says, and nothing more', async ({ launch, server }) => {
  server.answer({ kind: 'reply', headers: { 'set-cookie': 'a=b' }, body: { access_token: 'an-opaque-token', expires_in: 60 } })
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, tester)
  await window.getToken()
  await expect(window.row('Tester')).toContainText(/5\ds|1m 00s/)
  await window.getToken()
  await expect.poll(() => server.requests.length).toBe(2)
  for (const { method, url, headers, body } of server.requests) {
    expect({ method, url, body }).toEqual({
      method: 'POST',
      url: '/acme/storefront/token',
      body: '{"grant_type":"password","username":"testuser","password":"demo-password"}'
    })
    expect(headers['content-type']).toBe('application/json')
    expect(headers).not.toHaveProperty('authorization')
    expect(headers).not.toHaveProperty('cookie')
    expect(headers).not.toHaveProperty('origin')
  }
})

test('bad input gets a message beside its field, and crashes nothing', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await page.keyboard.press('Control+n')
  await page.keyboard.press('Control+s')
  for (const words of ['Enter the address of the server.', 'Enter the organization.', 'Enter the username.', 'Enter the password.']) {
    await expect(window.dialog).toContainText(words)
  }
  await expect(window.dialog.getByLabel('Server', { exact: true })).toBeFocused()
  await window.fill('Server', 'not a url')
  await expect(window.dialog).toContainText('Enter an address such as https://api.usergrid.com.')
  await window.fill('Organization', 'x'.repeat(10_000))
  await expect(window.dialog).toContainText('The organization has at most 200 characters.')
  await window.fill('Application', 'a/b')
  await expect(window.dialog).toContainText('cannot contain slashes')

  await window.fill('Server', usergrid.baseUrl)
  await window.fill('Organization', 'عربي 🦊')
  await window.fill('Application', 'storefront')
  await window.fill('Username', 'testuser')
  await window.fill('Password', tester.secret)
  await window.fill('Name', '👩‍💻 שלום & _x_')
  await page.keyboard.press('Control+Enter')
  await expect(window.detail).toContainText('There is no application storefront in organization عربي 🦊')
})

test('a pasted token URL splits itself', async ({ launch }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await page.keyboard.press('Control+n')
  await window.fill('Server', 'https://api.usergrid.com/my-org/my-app/token')
  await expect(window.dialog.getByLabel('Server', { exact: true })).toHaveValue('https://api.usergrid.com')
  await expect(window.dialog.getByLabel('Organization', { exact: true })).toHaveValue('my-org')
  await expect(window.dialog.getByLabel('Application', { exact: true })).toHaveValue('my-app')
  await expect(window.dialog).toContainText('POST https://api.usergrid.com/my-org/my-app/token')
})
