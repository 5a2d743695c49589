import { demoProfiles } from '../../src-main/demo-server/demo-organization.ts'
import { accessTypes } from '../../src-main/model/access-type.ts'
import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const granted = {
  'application-user': 'application user testuser',
  application: 'the application of this client id',
  organization: 'organization acme',
  'admin-user': 'admin user admin'
} as const

for (const profile of demoProfiles) {
  test(`a person adds a profile of access type ${accessTypes[profile.accessType].label} and gets its token`, async ({
    launch,
    usergrid
  }) => {
    const { page } = await launch()
    const window = new MintmarkWindow(page)
    await window.addProfile(usergrid.baseUrl, profile)
    await expect(window.row(profile.name)).toContainText('No token')

    await window.getToken()
    await expect(window.countdown).toContainText('6d23h59m')
    await expect(window.row(profile.name)).toContainText('6d 23h')
    await expect(window.card).toContainText(`Server granted: ${granted[profile.accessType]}`)
    await expect(window.card.locator('[data-token]')).toHaveText(/^YWMt.{4}••••••••.{2}$/)
    await expect(window.response).toContainText('"expires_in": 604800')
    await expect(window.response).toContainText('"access_token": "YWMt')
    expect(await page.locator('body').innerText()).not.toContain(profile.secret)
  })
}

test('"Save and get token" does both', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  const profile = demoProfile('application-user', 'Tester')
  await window.typeProfile(usergrid.baseUrl, profile)
  await page.keyboard.press('Control+Enter')
  await expect(window.countdown).toContainText('6d23h59m')
})

test('a token can be looked at for a while, and hidden again', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  const profile = demoProfile('application-user', 'Tester')
  await page.clock.install()
  await window.addProfile(usergrid.baseUrl, profile)
  await window.getToken()
  const token = window.card.locator('[data-token]')
  await expect(token).toHaveText(/^YWMt.{4}••••••••.{2}$/)
  await page.keyboard.press('Control+Shift+c')
  await expect(token).toHaveText(/^YWMt[\w-]{59}$/)
  await expect(window.response).toContainText(await token.innerText())
  await page.clock.fastForward(31_000)
  await expect(token).toHaveText(/••••••••/)
})

test('an organization id on an application is granted the whole organization, and a person is warned', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  const organization = demoProfile('organization', 'Wrong id')
  await window.typeProfile(usergrid.baseUrl, { ...organization, accessType: 'application', application: 'storefront' })
  await expect(window.dialog).toContainText('b3U6 ids belong to an organization. The server would grant all of acme.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert')).toContainText('You asked for an application token; the server granted the whole organization')
})
