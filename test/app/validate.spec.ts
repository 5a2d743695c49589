import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')

const asked = [
  ['application-user', 'GET /acme/storefront/users/me', 'Accepted, for application user testuser'],
  ['application', 'GET /management/me', 'Accepted, but this server cannot say more'],
  ['organization', 'GET /management/me', 'Accepted, but this server cannot say more'],
  ['admin-user', 'GET /management/me', 'Accepted, for admin user admin']
] as const

test('"Validate" asks the server in the cheapest way, and says honestly what it answered', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  for (const [accessType, request, words] of asked) {
    await test.step(accessType, async () => {
      await window.addProfile(usergrid.baseUrl, demoProfile(accessType, accessType))
      await window.getToken()
      await expect(window.countdown).toContainText('6d23h59m')
      const token = await window.maskedToken()
      const before = usergrid.requests.get(request) ?? 0
      await window.card.getByRole('button', { name: 'Validate' }).click()
      await expect(window.card.getByRole('status')).toContainText(words)
      await expect(window.card.getByRole('status')).toContainText(/Today \d\d:\d\d:\d\d/)
      expect(usergrid.requests.get(request)).toBe(before + 1)
      // What the server says of token and lifetime there is nobody's: nothing of it is kept.
      await expect(window.card.locator('[data-token]')).toHaveText(token)
      await expect(window.countdown).toContainText('6d23h59m')
    })
  }
})

test('a token that was revoked elsewhere is found out, and the way out is a new one', async ({ launch, usergrid, clipboard }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, tester)
  await window.getToken()
  await window.card.getByRole('button', { name: 'Copy header' }).click()
  await expect.poll(() => clipboard.text()).toMatch(/^Authorization: Bearer YWMt/)
  const authorization = ((await clipboard.text()) ?? '').replace('Authorization: ', '')
  const url = `${usergrid.baseUrl}/acme/storefront/users/testuser/revoketokens`
  expect((await fetch(url, { method: 'PUT', headers: { authorization } })).status).toBe(200)

  await window.card.getByRole('button', { name: 'Validate' }).click()
  const answer = window.card.getByRole('status')
  await expect(answer).toContainText('Rejected: the token was revoked')
  // What is known to be dead is not copied: another one is minted first.
  await window.card.getByRole('button', { name: 'Copy header' }).click()
  await expect.poll(() => clipboard.text()).not.toContain(authorization)
  await expect.poll(() => clipboard.text()).toMatch(/^Authorization: Bearer YWMt/)
  // The answer was about the token before.
  await expect(answer).toHaveCount(0)
  await window.card.getByRole('button', { name: 'Validate' }).click()
  await expect(answer).toContainText('Accepted, for application user testuser')
})

const issued = { access_token: 'an-opaque-token', expires_in: 3600, user: { username: 'testuser', type: 'user' } }
const api = (error: string, error_description = ''): object => ({ error, error_description, timestamp: 1, duration: 0 })

const answers: readonly (readonly [status: number, body: unknown, words: RegExp])[] = [
  [401, api('expired_token', 'Unable to authenticate due to expired access token'), /Rejected: the token has expired/],
  [401, api('auth_invalid', 'Unable to authenticate'), /Rejected: the token was revoked/],
  [401, api('auth_bad_access_token', 'corrupt'), /Rejected: the token is not one of this server/],
  [401, api('auth_unverified_oath', 'x'), /Rejected: the server does not know the token/],
  [401, api('externalssoprovider_unactivated_adminuser', 'x'), /Rejected: the account has no access/],
  [401, api('something_new', 'x'), /Rejected by the server/],
  [401, api('unauthorized', 'No application access authorized'), /stayed open.*does not let it ask about itself/s],
  [404, api('service_resource_not_found', 'Service resource not found'), /Accepted, but this server cannot say more/],
  [404, '<html>Not found</html>', /stayed open.*no call for this question: it answered 404 for \/acme\/storefront\/users\/me/s],
  [200, '<html>Sign in</html>', /stayed open.*answered 200 with a web page/s],
  [200, { access_token: 'another-token', expires_in: 9 }, /Accepted, but this server cannot say more/],
  [500, api('null_pointer', 'an-opaque-token'), /stayed open.*The server has a problem \(500\)/s],
  [429, '', /stayed open.*The server is busy/s]
]

test('each answer to "Validate" has its own words, and what it holds is not taken over', async ({ launch, server }) => {
  const { page, mainLog } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, tester)
  server.answer({ kind: 'reply', body: issued })
  await window.getToken()
  await expect(window.row('Tester')).toContainText(/59m|1h/)
  for (const [status, body, words] of answers) {
    await test.step(`${status} ${JSON.stringify(body)}`, async () => {
      server.answer({ kind: 'reply', status, body, headers: typeof body === 'string' ? { 'content-type': 'text/html' } : {} })
      await window.card.getByRole('button', { name: 'Validate' }).click()
      await expect(window.card.getByRole('status')).toContainText(words)
      expect(await page.locator('body').innerText()).not.toContain('an-opaque-token')
    })
  }
  for (const { method, url, headers } of server.requests.slice(1)) {
    expect({ method, url, bearer: headers.authorization }).toEqual({
      method: 'GET',
      url: '/acme/storefront/users/me',
      bearer: 'Bearer an-opaque-token'
    })
  }
  server.answer({ kind: 'reset' })
  await window.card.getByRole('button', { name: 'Validate' }).click()
  await expect(window.card.getByRole('status')).toContainText(/stayed open.*127\.0\.0\.1/s)
  await expect(window.row('Tester')).toContainText(/59m|1h/)
  expect(await mainLog()).not.toContain('an-opaque-token')
})
