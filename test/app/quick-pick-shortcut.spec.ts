import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../support/mintmark.ts'
import { QuickPickPage } from '../support/quick-pick-window.ts'
import { SettingsView } from '../support/settings-view.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'
import { pressOnKeyboard } from '../support/x-keyboard.ts'

const rowName = 'Quick pick from anywhere'

test('keys are chosen by pressing them, work from anywhere and after a restart, and can be taken away', async ({
  launch,
  usergrid,
  desktop,
  clipboard
}) => {
  const first = await launch()
  const window = new MintmarkWindow(first.page)
  await window.addProfile(usergrid.baseUrl, demoProfile('application-user', 'Tester'))
  const settings = new SettingsView(first.page)
  await settings.open()
  await expect(settings.row(rowName)).toContainText('Not set.')
  await settings.button(rowName, 'Choose keys').click()
  await expect(settings.button(rowName, 'Press the keys')).toBeFocused()

  // What cannot be is said beside it, and the next keys are taken.
  const refusal = first.page.getByRole('alert')
  await first.page.keyboard.press('k')
  await expect(refusal).toContainText('alone, this key types something')
  await first.page.keyboard.press('Control+Shift+r')
  await expect(refusal).toHaveText('Mintmark uses Ctrl+Shift+R itself: Refresh expiring tokens. Choose other keys.')
  await first.page.keyboard.press('Control+Alt+k')
  await expect(settings.row(rowName)).toContainText('Ctrl+Alt+K opens quick pick from any program.')
  await expect(refusal).toHaveCount(0)

  await pressOnKeyboard(desktop.env, 'ctrl+alt+k')
  const pick = await QuickPickPage.of(first.app)
  await pick.expectUp()
  // Enter copies what is seen: before the rows have come it does nothing.
  await expect(pick.active).toContainText('Tester')
  await pick.page.keyboard.press('Enter')
  await expect.poll(() => clipboard.text()).toMatch(/^Authorization: Bearer YWMt/)
  await pick.expectGone()
  await pressOnKeyboard(desktop.env, 'ctrl+alt+k')
  await pick.expectUp()
  await pressOnKeyboard(desktop.env, 'ctrl+alt+k')
  await pick.expectGone()
  await first.quit()

  const second = await launch()
  await expect(new MintmarkWindow(second.page).row('Tester')).toBeVisible()
  const again = new SettingsView(second.page)
  await again.open()
  await again.button(rowName, 'Change').click()
  // Esc ends the choosing, not the settings.
  await second.page.keyboard.press('Escape')
  await expect(again.button(rowName, 'Change')).toBeFocused()
  await pressOnKeyboard(desktop.env, 'ctrl+alt+k')
  await (await QuickPickPage.of(second.app)).expectUp()
  await again.button(rowName, 'Remove').click()
  await expect(again.row(rowName)).toContainText('Not set.')
  const isHeard = (): Promise<boolean> => second.app.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('CommandOrControl+Alt+K'))
  expect(await isHeard()).toBe(false)
})

test('keys that another program has are not taken, and the ones before stay', async ({ launch, desktop }) => {
  const other = join(desktop.home, 'other')
  await mkdir(other)
  await writeFile(join(other, 'settings.json'), JSON.stringify({ quickPickShortcut: 'Ctrl+Alt+J' }))
  const first = await launch({ userData: other })
  await expect.poll(() => first.app.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('CommandOrControl+Alt+J'))).toBe(true)

  const { app, page } = await launch()
  const settings = new SettingsView(page)
  await settings.open()
  await settings.button(rowName, 'Choose keys').click()
  await page.keyboard.press('Control+Alt+l')
  await expect(settings.row(rowName)).toContainText('Ctrl+Alt+L opens quick pick')
  await settings.button(rowName, 'Change').click()
  await page.keyboard.press('Control+Alt+j')
  await expect(page.getByRole('alert')).toHaveText('Another program uses Ctrl+Alt+J. Choose other keys.')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(settings.row(rowName)).toContainText('Ctrl+Alt+L opens quick pick')
  await pressOnKeyboard(desktop.env, 'ctrl+alt+l')
  await (await QuickPickPage.of(app)).expectUp()
})

test('where the desktop passes no keys on, the row says what else to do', async ({ launch }) => {
  // Wayland without the portal, as far as a program can tell.
  const { page } = await launch({ env: { XDG_SESSION_TYPE: 'wayland' }, args: ['--ozone-platform=x11'] })
  const settings = new SettingsView(page)
  await settings.open()
  await expect(page.getByText('mintmark --quick-pick')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Choose keys' })).toHaveCount(0)
})
