import { expect, test } from '../support/mintmark.ts'
import { SettingsView } from '../support/settings-view.ts'
import { demoProfile, MintmarkWindow, refusedAs } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')
const passphrase = 'four words of a person'
const next = 'some other words entirely'
const keychainRow = 'System keychain: GNOME Keyring'

test('keychain and passphrase each open the vault, and the last of them stays', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  const settings = new SettingsView(page)
  await window.addProfile(usergrid.baseUrl, tester)
  await window.getToken()
  const token = await window.maskedToken()
  await settings.open()
  await expect(settings.button(keychainRow, 'Remove…')).toBeDisabled()
  expect(await window.ask('vault', 'removeKeychain', { current: null })).toEqual(refusedAs('last-way-in'))
  await settings.addPassphrase(passphrase)
  await expect(settings.button('Passphrase', 'Change…')).toBeFocused()
  await settings.close()

  await window.lock()
  await window.unlock(passphrase)
  await expect(page.getByText('Opened by passphrase')).toBeVisible()
  await expect.poll(() => window.maskedToken()).toBe(token)
  await window.lock(() => page.getByRole('button', { name: 'Lock', exact: true }).click())
  await window.unlockByKeychain()
  await expect(page.getByText('Keychain: GNOME Keyring')).toBeVisible()
  await expect.poll(() => window.maskedToken()).toBe(token)

  await settings.open()
  const current = { 'Current passphrase': passphrase }
  await settings.do([keychainRow, 'Remove…'], 'Remove the keychain?', current, 'Remove keychain')
  await expect(settings.button('Passphrase', 'Remove…')).toBeDisabled()
  expect(await window.ask('vault', 'removePassphrase', { current: passphrase })).toEqual(refusedAs('last-way-in'))
  await window.lock()
  await expect(window.lockCard.getByRole('button', { name: /^Unlock with/ })).toHaveCount(0)
  await window.unlock(passphrase)
  await settings.button('System keychain', 'Add').click()
  await settings.do(['Passphrase', 'Remove…'], 'Remove the passphrase?', current, 'Remove passphrase')
  await window.lock()
  await expect(window.lockCard.getByRole('textbox')).toHaveCount(0)
  await window.unlockByKeychain()
})

test('a passphrase is changed by whoever knows it, and the old one opens nothing', async ({ launch }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  const settings = new SettingsView(page)
  await settings.open()
  await settings.addPassphrase(passphrase)
  await settings.button('Passphrase', 'Change…').click()
  const dialog = settings.dialog('Change the passphrase')
  const fields = { 'Current passphrase': 'four words of a guess', 'New passphrase': next, 'Repeat it': next }
  await settings.answer(dialog, fields, 'Change passphrase')
  await expect(dialog.getByRole('alert')).toHaveText('This passphrase does not open the vault.')
  await expect(dialog.getByText(/^Try again in/)).toHaveCount(0)
  await settings.answer(dialog, { 'Current passphrase': passphrase }, 'Change passphrase')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('Passphrase changed')).toBeVisible()

  await window.lock()
  await window.typeAtLock(passphrase)
  await expect(window.lockCard.getByRole('alert')).toHaveText('This passphrase does not open the vault.')
  await expect(window.lockCard.getByRole('button', { name: 'Unlock', exact: true })).toBeEnabled()
  await window.unlock(next)
})

test('a recovery code opens the vault when the keyring was replaced and the passphrase forgotten', async ({
  launch,
  usergrid,
  desktop
}) => {
  const first = await launch()
  const before = new MintmarkWindow(first.page)
  const settings = new SettingsView(first.page)
  await before.addProfile(usergrid.baseUrl, tester)
  await settings.open()
  await settings.addPassphrase(passphrase)
  const makeCode = async (): Promise<string> => {
    await settings.button('Recovery code', 'Make…').click()
    await settings.answer(settings.dialog('Make a recovery code'), { 'Current passphrase': passphrase }, 'Make code')
    const groups = settings.dialog('Write this code down').getByRole('listitem')
    await expect(groups).toHaveCount(7)
    return (await groups.allInnerTexts()).join('-')
  }
  const dropped = await makeCode()
  expect(dropped).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/)
  const shown = settings.dialog('Write this code down')
  await expect(shown.getByRole('button', { name: 'Keep this code' })).toBeDisabled()
  await shown.getByRole('button', { name: 'Cancel' }).click()
  const code = await makeCode()
  await shown.getByRole('checkbox', { name: 'I have written it down' }).check({ force: true })
  await shown.getByRole('button', { name: 'Keep this code' }).click()
  await expect(settings.button('Recovery code', 'Replace…')).toBeVisible()
  expect(await first.page.content()).not.toContain(code.slice(0, 4))
  await first.quit()
  await desktop.keyring.replace()

  const second = await launch({ userData: first.userData })
  const window = new MintmarkWindow(second.page)
  await expect(window.lockCard).toContainText('GNOME Keyring no longer has the key of this vault')
  await expect(window.lockCard).toContainText('Your recovery code opens it as well.')
  await window.typeAtLock(dropped)
  await expect(window.lockCard.getByText('This passphrase does not open the vault.')).toBeVisible()
  await expect(window.lockCard.getByRole('button', { name: 'Unlock', exact: true })).toBeEnabled()
  // As somebody types it from a slip of paper.
  await window.unlock(code.toLowerCase().replaceAll('-', ' '))
  await window.getToken()
  await expect(window.row('Tester')).toContainText('6d 23h')

  const again = new SettingsView(second.page)
  await again.open()
  const fields = { 'Current passphrase': code, 'New passphrase': next, 'Repeat it': next }
  await again.do(['Passphrase', 'Change…'], 'Change the passphrase', fields, 'Change passphrase')
  await window.lock()
  await window.unlock(next)
})
