import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fillVault } from '../support/full-vault.ts'
import { expect, test } from '../support/mintmark.ts'
import type { ReceivedRequest, ScriptedAnswer } from '../support/scripted-server.ts'
import { MintmarkWindow } from '../support/window.ts'

const passphrase = 'enough for twenty profiles'

const grants = ({ url }: ReceivedRequest): ScriptedAnswer => ({
  kind: 'reply',
  body: { access_token: `a-token-of-forty-characters-for-${url.replaceAll(/\W/g, '-')}`, expires_in: 3600 }
})
const rejects: ScriptedAnswer = {
  kind: 'reply',
  status: 400,
  body: { error: 'invalid_grant', error_description: 'invalid username or password' }
}

test('many tokens at once: six at a time, cancelled, tried again, each with its result', async ({ launch, desktop, server }) => {
  const userData = join(desktop.home, 'mintmark')
  mkdirSync(userData, { recursive: true })
  await fillVault(userData, passphrase, { profiles: 20, organizations: 2, baseUrl: server.url })
  server.answer({ kind: 'hang' })
  const { page } = await launch({ userData })
  const window = new MintmarkWindow(page)
  await window.typeAtLock(passphrase)
  await expect(window.row(/./).first()).toBeVisible()

  // In the order of their names no row moves away when it gets its token.
  await page.getByRole('button', { name: 'Soonest expiry' }).click()
  await page.getByRole('menuitemradio', { name: 'Name' }).click()

  // While nobody answers: six wait for the server, the rest for their turn.
  await window.row('Profile 00000').focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+r')
  const bar = page.getByRole('group', { name: 'Refreshing tokens' })
  await expect(bar).toContainText('Refreshing: 0 of 20')
  await expect(bar.getByRole('progressbar', { name: 'Refreshed' })).toHaveAttribute('max', '20')
  await expect(page.getByRole('row').filter({ hasText: 'Minting…' })).toHaveCount(6)
  await expect(window.row('Profile 00006')).toContainText('Waiting')
  expect(server.requests).toHaveLength(6)

  await bar.getByRole('button', { name: 'Cancel' }).press('Enter')
  await expect(bar).toContainText('20 cancelled')
  await expect(window.row('Profile 00006')).toContainText('No token')
  expect(server.requests).toHaveLength(6)

  // Two are refused, and say why; the others have their token.
  server.answer((request) => (/application-0000[37]/.test(request.url) ? rejects : grants(request)))
  await bar.getByRole('button', { name: 'Try 20 again' }).press('Enter')
  await expect(bar).toContainText('18 refreshed, 2 failed')
  expect(server.requests).toHaveLength(26)
  await page.keyboard.press('Escape')
  await expect(window.row('Profile 00003')).toContainText('Rejected')
  await expect(window.row('Profile 00004')).toContainText('59m')

  await bar.getByRole('button', { name: 'Details…' }).press('Enter')
  const results = window.dialog.getByRole('listitem')
  await expect(results.nth(0)).toContainText('Profile 00003')
  await expect(results.nth(0)).toContainText('The server rejected the client id or secret')
  await expect(results.nth(1)).toContainText('Profile 00007')
  await expect(results.nth(2)).toContainText('Refreshed')
  await results.nth(1).getByRole('button').press('Enter')
  await expect(window.dialog).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Profile 00007')

  // The failed ones alone, and then there is nothing left to say.
  server.answer(grants)
  await bar.getByRole('button', { name: 'Try 2 again' }).press('Enter')
  await expect(page.getByText('2 refreshed')).toBeVisible()
  await expect(bar).toBeHidden()
  expect(server.requests).toHaveLength(28)

  // All of one organization, from the tree.
  const organization = page.getByRole('treeitem', { name: 'organization-001' })
  await organization.focus()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Refresh all 10' }).press('Enter')
  await expect(page.getByText('10 refreshed')).toBeVisible()
  expect(server.requests).toHaveLength(38)
  expect(server.requests.slice(28).every(({ url }) => url.startsWith('/organization-001/'))).toBe(true)
})

test('a run that the lock interrupts goes on after unlocking', async ({ launch, desktop, server }) => {
  const userData = join(desktop.home, 'mintmark')
  mkdirSync(userData, { recursive: true })
  await fillVault(userData, passphrase, { profiles: 9, organizations: 1, baseUrl: server.url })
  server.answer({ kind: 'hang' })
  const { page } = await launch({ userData })
  const window = new MintmarkWindow(page)
  await window.typeAtLock(passphrase)
  await window.row('Profile 00000').focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+r')
  await expect(page.getByText('Refreshing: 0 of 9')).toBeVisible()

  await window.lock()
  server.answer(grants)
  await window.unlock(passphrase)
  await expect(page.getByText('9 refreshed')).toBeVisible()
  expect(server.requests).toHaveLength(6 + 9)
})
