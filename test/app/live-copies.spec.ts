import type { Page } from '@playwright/test'
import { expect, test } from '../support/mintmark.ts'
import type { ScriptedServer } from '../support/scripted-server.ts'
import { SettingsView } from '../support/settings-view.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')
const dead = { kind: 'reply', body: '{"access_token":"an-opaque-token-that-is-over-at-once","expires_in":0}' } as const
const live = { kind: 'reply', body: '{"access_token":"an-opaque-token-that-lives-for-an-hour","expires_in":3600}' } as const
const liveHeader = 'Authorization: Bearer an-opaque-token-that-lives-for-an-hour'

const said = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words })

/** A profile whose token has expired. */
async function expiredProfile(page: Page, server: ScriptedServer): Promise<MintmarkWindow> {
  const window = new MintmarkWindow(page)
  server.answer(dead)
  await window.addProfile(server.url, tester)
  await window.getToken()
  await expect(window.row('Tester')).toContainText('Expired')
  return window
}

test('an expired token is minted first, from the button, the row and the tray alike', async ({ launch, server, tray, clipboard }) => {
  const { page } = await launch()
  const window = await expiredProfile(page, server)
  const copies: readonly (() => Promise<void>)[] = [
    () => window.card.getByRole('button', { name: 'Copy header' }).click(),
    async () => {
      await window.row('Tester').focus()
      await page.keyboard.press('Control+c')
    },
    () => tray.click([/^Tester/, 'Copy header'])
  ]
  for (const [index, copy] of copies.entries()) {
    await clipboard.write('before')
    server.answer(live)
    await copy()
    await expect.poll(() => clipboard.text(), String(index)).toBe(liveHeader)
    expect(server.requests.length, String(index)).toBe(2 * index + 2)
    server.answer(dead)
    await window.getToken()
    await expect(window.row('Tester')).toContainText('Expired')
  }
})

test('while it is minted the person sees that, and nothing is copied before', async ({ launch, server, clipboard }) => {
  const { page } = await launch()
  const window = await expiredProfile(page, server)
  await clipboard.write('before')
  server.answer({ kind: 'hang' })
  await window.card.getByRole('button', { name: 'Copy header' }).click()
  await expect(window.row('Tester')).toContainText('Minting…')
  await expect(window.card.getByRole('button', { name: 'Copy header' })).toBeDisabled()
  expect(await clipboard.text()).toBe('before')
  await window.card.getByRole('button', { name: 'Cancel' }).click()
  await expect(window.row('Tester')).toContainText('Expired')
  expect(await clipboard.text()).toBe('before')
})

test('a token that could not be minted for the tray is told in the window', async ({ launch, server, tray, clipboard }) => {
  const { app, page } = await launch()
  const window = await expiredProfile(page, server)
  await clipboard.write('before')
  server.answer({ kind: 'reply', status: 400, body: { error: 'invalid_grant', error_description: 'invalid username or password' } })
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  await tray.click([/^Tester/, 'Copy header'])
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(true)
  await expect(said(page, 'The server rejected the username or password')).toBeVisible()
  await expect(window.row('Tester')).toContainText('Rejected')
  expect(await clipboard.text()).toBe('before')
})

test('where copies need not be live, a dead token is refused in words at every door', async ({ launch, server, tray, clipboard }) => {
  const { page } = await launch()
  const window = await expiredProfile(page, server)
  const settings = new SettingsView(page)
  await settings.open()
  await page.getByRole('switch', { name: 'Copies are always live' }).click()
  await settings.close()
  await clipboard.write('before')
  const words = 'Nothing was copied: the token has expired'

  await window.card.getByRole('button', { name: 'Copy header' }).click()
  await expect(said(page, words)).toBeVisible()
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await expect(said(page, words)).toHaveCount(0)

  await page.keyboard.press('Control+k')
  await expect(page.getByRole('option', { name: 'Tester' })).not.toContainText('Mints first')
  await page.keyboard.press('Enter')
  await expect(window.dialog.getByRole('alert')).toContainText(`Tester: ${words}`)
  await page.keyboard.press('Escape')

  await tray.click([/^Tester/, 'Copy header'])
  await expect(said(page, words)).toBeVisible()
  expect([await clipboard.text(), server.requests.length]).toEqual(['before', 1])

  server.answer(live)
  await window.getToken()
  await window.card.getByRole('button', { name: 'Copy header' }).click()
  await expect.poll(() => clipboard.text()).toBe(liveHeader)
})
