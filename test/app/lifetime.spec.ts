import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

test('a lifetime that is too long: the server tells its longest, one click takes it, and the form remembers', async ({
  launch,
  usergrid
}) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.typeProfile(usergrid.baseUrl, demoProfile('application-user', 'Tester'))
  await window.dialog.getByText('More options').click()
  await expect(window.dialog).toContainText('Empty leaves it to the server.')
  await window.fill('Lifetime', '30')
  await window.dialog.getByLabel('Unit').selectOption('days')
  await page.keyboard.press('Control+Enter')
  await expect(window.detail).toContainText('The longest lifetime this server allows is 7 days.')

  await window.detail.getByRole('button', { name: 'Use 7 days' }).click()
  await expect(window.countdown).toContainText('6d23h59m')

  await page.keyboard.press('Control+e')
  const lifetime = window.dialog.getByLabel('Lifetime', { exact: true })
  await expect(lifetime).toHaveValue('7')
  await expect(window.dialog.getByLabel('Unit')).toHaveValue('d')
  await expect(window.dialog).toContainText('This server allows at most 7 days.')
  await lifetime.fill('8')
  await expect(window.dialog.locator('.message.warning')).toHaveText('This server allows at most 7 days.')
})
