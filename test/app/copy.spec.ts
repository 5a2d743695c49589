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
  await expect(page.getByRole('status').filter({ hasText: 'Header copied' })).toHaveCount(1)
  await expect.poll(() => clipboard.text()).toMatch(bearer)
  const header = bearer.exec((await clipboard.text()) ?? '')?.[1]
  const me = await fetch(`${usergrid.baseUrl}/acme/storefront/users/me`, { headers: { authorization: `Bearer ${header}` } })
  expect(me.status).toBe(200)

  await page.getByRole('button', { name: 'Clear now' }).click()
  await expect.poll(() => clipboard.text()).toBeFalsy()
  await expect(page.getByRole('status').filter({ hasText: 'Header copied' })).toHaveCount(0)
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
  await copyAs('Shell export (bash, zsh)')
  await expect.poll(() => clipboard.text()).toMatch(/^export USERGRID_TOKEN='YWMt[\w-]{59}'$/)
  await expect(window.card.getByRole('button', { name: 'Copy export' })).toBeVisible()
})

test('"Copy as" shows how each form looks, without a letter of the token', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, tester)
  await window.getToken()
  const token = await window.maskedToken()
  await window.card.getByRole('button', { name: 'Copy as' }).click()
  const items = page.getByRole('menu').getByRole('menuitemcheckbox')
  await expect(items).toHaveText([
    'Authorization header Authorization: Bearer YWMt…',
    'Raw token YWMt…',
    "curl command curl -H 'Authorization: …'",
    "Shell export (bash, zsh) export USERGRID_TOKEN='YWMt…'",
    "Shell export (fish) set -gx USERGRID_TOKEN 'YWMt…'",
    "Shell export (PowerShell) $env:USERGRID_TOKEN = 'YWMt…'",
    '.env line USERGRID_TOKEN="YWMt…"',
    'JSON { "access_token": "YWMt…", … }',
    'Query parameter access_token=YWMt…',
    'Postman environment value { "key": "access_token", … }'
  ])
  await expect(page.getByRole('menu')).not.toContainText(token.slice(0, 6))
  // At the item's right, in the type of code, and whole.
  const misfits = await items.evaluateAll((elements) =>
    elements.flatMap((element) => {
      const sample = element.lastElementChild as HTMLElement
      const isCut = sample.scrollWidth > sample.clientWidth
      const isAtEnd = element.getBoundingClientRect().right - sample.getBoundingClientRect().right < 12
      const isCode = /mono/i.test(getComputedStyle(sample).fontFamily)
      return isCut || !isAtEnd || !isCode ? [element.textContent] : []
    })
  )
  expect(misfits).toEqual([])
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
