import { expect, test } from '../support/mintmark.ts'
import { SettingsView } from '../support/settings-view.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')

test('whatever is brought into view, the window itself stays where it is', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, tester)
  await window.getToken()
  await expect(window.response).toContainText('access_token')
  const scrolled = (): Promise<readonly number[]> =>
    page.evaluate(() => [document.documentElement.scrollTop, document.documentElement.scrollHeight - innerHeight])

  await window.response.focus()
  await page.keyboard.press('Control+f')
  await page.keyboard.type('user')
  await expect(page.getByRole('search').getByRole('status')).toHaveText(/^1 of/)
  expect(await scrolled()).toEqual([0, 0])
  await page.keyboard.press('Escape')

  const settings = new SettingsView(page)
  await settings.open()
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Tray and shortcuts' }).click()
  await expect(page.getByRole('heading', { name: 'Tray and shortcuts' })).toBeInViewport()
  expect(await scrolled()).toEqual([0, 0])
})
