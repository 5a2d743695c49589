import type { TokenState } from '../../src-main/contract/tokens.ts'
import { playedAnswers } from '../../src-main/demo-server/played-answers.ts'
import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

/** What a server repeats in many writings: quoted, escaped, in a URL. */
const secret = 'hunter2 "& ümlaut/+<b>'
const tester = { ...demoProfile('application-user', 'Tester'), secret }

type Row = readonly [name: string, pill: string | RegExp, words: RegExp]

const gaveUp = /The server has a problem \(500\)/
const wrongAddress = /This address is not a token endpoint/
const rejected = /The server rejected the username or password/

/** Each answer of `wire.md` 3.2 and 3.3 with what a person reads: the pill in the list, and the card. */
const rows: readonly Row[] = [
  [
    'malformed-json',
    'Rejected',
    /refused the request \(400\).*It says “Unexpected character \('}' \(code 125\)\): was expecting double-quote/s
  ],
  ['malformed-json-1.x', 'Rejected', /refused the request \(400\).*“Unexpected character” \(json_parse\)/s],
  ['json-list', 'Rejected', /refused the request \(400\).*Can not deserialize instance/s],
  ['json-list-1.x', 'Server problem', /The server has a problem \(500\).*It answered json_mapping\./s],
  ['missing-body', 'Rejected', /refused the request \(400\).*“missing json post data” \(illegal_argument\)/s],
  ['missing-body-1.x', 'Server problem', /The server has a problem \(500\).*It answered null_pointer\./s],
  ['wrong-type', 'Server problem', /The server has a problem \(500\).*cannot be cast to java\.lang\.String/s],
  ['media-type', 'Rejected', /refused the request \(415\).*“HTTP 415 Unsupported Media Type”/s],
  ['media-type-1.x', 'Wrong address', wrongAddress],
  ['method', 'Wrong address', wrongAddress],
  ['ttl-no-number', 'Rejected', /does not accept the lifetime.*“ttl must be a number >= 0”/s],
  ['ttl-negative', 'Rejected', /does not accept the lifetime.*“ttl is required to be positive”/s],
  ['ttl-form', 'Server problem', gaveUp],
  ['unknown-uuid', 'Rejected', /There is no application storefront in organization acme on this server/],
  ['management-application', 'Rejected', /The server does not permit this.*It gave no reason\./s],
  ['basic-client', 'Rejected', rejected],
  ['basic-superuser', 'Rejected', /The server does not permit this.*“No system access authorized”/s],
  ['query-client', 'Rejected', rejected],
  ['bearer-expired', 'Expired', /The server says that the token has expired/],
  ['bearer-corrupt', 'Rejected', /The server no longer accepts the token/],
  ['bearer-unknown', 'Rejected', /The server no longer accepts the token/],
  ['bearer-revoked', 'Rejected', /The server no longer accepts the token/],
  ['bearer-empty', 'Rejected', /refused the request \(401\).*“Missing required parameter\.” \(invalid_request\)/s],
  ['sso-unknown-admin', 'Rejected', /The server no longer accepts the token/],
  ['disabled-identity', 'Rejected', /The account is disabled/],
  ['unactivated-identity', 'Rejected', /The account is not active/],
  ['no-rights', 'Rejected', /The server does not permit this.*“Subject does not have permission to access this resource”/s],
  ['sso', 'Rejected', /only takes admin logins through its single sign-on provider.*The provider is usergrid\./s],
  ['sso-2.1', 'Rejected', /only takes admin logins.*The provider is https:\/\/sso\.acme\.example\/login\./s],
  ['busy-seconds', /Busy, [34]\ds/, /The server is busy.*It asks to try again in [34]\ds\./s],
  ['busy-date', /Busy, [12]m/, /The server is busy.*It asks to try again in (2m 00s|1m 5\ds)\./s],
  ['busy', /Busy$/, /The server is busy.*It answered 429: too many requests/s],
  ['busy-503', /Busy, 1m/, /The server is busy.*It asks to try again in 1m \d\ds\./s],
  ['search-index', 'Server problem', /The server has a problem \(503\).*search_phase_execution/s],
  ['uncaught', 'Server problem', /The server has a problem \(500\).*“Internal Server Error” \(uncaught\)/s],
  ['tomcat-404', 'Wrong address', wrongAddress],
  ['tomcat-500', 'Server problem', gaveUp],
  ['gateway-502', 'Server problem', /The server has a problem \(502\)/],
  ['gateway-504', 'Server problem', /The server has a problem \(504\)/],
  ['gateway-413', 'Not Usergrid', /answered, but not with Usergrid JSON.*It answered 413 with a web page/s],
  ['captive-portal', 'Not Usergrid', /answered, but not with Usergrid JSON.*It answered 200 with a web page/s],
  ['gateway-fault', 'Rejected', /refused the request \(403\).*“Invalid API call as no apiproxy matched”/s],
  ['unknown-code', 'Rejected', /refused the request \(402\).*“Your plan allows 100 tokens a day\.” \(quota_exceeded\)/s],
  ['other-client', 'Rejected', /refused the request \(400\).*“client_id does not match” \(invalid_grant\)/s],
  ['other-grant', 'Rejected', /refused the request \(403\).*“Come back tomorrow” \(invalid_grant\)/s],
  ['error-200', 'Rejected', rejected],
  ['no-token', 'No token', /The server answered, but without a token/],
  ['odd-token', 'No token', /The server answered with a token that cannot be used/],
  ['echo', 'Rejected', /“Could not read •{8} at \/acme\/storefront\/token” \(odd_request\)/],
  ['echo-text', 'Rejected', /“Unrecognized token '•{8}'/],
  ['echo-code', 'Rejected', /“•{8}” \(•{8}\)/]
]

