import { contract } from '../../src-main/contract/index.ts'
import { isInQuickPickReach } from '../../src-main/contract/quick-pick-reach.ts'
import { expect, test } from '../support/mintmark.ts'
import { QuickPickPage, shownWindows } from '../support/quick-pick-window.ts'
import type { RunningApp } from '../support/running-app.ts'
import { demoProfile, MintmarkWindow, refusedAs } from '../support/window.ts'

const bearer = /^Authorization: Bearer YWMt[\w-]{59}$/

/** What keys of the desktop do that are bound to `mintmark --quick-pick`. */
async function openPick({ app, startAgain }: RunningApp): Promise<QuickPickPage> {
  expect(await startAgain(['--quick-pick'])).toBe(0)
  const pick = await QuickPickPage.of(app)
  await pick.expectUp()
  await expect(pick.field).toBeFocused()
  return pick
}

test('a second start asks for the small window alone: it copies, hides, and comes up empty again', async ({
  launch,
  usergrid,
  clipboard
}) => {
  const running = await launch()
  const { app, page } = running
  const window = new MintmarkWindow(page)
  for (const profile of [demoProfile('application-user', 'Atlas tester'), demoProfile('application', 'Loyalty backend')]) {
    await window.addProfile(usergrid.baseUrl, profile)
    await window.getToken()
    await expect(window.row(profile.name)).toContainText('6d 23h')
  }
  expect(await shownWindows(app)).toHaveLength(1)

  const pick = await openPick(running)
  expect((await shownWindows(app)).find(({ isPick }) => isPick)?.isOnTop).toBe(true)
  await expect(pick.field).toBeFocused()
  await pick.page.keyboard.type('lyl bck')
  await expect(pick.active).toContainText('Loyalty backend')
  await expect(pick.active).toContainText('Local')
  await expect(pick.active).toContainText('6d 23h')
  await expect(pick.active.locator('mark')).toHaveText(['L', 'y', 'l', 'b', 'ck'])
  await pick.page.keyboard.press('Enter')
  await expect.poll(() => clipboard.text()).toMatch(bearer)
  await pick.expectGone()
  await expect(pick.field).toHaveValue('')
  await expect(page.getByRole('status').filter({ hasText: 'Header copied' })).toBeVisible()
  const header = await clipboard.text()

  // The one that was used is offered first, by the same window.
  await openPick(running)
  expect(await shownWindows(app)).toHaveLength(2)
  await expect(pick.field).toBeFocused()
  await expect(pick.active).toContainText('Loyalty backend')
  await pick.page.keyboard.press('Control+Enter')
  await expect.poll(() => clipboard.text()).toBe(`curl -H '${header}' '${usergrid.baseUrl}/acme/storefront'`)
  await pick.expectGone()

  await openPick(running)
  await pick.page.keyboard.type('atlas')
  await pick.page.keyboard.press('Escape')
  await pick.expectGone()
  await openPick(running)
  await expect(pick.field).toHaveValue('')
  await pick.page.keyboard.press('Alt+Enter')
  await expect.poll(() => clipboard.text()).toBe(header?.replace('Authorization: Bearer ', ''))
  await pick.expectGone()
})

test('it goes away when something else gets the focus', async ({ launch, usergrid }) => {
  const running = await launch()
  const window = new MintmarkWindow(running.page)
  await window.addProfile(usergrid.baseUrl, demoProfile('application-user', 'Tester'))
  const pick = await openPick(running)
  await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((each) => !each.isAlwaysOnTop())
      ?.focus()
  )
  await pick.expectGone()
  await openPick(running)
})

test('a first start with it shows nothing else, until Mintmark is started again', async ({ launch, tray }) => {
  const running = await launch({ args: ['--quick-pick'] })
  const { app, startAgain } = running
  await tray.waitForMenu(({ children }) => children.length > 0)
  const pick = await QuickPickPage.of(app)
  await pick.expectUp()
  await expect(pick.page.getByRole('heading', { name: 'There are no profiles yet' })).toBeVisible()
  await expect(pick.page.getByRole('button', { name: 'Open Mintmark' })).toBeFocused()
  const visible = async (): Promise<readonly boolean[]> =>
    (await shownWindows(app)).filter(({ isVisible }) => isVisible).map(({ isPick }) => isPick)
  expect(await visible()).toEqual([true])
  await pick.page.keyboard.press('Escape')
  await expect.poll(visible).toEqual([])
  expect(await startAgain([])).toBe(0)
  await expect.poll(visible).toEqual([false])
})

test('where there is no tray, the large window stays within reach', async ({ launch }) => {
  const { app } = await launch({ args: ['--quick-pick'] })
  const pick = await QuickPickPage.of(app)
  await pick.expectUp()
  // Minimized; without a window manager, which could do that, it is on the screen.
  const isWithinReach = (): Promise<boolean> =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some((each) => !each.isAlwaysOnTop() && (each.isMinimized() || each.isVisible()))
    )
  await expect.poll(isWithinReach).toBe(true)
  expect(await pick.isVisible()).toBe(true)
})

