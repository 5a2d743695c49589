import type { ProfileList } from '../../src-main/contract/profiles.ts'
import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow, refusedAs } from '../support/window.ts'

test('a deleted profile comes back with its token', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, demoProfile('application-user', 'Tester'))
  await window.getToken()
  await expect(window.countdown).toContainText('6d23h59m')
  const token = await window.maskedToken()
  await window.row('Tester').focus()
  await page.keyboard.press('Delete')
  await page.getByRole('button', { name: 'Delete only' }).click()
  await expect(page.getByText('Welcome to Mintmark')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(window.row('Tester')).toContainText('6d 23h')
  await expect(window.card.locator('[data-token]')).toHaveText(token)
})

test('editing keeps the stored secret, and other credentials drop the token', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, demoProfile('application-user', 'Tester'))
  await window.getToken()
  await expect(window.row('Tester')).toContainText('6d 23h')
  await page.keyboard.press('Control+e')
  await expect(window.dialog.getByLabel('Password', { exact: true })).toHaveValue('')
  await window.fill('Name', 'Renamed')
  await page.keyboard.press('Control+s')
  await expect(window.row('Renamed')).toContainText('6d 23h')
  await window.getToken()
  await expect(window.row('Renamed')).toContainText('6d 23h')

  await page.keyboard.press('Control+e')
  await window.fill('Username', 'testuser@mail.example')
  await page.keyboard.press('Control+s')
  await expect(window.row('Renamed')).toContainText('No token')
})

test('closing the dialog asks before what was typed is lost', async ({ launch }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await page.keyboard.press('Control+n')
  await window.fill('Organization', 'acme')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Keep editing' }).click()
  await expect(window.dialog.getByLabel('Organization', { exact: true })).toHaveValue('acme')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(window.dialog).toHaveCount(0)
})

test('profiles are found and walked through by keyboard alone', async ({ launch }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await page.getByRole('button', { name: /Try the demo server/ }).click()
  await expect(window.row(/./)).toHaveCount(4)
  await page.keyboard.press('Control+f')
  await page.keyboard.type('acme store')
  await expect(window.row(/./)).toHaveCount(2)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await expect(window.row(/./).last()).toBeFocused()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Storefront tester')
  await page.keyboard.press('Enter')
  await expect(window.dialog.getByLabel('Username', { exact: true })).toHaveValue('testuser')
  await page.keyboard.press('Escape')
  await expect(window.dialog).toHaveCount(0)
  await page.keyboard.press('Control+f')
  await page.keyboard.press('Escape')
  await expect(window.row(/./)).toHaveCount(4)
  await page.getByRole('treeitem', { name: 'acme' }).click()
  await expect(window.row(/./)).toHaveCount(3)
})

test('where no profile matches, the search is cleared; a filter is left only where there is one', async ({ launch }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await page.getByRole('button', { name: /Try the demo server/ }).click()
  await expect(window.row(/./)).toHaveCount(4)
  const list = page.getByRole('region', { name: 'All profiles' })
  await page.keyboard.press('Control+f')
  await page.keyboard.type('nothing like it')
  await expect(list.getByRole('heading', { name: 'No profile matches “nothing like it”' })).toBeVisible()
  await expect(list.getByRole('button', { name: 'Show all profiles' })).toHaveCount(0)
  await list.getByRole('button', { name: 'Clear search' }).click()
  await expect(window.row(/./)).toHaveCount(4)
  await expect(page.getByRole('searchbox', { name: 'Search profiles' })).toBeFocused()

  await page.getByRole('button', { name: /^Expired/ }).click()
  const expired = page.getByRole('region', { name: 'Expired' })
  await expect(expired.getByRole('heading', { name: 'No profiles here' })).toBeVisible()
  await expect(expired.getByRole('button', { name: 'Clear search' })).toHaveCount(0)
  await expired.getByRole('button', { name: 'Show all profiles' }).click()
  await expect(window.row(/./)).toHaveCount(4)
})

test('a new profile is what is selected after saving, wherever the focus was', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, demoProfile('application-user', 'First'))
  await window.row('First').click()
  await window.addProfile(usergrid.baseUrl, demoProfile('application', 'Second'))
  await expect(window.row('Second')).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Second')
})

test('a stored password does not go to another server', async ({ launch, usergrid, server }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, demoProfile('application-user', 'Tester'))
  await page.keyboard.press('Control+e')
  await window.fill('Server', server.url)
  await page.keyboard.press('Control+Enter')
  await expect(window.dialog).toContainText(`Enter the password again: it was stored for ${usergrid.baseUrl}.`)
  // Nor when the page itself is turned: main has the same rule.
  const list = (await window.ask('profiles', 'list')) as { readonly value: ProfileList }
  const [profile] = list.value.profiles
  if (profile === undefined) throw new Error('no profile')
  const { id, accessType, organization, application, principal, name, notes, keepFresh, ttlMs } = profile
  const named = { id, accessType, organization, application, principal, name, notes }
  const draft = { ...named, keepFresh, ttlMs, serverUrl: server.url, secret: null }
  const saved = await window.ask('profiles', 'save', { ...draft, environment: 'local', managementTokenPath: '/management/token' })
  expect(saved).toEqual(refusedAs('invalid-input'))
  expect(server.requests).toEqual([])
})
