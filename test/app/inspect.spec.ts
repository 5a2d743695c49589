import { chooseInMenu } from '../support/app-menu.ts'
import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const token = 'YWMtBK_AAIM7Ee6SNAKqu8zd7gAAAYvz8ewA_Ws-AMA4m1jmHaCHrQZFoe9Eb3c'

test('any token can be pasted into the inspector, and nothing of it stays', async ({ launch, usergrid }) => {
  const { app, page, mainLog, pageLog } = await launch()
  const window = new MintmarkWindow(page)
  await chooseInMenu(app, 'inspect-token')
  const field = window.dialog.getByRole('textbox', { name: 'Token' })
  await expect(field).toBeFocused()

  await field.fill(`Authorization: Bearer ${token}\n`)
  await expect(window.dialog).toContainText('63 characters')
  await expect(window.dialog).toContainText('04afc000-833b-11ee-9234-02aabbccddee')
  await expect(window.dialog).toContainText(/Issued.*2023, \d\d:\d\d:20 \d+d ago/)
  await field.fill(token.slice(0, 40))
  await expect(window.dialog).toContainText('It is cut off')
  await expect(window.dialog).toContainText('04afc000-833b-11ee-9234-02aabbccddee')
  await field.fill('nonsense')
  await expect(window.dialog).toContainText('It has none of the formats that Usergrid uses')

  await field.fill(token)
  await page.keyboard.press('Escape')
  await expect(window.dialog).toHaveCount(0)
  expect(await page.content()).not.toContain(token)

  await window.addProfile(usergrid.baseUrl, demoProfile('application-user', 'Tester'))
  await window.detail.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Inspect a token…' }).click()
  await expect(field).toHaveValue('')
  expect((await mainLog()) + pageLog()).not.toContain(token.slice(0, 20))
})
