import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../support/mintmark.ts'
import type { RunningApp } from '../support/running-app.ts'
import { SettingsView } from '../support/settings-view.ts'
import { demoProfile, MintmarkWindow, refusedAs } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')
const passphrase = 'four words of a person'

const readVault = (userData: string): Promise<string> => readFile(join(userData, 'vault.json'), 'utf8')

/** A vault with a profile and a token, in the keyring and with a passphrase beside; Mintmark has quit. */
async function makeVault(first: RunningApp, serverUrl: string): Promise<string> {
  const window = new MintmarkWindow(first.page)
  const settings = new SettingsView(first.page)
  await window.addProfile(serverUrl, tester)
  await window.getToken()
  await window.maskedToken()
  await settings.open()
  await settings.addPassphrase(passphrase)
  await first.quit()
  return first.userData
}

test('while the keyring is locked or gone the passphrase opens the vault, and the keyring again afterwards', async ({
  launch,
  usergrid,
  desktop
}) => {
  const userData = await makeVault(await launch(), usergrid.baseUrl)
  for (const state of ['locked', 'none'] as const) {
    await desktop.keyring.become(state)
    const running = await launch({ userData })
    const window = new MintmarkWindow(running.page)
    await expect(window.lockCard.getByRole('alert')).toContainText('GNOME Keyring is locked or does not answer')
    await window.unlock(passphrase)
    await window.maskedToken()
    await running.quit()
  }
  await desktop.keyring.become('unlocked')
  const window = new MintmarkWindow((await launch({ userData })).page)
  await expect(window.page.getByText('Keychain: GNOME Keyring')).toBeVisible()
  await window.maskedToken()
})

test('a keyring that was replaced is told, and takes the key anew when a person says so', async ({ launch, usergrid, desktop }) => {
  const userData = await makeVault(await launch(), usergrid.baseUrl)
  await desktop.keyring.replace()
  const before = await readVault(userData)
  const running = await launch({ userData })
  const window = new MintmarkWindow(running.page)
  await expect(window.lockCard.getByRole('alert')).toHaveText(
    'GNOME Keyring no longer has the key of this vault. The vault is kept as it is: it opens again once the old keychain is back, or with your passphrase.'
  )
  expect(await readVault(userData)).toBe(before)
  await window.unlock(passphrase)
  await window.maskedToken()
  const notice = running.page.getByText('GNOME Keyring no longer has the key of this vault, so it does not open it.')
  await expect(notice).toBeVisible()

  const settings = new SettingsView(running.page)
  await settings.open()
  const row = /^System keychain/
  await expect(settings.row(row)).toContainText('It has lost the key of this vault')
  // The keychain is no way in now: without the passphrase nothing would open the vault.
  await expect(settings.button('Passphrase', 'Remove…')).toBeDisabled()
  expect(await window.ask('vault', 'removePassphrase', { current: passphrase })).toEqual(refusedAs('keychain-refused'))
  await settings.button(row, 'Store again').click()
  await expect(settings.button(row, 'Remove…')).toBeFocused()
  await expect(notice).toHaveCount(0)
  await running.quit()
  const again = new MintmarkWindow((await launch({ userData })).page)
  await expect(again.page.getByText('Keychain: GNOME Keyring')).toBeVisible()
  await again.maskedToken()
})

test('the same keyring opens the vault under every desktop', async ({ launch, usergrid }) => {
  const userData = await makeVault(await launch(), usergrid.baseUrl)
  for (const XDG_CURRENT_DESKTOP of ['i3', 'sway', 'XFCE', '']) {
    await test.step(`desktop "${XDG_CURRENT_DESKTOP}"`, async () => {
      const running = await launch({ userData, env: { XDG_CURRENT_DESKTOP } })
      await expect(running.page.getByText('Keychain: GNOME Keyring')).toBeVisible()
      await running.quit()
    })
  }
  // KDE has a keychain of its own, which does not run here: that is told, and nothing takes its place silently.
  const before = await readVault(userData)
  const kde = new MintmarkWindow((await launch({ userData, env: { XDG_CURRENT_DESKTOP: 'KDE' } })).page)
  await expect(kde.lockCard.getByRole('alert')).toContainText('is locked or does not answer')
  await kde.unlock(passphrase)
  await kde.maskedToken()
  expect(await readVault(userData)).toBe(before)
})

test('a password that every Chromium knows is never used in the place of a keyring', async ({ launch, usergrid }) => {
  const args = ['--password-store=basic']
  const first = await launch({ args })
  const window = new MintmarkWindow(first.page)
  await window.createVault(passphrase)
  await window.addProfile(usergrid.baseUrl, tester)
  const settings = new SettingsView(first.page)
  await settings.open()
  await settings.button('System keychain', 'Add').click()
  await expect(first.page.getByText('The keychain was not used')).toBeVisible()
  await first.quit()
  const { ring } = JSON.parse(`${(await readVault(first.userData)).split('\n', 1)[0]?.replace(/,$/, '')}}`)
  expect(ring.slots.map(({ kind }: { kind: string }) => kind)).toEqual(['passphrase'])

  // Where there is a real one it can be added, and does not open for the other.
  const second = await launch({ userData: first.userData })
  const real = new MintmarkWindow(second.page)
  await real.unlock(passphrase)
  const again = new SettingsView(second.page)
  await again.open()
  await again.button('System keychain', 'Add').click()
  await expect(again.row('System keychain: GNOME Keyring')).toBeVisible()
  await second.quit()
  const before = await readVault(first.userData)
  const third = new MintmarkWindow((await launch({ userData: first.userData, args })).page)
  await expect(third.lockCard.getByRole('alert')).toContainText('is locked or does not answer')
  expect(await readVault(first.userData)).toBe(before)
})
