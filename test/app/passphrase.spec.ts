import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { secondMs } from '../../src-main/model/time.ts'
import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow, refusedAs } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')
const passphrase = 'four words of a person'

test.use({ keyringState: 'none' })

test('without a keyring a passphrase makes the vault, and opens it again', async ({ launch, usergrid, clipboard }) => {
  const first = await launch()
  const card = first.page.getByRole('region', { name: 'Choose a passphrase' })
  const create = card.getByRole('button', { name: 'Create the vault' })
  const type = async (text: string, again: string): Promise<void> => {
    await card.getByLabel('Passphrase', { exact: true }).fill(text)
    await card.getByLabel('Repeat it').fill(again)
  }
  await expect(card).toContainText('no system keychain that Mintmark can trust')
  await expect(card.getByLabel('Passphrase', { exact: true })).toBeFocused()
  await type('short', 'shorter')
  await create.click()
  await expect(card).toContainText('It needs at least 8 characters.')
  await expect(card).toContainText('The two are not the same yet.')
  await type('password1', 'password1')
  await expect(card.getByRole('status').first()).toHaveText('Weak')
  await type(passphrase, passphrase)
  await expect(card.getByRole('status').first()).toHaveText('Very strong')
  await create.click()

  const before = new MintmarkWindow(first.page)
  await expect(first.page.getByText('Opened by passphrase')).toBeVisible()
  await before.addProfile(usergrid.baseUrl, tester)
  await before.getToken()
  const token = await before.reveal()
  await first.quit()

  const second = await launch({ userData: first.userData })
  const window = new MintmarkWindow(second.page)
  await expect(window.lockCard).toContainText('Your secrets and tokens are sealed.')
  await expect(window.glance.getByRole('listitem')).toHaveText([/Tester.*6d 23h/s])
  await window.unlock(passphrase)
  await expect(window.row('Tester')).toContainText('6d 23h')
  await window.card.getByRole('button', { name: 'Copy header' }).click()
  await expect.poll(() => clipboard.text()).toBe(`Authorization: Bearer ${token}`)
  const logs = (await first.mainLog()) + (await second.mainLog()) + first.pageLog() + second.pageLog()
  for (const secret of [passphrase, token, tester.secret]) expect(logs).not.toContain(secret)
})

test('a wrong passphrase makes a person wait, also over a restart', async ({ launch }) => {
  const first = await launch()
  const { page, userData } = first
  const window = new MintmarkWindow(page)
  await window.createVault(passphrase)
  await window.lock()
  const unlock = window.lockCard.getByRole('button', { name: 'Unlock', exact: true })
  await window.typeAtLock('four words of a guess')
  await expect(window.lockCard.getByRole('alert')).toHaveText('This passphrase does not open the vault.')
  await expect(window.lockCard.getByLabel('Passphrase', { exact: true })).toBeFocused()
  await expect(unlock).toBeEnabled()
  const failures = join(userData, 'unlock.json')
  const { count } = JSON.parse(await readFile(failures, 'utf8'))
  expect(count).toBe(1)
  await first.quit()

  // What a few more of them leave behind.
  await writeFile(failures, JSON.stringify({ count: 4, lastAt: Date.now() }))
  const again = new MintmarkWindow((await launch({ userData })).page)
  const button = again.lockCard.getByRole('button', { name: 'Unlock', exact: true })
  await expect(button).toBeDisabled()
  await expect(button).toHaveAccessibleDescription(/^The one before was wrong\. Try again in [1-8]s\.$/)
  // Nor when the page itself is turned.
  expect(await again.ask('vault', 'unlock', passphrase)).toEqual(refusedAs('passphrase-too-soon'))
  await expect(button).toBeEnabled({ timeout: 10 * secondMs })
  await again.typeAtLock('four words of a guess')
  await expect(button).toHaveAccessibleDescription(/^Try again in 1[56]s\.$/)
  await expect(button).toBeDisabled()
  await expect(again.lockCard.getByRole('alert')).toHaveText('This passphrase does not open the vault.')
})
