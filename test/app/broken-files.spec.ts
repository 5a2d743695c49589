import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../support/mintmark.ts'
import { readVault } from '../support/vault-lines.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')

/** What may have become of vault.json; null: it is not there. */
const broken: readonly (readonly [what: string, (text: string) => string | null])[] = [
  ['cut off', (text) => text.slice(0, text.length / 2)],
  ['empty', () => ''],
  ['gone', () => null]
]

test('a vault file that is cut off, empty or gone is replaced by its backup, and kept', async ({ launch, usergrid }) => {
  const first = await launch()
  const before = new MintmarkWindow(first.page)
  await before.addProfile(usergrid.baseUrl, tester)
  await before.addProfile(usergrid.baseUrl, demoProfile('application', 'Client'))
  await first.quit()
  const whole = await readVault(first.userData)

  for (const [what, change] of broken) {
    await test.step(what, async () => {
      const userData = `${first.userData} ${what}`
      await cp(first.userData, userData, { recursive: true })
      const path = join(userData, 'vault.json')
      const text = change(whole)
      await (text === null ? rm(path) : writeFile(path, text))
      const running = await launch({ userData })
      const window = new MintmarkWindow(running.page)
      await expect(running.page.getByText(/The vault could not be read, so the backup of .+ took its place\./)).toBeVisible()
      // The backup is the vault before its last change.
      await expect(window.row(/./)).toHaveCount(1)
      await window.row('Tester').click()
      await window.getToken()
      await expect(window.row('Tester')).toContainText('6d 23h')
      await running.quit()
      const aside = (await readdir(userData)).filter((name) => name.startsWith('vault.json.corrupt-'))
      expect(await Promise.all(aside.map((name) => readFile(join(userData, name), 'utf8')))).toEqual(text === null ? [] : [text])
    })
  }
})

test('the vault of a newer version is used, and nothing in it is changed', async ({ launch, usergrid }) => {
  const first = await launch()
  await new MintmarkWindow(first.page).addProfile(usergrid.baseUrl, tester)
  await first.quit()
  const path = join(first.userData, 'vault.json')
  const newer = (await readVault(first.userData)).replace('{"format":2,', '{"format":3,')
  await writeFile(path, newer)

  const running = await launch({ userData: first.userData })
  const window = new MintmarkWindow(running.page)
  await expect(running.page.getByRole('alert')).toContainText('A newer version of Mintmark has written this vault. It can be used')
  await window.row('Tester').click()
  await window.getToken()
  await expect(window.row('Tester')).toContainText('6d 23h')
  await window.addProfile(usergrid.baseUrl, demoProfile('application', 'Client'))
  await running.quit()
  expect(await readVault(first.userData)).toBe(newer)
})