/** When the last attempt of the only profile ended, in epoch ms; null: it is on its way, or there was none. */
async function endedAt(window: MintmarkWindow): Promise<number | null> {
  const { value } = (await window.ask('tokens', 'list')) as { readonly value: readonly TokenState[] }
  const attempt = value[0]?.attempt
  return attempt?.kind === 'failed' || attempt?.kind === 'minted' ? attempt.at : null
}

test('each known refusal of a server has its own words, and none of them the password', async ({ launch, usergrid, clipboard }) => {
  expect(rows.map(([name]) => name).toSorted()).toEqual(Object.keys(playedAnswers).toSorted())
  const { page, mainLog } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, tester)
  for (const [name, pill, words] of rows) {
    await test.step(name, async () => {
      await page.keyboard.press('Control+e')
      await window.fill('Username', `answer:${name}`)
      const before = await endedAt(window)
      await page.keyboard.press('Control+Enter')
      await window.dialog.waitFor({ state: 'detached' })
      // Several refusals have the same words: those of the one before must not be taken for these.
      await expect.poll(async () => (await endedAt(window)) ?? before).not.toBe(before)
      const problem = window.detail.getByRole('alert')
      await expect(problem).toContainText(words)
      await expect(window.row('Tester').getByText(pill, { exact: true })).toBeVisible()
      await clipboard.write('before')
      await window.detail.getByRole('button', { name: 'Copy details' }).click()
      await expect.poll(() => clipboard.text()).toContain('/acme/storefront/token')
      const raw = window.detail.locator('summary', { hasText: 'Raw response' })
      if ((await raw.count()) > 0) {
        await raw.click()
        await expect(window.detail.getByLabel('Raw response')).toBeVisible()
      }
      for (const seen of [await page.locator('body').innerText(), (await clipboard.text()) ?? '']) {
        for (const form of [secret, 'hunter2', encodeURIComponent(secret)]) expect(seen, name).not.toContain(form)
      }
    })
  }
  expect(await mainLog()).not.toContain('hunter2')
})

test('a server that is busy counts down', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, { ...tester, principal: 'answer:busy-seconds' })
  await window.getToken()
  await expect(window.row('Tester')).toContainText(/Busy, (40|39)s/)
  await expect(window.row('Tester')).toContainText('Busy, 37s')
  await expect(window.detail.getByRole('alert')).toContainText(/try again in 3\ds/)
})

const natural: readonly (readonly [what: string, change: Readonly<Record<string, string>>, words: RegExp])[] = [
  ['a wrong password', { Password: 'wrong' }, rejected],
  ['an unknown user', { Username: 'nobody' }, rejected],
  ['an account that is not activated', { Username: 'inactive' }, /The account is not active/],
  ['a disabled account', { Username: 'disabled' }, /The account is disabled/],
  ['an unknown application', { Application: 'nowhere' }, /There is no application nowhere in organization acme on this server/],
  ['an unknown organization', { Organization: 'nobody' }, /There is no application storefront in organization nobody on this server/],
  ['an unknown uuid', { Application: '27ccde30-e95c-11e0-9407-005056c00008' }, /There is no application 27ccde30/],
  [
    'an unknown uuid of an unknown organization',
    { Organization: 'nobody', Application: '27ccde30-e95c-11e0-9407-005056c00008' },
    /There is no application/
  ]
]

test('what is wrong with a profile of an application user is said', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  const right = { Organization: 'acme', Application: 'storefront', Username: 'testuser', Password: 'demo-password' }
  await window.addProfile(usergrid.baseUrl, demoProfile('application-user', 'Tester'))
  for (const [what, change, words] of natural) {
    await test.step(what, async () => {
      await page.keyboard.press('Control+e')
      for (const [label, text] of Object.entries({ ...right, ...change })) await window.fill(label, text)
      await page.keyboard.press('Control+Enter')
      await window.dialog.waitFor({ state: 'detached' })
      await expect(window.detail.getByRole('alert')).toContainText(words)
    })
  }
  await page.keyboard.press('Control+e')
  for (const [label, text] of Object.entries(right)) await window.fill(label, text)
  await page.keyboard.press('Control+Enter')
  await expect(window.countdown).toContainText('6d23h59m')
})

test('what is wrong with a profile of an admin or a client is said', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, { ...demoProfile('admin-user', 'Boss'), principal: 'unconfirmed' })
  await window.getToken()
  await expect(window.detail.getByRole('alert')).toContainText('The account is not confirmed')

  await page.keyboard.press('Control+e')
  await window.fill('Username', 'answer:method')
  await page.keyboard.press('Control+Enter')
  await expect(window.detail.getByRole('alert')).toContainText(
    /This address is not a token endpoint.*answered 405 for \/management\/token/s
  )

  await window.addProfile(usergrid.baseUrl, { ...demoProfile('organization', 'Owner'), secret: 'b3U6wrong' })
  await window.getToken()
  await expect(window.detail.getByRole('alert')).toContainText('The server rejected the client id or secret')
  await expect(window.detail.getByRole('alert')).toContainText('It says “invalid username or password” for both.')

  await window.addProfile(usergrid.baseUrl, { ...demoProfile('application', 'Backend'), principal: 'answer:other-client' })
  await window.getToken()
  await expect(window.detail.getByRole('alert')).toContainText('The server rejected the client id or secret')
})
