import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')
const issued = { access_token: 'an-opaque-token', expires_in: 604_800, user: { username: 'testuser', type: 'user' } }
const wrong = { error: 'invalid_grant', error_description: 'invalid username or password' }

const attempts = (window: MintmarkWindow): Locator => window.detail.getByRole('tabpanel').getByRole('listitem')
const openActivity = (window: MintmarkWindow): Promise<void> => window.detail.getByRole('tab', { name: 'Activity' }).click()

test('each attempt stands under Activity, the newest first, with what the server said', async ({ launch, server }) => {
  const { page, userData, mainLog } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, tester)
  await openActivity(window)
  await expect(window.detail.getByRole('tabpanel')).toContainText('No activity yet')

  server.answer({ kind: 'reply', status: 400, body: wrong })
  await window.getToken()
  await expect(attempts(window)).toHaveCount(1)
  await expect(attempts(window).first()).toContainText(/Rejected.*400 invalid_grant · wrong username or password.*\d+ ms.*\d\d:\d\d:\d\d/s)

  server.answer({ kind: 'reset' })
  await window.getToken()
  await expect(attempts(window)).toHaveCount(2)
  await expect(attempts(window).first()).toContainText(/No answer.*127\.0\.0\.1:\d+ broke off the connection/s)

  // What a server echoes is taken out of its words, here as everywhere.
  const echo = { error: 'odd', error_description: `No ${tester.secret} today` }
  server.answer({ kind: 'reply', status: 403, body: echo })
  await window.getToken()
  await expect(attempts(window)).toHaveCount(3)
  await attempts(window).first().getByText('Rejected').click()
  await expect(attempts(window).first()).toContainText('It says “No •••••••• today” (odd).')

  server.answer({ kind: 'reply', body: issued })
  await window.getToken()
  await expect(attempts(window)).toHaveCount(4)
  await expect(attempts(window).first()).toContainText(/Token minted.*200 OK · lives 7 days · granted to testuser/s)
  // Who was reading is not disturbed by what comes on top.
  await expect(attempts(window).nth(1)).toContainText('It says “No •••••••• today” (odd).')
  await expect(window.detail.getByRole('list', { name: 'Today' })).toBeVisible()

  server.answer({ kind: 'reply', status: 401, body: { error: 'auth_invalid' } })
  await window.card.getByRole('button', { name: 'Validate' }).click()
  await expect(attempts(window)).toHaveCount(5)
  await expect(attempts(window).first()).toContainText(/Rejected: the token was revoked.*401 auth_invalid/s)

  server.answer({ kind: 'reply', body: { ...issued, access_token: 'another-opaque-token' } })
  await window.card.getByRole('button', { name: 'Copy header' }).click()
  await expect(attempts(window)).toHaveCount(6)
  await expect(attempts(window).first()).toContainText('granted to testuser · for a copy')

  server.answer({ kind: 'reply', body: { action: 'revoked user token' } })
  await window.card.getByRole('button', { name: 'Revoke' }).click()
  await page.getByRole('button', { name: 'Revoke token' }).click()
  await expect(attempts(window)).toHaveCount(7)
  await expect(attempts(window).first()).toContainText(/Token revoked.*200 OK/s)

  const file = join(userData, 'activity.json')
  await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('"revoked"')
  for (const text of [await readFile(file, 'utf8'), await page.locator('body').innerText(), await mainLog()])
    for (const secret of [tester.secret, 'an-opaque-token', 'another-opaque-token']) expect(text).not.toContain(secret)
})

test('a request that was cancelled says so', async ({ launch, server }) => {
  server.answer({ kind: 'hang' })
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, tester)
  await openActivity(window)
  await window.getToken()
  await window.detail.getByRole('button', { name: 'Cancel' }).click()
  await expect(attempts(window)).toHaveCount(1)
  await expect(attempts(window)).toContainText(/Cancelled.*before the server answered/s)
})

test('attempts are there after a restart, each with its own profile, and go and come back with it', async ({ launch, usergrid }) => {
  const first = await launch()
  const before = new MintmarkWindow(first.page)
  await before.addProfile(usergrid.baseUrl, tester)
  await before.getToken()
  await before.addProfile(usergrid.baseUrl, { ...demoProfile('organization', 'Owner'), secret: 'not-the-secret' })
  await before.getToken()
  await expect(before.row('Owner')).toContainText('Rejected')
  await first.quit()

  const { page, userData, quit } = await launch({ userData: first.userData })
  const window = new MintmarkWindow(page)
  await window.row('Owner').click()
  await openActivity(window)
  await expect(attempts(window)).toHaveCount(1)
  await expect(attempts(window)).toContainText('400 invalid_grant · wrong client id or secret')
  await window.row('Tester').click()
  await expect(attempts(window)).toHaveCount(1)
  await expect(attempts(window)).toContainText(/Token minted.*granted to testuser/s)

  const kept = (): Promise<string> => readFile(join(userData, 'activity.json'), 'utf8')
  await window.row('Owner').click()
  await page.keyboard.press('Delete')
  await expect(window.row('Owner')).toHaveCount(0)
  await expect.poll(kept).not.toContain('wrong-client')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(window.row('Owner')).toBeVisible()
  await expect(attempts(window)).toContainText('wrong client id or secret')

  await window.row('Owner').click()
  await page.keyboard.press('Delete')
  await expect(window.row('Owner')).toHaveCount(0)
  await quit()
  const left = await kept()
  expect(left).not.toContain('wrong-client')
  expect(left).toContain('"minted"')
})

test('a file that makes no sense is set aside and no reason not to start', async ({ launch, usergrid }) => {
  const first = await launch()
  await new MintmarkWindow(first.page).addProfile(usergrid.baseUrl, tester)
  await first.quit()
  await writeFile(join(first.userData, 'activity.json'), '{"format":1,"attempts":[{}]}')

  const { page, userData } = await launch({ userData: first.userData })
  const window = new MintmarkWindow(page)
  await openActivity(window)
  await window.getToken()
  await expect(attempts(window)).toHaveCount(1)
  expect((await readdir(userData)).some((name) => name.startsWith('activity.json.corrupt-'))).toBe(true)
})

test.describe('without a keyring', () => {
  test.use({ keyringState: 'none' })

  test('nothing of it is written', async ({ launch, usergrid }) => {
    const { page, userData, quit } = await launch()
    const window = new MintmarkWindow(page)
    await page.getByRole('button', { name: /this session/i }).click()
    await window.addProfile(usergrid.baseUrl, tester)
    await openActivity(window)
    await window.getToken()
    await expect(attempts(window)).toHaveCount(1)
    await quit()
    expect((await readdir(userData)).filter((name) => name.startsWith('activity'))).toEqual([])
  })
})
