import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')
const legacyToken = '5wuGd-lcEeCUBwBQVsAACA:F8zeMOlcEeCUBwBQVsAACA:YXU6AAABMq0hdy4Lh0ewmmnOWOR-DaepCrpWx9oPmw'

test('the Token tab tells what the token itself tells, without the page having it', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, tester)
  await page.getByRole('tab', { name: 'Token' }).click()
  const panel = page.getByRole('tabpanel')
  await expect(panel).toContainText('No token yet')

  await window.getToken()
  await expect(panel).toContainText('Usergrid access token')
  await expect(panel).toContainText(/Token uuid\s*[0-9a-f]{8}-••••-••••-••••-••••••••••••/)
  await expect(panel).toContainText(/Issued.*\d\d:\d\d:\d\d\s*just now/)
  await expect(panel).toContainText(/Expires.*in 6d 23h 59m/)
  await expect(panel).toContainText(/Lifetime\s*7 days\s*604\u202f800 s/)
  await expect(panel).toContainText("Made with Usergrid's stock salt")
  await expect(panel).toContainText('Runs to the expiry inside the token')
  expect(await page.content()).not.toMatch(/YWMt[\w-]{59}/)

  await page.keyboard.press('Control+Shift+c')
  await expect(panel).toContainText(/Token uuid\s*[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/)
})

test('a token of 2011 and one of another server are told apart', async ({ launch, server }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, tester)
  await page.getByRole('tab', { name: 'Token' }).click()
  const panel = page.getByRole('tabpanel')

  server.answer({ kind: 'reply', body: { access_token: legacyToken, expires_in: 3600 } })
  await window.getToken()
  await expect(panel).toContainText('Usergrid access token of 2011')
  await expect(panel).toContainText('e70b8677-e95c-11e0-9407-005056c00008')
  await expect(panel).toContainText('17ccde30-e95c-11e0-9407-005056c00008')
  await expect(panel).toContainText('Counted from the moment the answer arrived')

  server.answer({ kind: 'reply', body: { access_token: 'an-opaque-token' } })
  await window.getToken()
  await expect(panel).toContainText('It has none of the formats that Usergrid uses')
  await expect(panel).toContainText('Neither the token nor the answer tells when it ends')
})
