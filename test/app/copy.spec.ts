import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')
const bearer = /^Authorization: Bearer (YWMt[\w-]{59})$/

test('"Copy header" puts a bearer header on the clipboard that the server accepts, and clears it', async ({
  launch,
  usergrid,
  clipboard
}) => {
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, tester)
  await window.getToken()
  await window.card.getByRole('button', { name: 'Copy header' }).click()
  await expect(page.getByRole('status')).toContainText('Header copied')
  await expect.poll(() => clipboard.text()).toMatch(bearer)
  const header = bearer.exec((await clipboard.text()) ?? '')?.[1]
  const me = await fetch(`${usergrid.baseUrl}/acme/storefront/users/me`, { headers: { authorization: `Bearer ${header}` } })
  expect(me.status).toBe(200)

  await page.getByRole('button', { name: 'Clear now' }).click()
  await expect.poll(() => clipboard.text()).toBeFalsy()
  await expect(page.getByRole('status')).not.toContainText('Header copied')
  expect(await app.evaluate(({ app }) => app.isReady())).toBe(true)
})

test('what somebody else put on the clipboard is left alone', async ({ launch, usergrid, clipboard }) => {
  const { page, quit } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, tester)
  await window.getToken()
  await window.card.getByRole('button', { name: 'Copy header' }).click()
  await expect.poll(() => clipboard.text()).toMatch(bearer)
  await clipboard.write('something else')
  await quit()
  expect(await clipboard.text()).toBe('something else')
})

test('quitting takes a copied token off the clipboard', async ({ launch, usergrid, clipboard }) => {
  const { page, quit } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, tester)
  await window.getToken()
  await window.card.getByRole('button', { name: 'Copy header' }).click()
  await expect.poll(() => clipboard.text()).toMatch(bearer)
  await quit()
  expect((await clipboard.text()) ?? '').not.toMatch(bearer)
})

test('a token is copied in other forms, and the form is remembered', async ({ launch, usergrid, clipboard }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, tester)
  await window.getToken()
  const copyAs = async (label: string): Promise<void> => {
    await window.card.getByRole('button', { name: 'Copy as' }).click()
    await page
      .getByRole('menuitem', { name: label })
      .or(page.getByRole('menuitemcheckbox', { name: label }))
      .click()
  }
  await copyAs('curl command')
  await expect
    .poll(() => clipboard.text())
    .toMatch(/^curl -H 'Authorization: Bearer YWMt[\w-]{59}' 'http:\/\/127\.0\.0\.1:\d+\/acme\/storefront'$/)
  await copyAs('export USERGRID_TOKEN')
  await expect.poll(() => clipboard.text()).toMatch(/^export USERGRID_TOKEN='YWMt[\w-]{59}'$/)
  await expect(window.card.getByRole('button', { name: 'Copy export' })).toBeVisible()
})

test('copying without a token gets one first', async ({ launch, usergrid, clipboard }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, tester)
  await window.row('Tester').focus()
  await page.keyboard.press('Control+c')
  await expect.poll(() => clipboard.text()).toMatch(bearer)
  await expect(window.countdown).toContainText('6d23h59m')
})