test('locking takes its page away, and it says how to unlock', async ({ launch, usergrid, clipboard }) => {
  const running = await launch()
  const { app, page } = running
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, demoProfile('application-user', 'Tester'))
  await window.getToken()
  await expect(window.row('Tester')).toContainText('6d 23h')
  const pick = await openPick(running)
  await expect(pick.active).toContainText('Tester')
  const processIdOf = async (): Promise<number | undefined> => (await shownWindows(app)).find(({ isPick }) => isPick)?.processId
  const before = await processIdOf()

  await window.lock()
  await expect(pick.page.getByRole('heading', { name: 'Mintmark is locked' })).toBeVisible()
  expect(await processIdOf()).not.toBe(before)
  expect(await pick.page.content()).not.toContain('Tester')
  await pick.page.getByRole('button', { name: 'Unlock…' }).click()
  await pick.expectGone()
  await window.unlockByKeychain()

  await openPick(running)
  await expect(pick.active).toContainText('Tester')
  await expect(pick.field).toBeFocused()
  await pick.page.keyboard.press('Enter')
  await expect.poll(() => clipboard.text()).toMatch(bearer)
  await pick.expectGone()
})

test('its page may ask for nothing but what it needs', async ({ launch, usergrid }) => {
  const running = await launch()
  const window = new MintmarkWindow(running.page)
  await window.addProfile(usergrid.baseUrl, demoProfile('application-user', 'Tester'))
  const pick = await openPick(running)
  const page = new MintmarkWindow(pick.page)
  const calls = Object.entries(contract).flatMap(([domain, verbs]) =>
    Object.entries(verbs).flatMap(([verb, { kind }]) => (kind === 'call' ? [[domain, verb] as const] : []))
  )
  const refused = calls.filter(([domain, verb]) => !isInQuickPickReach(domain, verb))
  expect(refused.length).toBe(calls.length - 9)
  for (const [domain, verb] of refused) expect(await page.ask(domain, verb), `${domain}.${verb}`).toEqual(refusedAs('unexpected'))
  expect(await page.ask('vault', 'state')).toEqual({ ok: true, value: expect.objectContaining({ kind: 'open' }) })
  expect(await window.ask('settings', 'get')).toEqual({ ok: true, value: expect.anything() })
  expect(await running.mainLog()).toContain('call from a sender that may not make it')
})

test('an expired token is minted first, and Escape ends the waiting', async ({ launch, server, clipboard }) => {
  const running = await launch()
  const window = new MintmarkWindow(running.page)
  await clipboard.write('before')
  await window.addProfile(server.url, demoProfile('application-user', 'Tester'))
  server.answer({ kind: 'reply', body: '{"access_token":"an-opaque-token-that-is-over-at-once","expires_in":0}' })
  await window.getToken()
  await expect(window.row('Tester')).toContainText('Expired')

  server.answer({ kind: 'hang' })
  const pick = await openPick(running)
  await expect(pick.active).toContainText('Mints first')
  await pick.page.keyboard.press('Enter')
  await expect(pick.active).toContainText('Minting…')
  await pick.page.keyboard.press('Escape')
  await pick.expectGone()
  await expect(window.row('Tester')).toContainText('Expired')

  server.answer({ kind: 'reply', body: '{"access_token":"an-opaque-token-that-lives-for-an-hour","expires_in":3600}' })
  await openPick(running)
  await pick.page.keyboard.press('Enter')
  await expect.poll(() => clipboard.text()).toBe('Authorization: Bearer an-opaque-token-that-lives-for-an-hour')
  await pick.expectGone()
  expect(server.requests.length).toBe(3)
})

test('what went wrong is said in place, with a way to the profile', async ({ launch, usergrid }) => {
  const running = await launch()
  const window = new MintmarkWindow(running.page)
  await window.addProfile(usergrid.baseUrl, { ...demoProfile('application-user', 'Tester'), secret: 'not the password' })
  const pick = await openPick(running)
  await pick.page.keyboard.press('Enter')
  await expect(pick.page.getByRole('alert')).toContainText('Tester: The server rejected the username or password')
  expect(await pick.isVisible()).toBe(true)
  await pick.page.getByRole('button', { name: 'Edit password' }).click()
  await pick.expectGone()
  await expect(window.dialog.getByLabel('Username', { exact: true })).toHaveValue('testuser')
})

test('a token that reaches too far is asked about in place', async ({ launch, usergrid, clipboard }) => {
  const running = await launch()
  const window = new MintmarkWindow(running.page)
  await clipboard.write('before')
  await window.addProfile(usergrid.baseUrl, {
    ...demoProfile('organization', 'Backend'),
    accessType: 'application',
    application: 'storefront'
  })
  const pick = await openPick(running)
  const question = pick.page.getByRole('alertdialog', { name: 'Copy a token of the whole organization?' })
  await pick.page.keyboard.press('Enter')
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await pick.page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await expect(pick.field).toBeFocused()
  expect(await clipboard.text()).toBe('before')
  expect(await pick.isVisible()).toBe(true)

  await pick.page.keyboard.press('Alt+Enter')
  await question.getByRole('button', { name: 'Copy anyway' }).click()
  await expect.poll(() => clipboard.text()).toMatch(/^YWMt[\w-]{59}$/)
  await pick.expectGone()
})
