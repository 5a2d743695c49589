import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')

/** All that the folder's files say, as one text. */
async function readFolder(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('\n')
}

test('profiles, tokens and responses are still there after a restart, and nothing of them lies in clear', async ({ launch, usergrid }) => {
  const first = await launch()
  const window = new MintmarkWindow(first.page)
  await window.addProfile(usergrid.baseUrl, tester)
  await window.getToken()
  await expect(window.countdown).toContainText('6d23h59m')
  const token = await window.reveal()
  expect(token).toMatch(/^YWMt[\w-]{59}$/)
  await first.quit()

  const kept = await readFolder(first.userData)
  expect(kept).toContain('testuser')
  for (const secret of [tester.secret, token, Buffer.from(token).toString('base64').slice(0, 40)]) expect(kept).not.toContain(secret)
  for (const file of ['vault.json', 'tokens.json']) expect((await stat(join(first.userData, file))).mode & 0o777).toBe(0o600)

  const second = await launch({ userData: first.userData })
  const again = new MintmarkWindow(second.page)
  await expect(again.row('Tester')).toContainText('6d 23h')
  await expect(again.response).toContainText('"username": "testuser"')
  await again.getToken()
  await expect(again.row('Tester')).toContainText('6d 23h')
  await expect.poll(() => again.maskedToken()).not.toBe(`${token.slice(0, 8)}••••••••${token.slice(-2)}`)
})

test('the demo server comes back with the app', async ({ launch }) => {
  const first = await launch()
  await first.page.getByRole('button', { name: /Try the demo server/ }).click()
  const window = new MintmarkWindow(first.page)
  await expect(window.row(/./)).toHaveCount(4)
  await first.quit()
  const second = await launch({ userData: first.userData })
  const again = new MintmarkWindow(second.page)
  await again.row('Demo admin').click()
  await again.getToken()
  await expect(again.card).toContainText('Server granted: admin user admin')
})

test('a second start brings the first window to the front', async ({ launch }) => {
  const { app, startAgain } = await launch()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  expect(await startAgain()).toBe(0)
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((each) => each.isVisible())))
    .toEqual([true])
})

test.describe('without a keyring', () => {
  test.use({ keyringState: 'none' })

  test('everything works for this session, says so, and writes nothing', async ({ launch, usergrid }) => {
    const { page, userData, quit } = await launch()
    const window = new MintmarkWindow(page)
    await page.getByRole('button', { name: 'Use for this session only' }).click()
    await expect(page.getByRole('alert')).toContainText('nothing is written to disk')
    await expect(page.getByText('This session only', { exact: true })).toBeVisible()
    await window.addProfile(usergrid.baseUrl, tester)
    await window.getToken()
    await expect(window.countdown).toContainText('6d23h59m')
    await page.keyboard.press('Control+l')
    await expect(page.getByText('A vault for this session only cannot be locked')).toBeVisible()
    await quit()
    expect((await readdir(userData)).filter((name) => /vault|tokens|unlock/.test(name))).toEqual([])
    expect(await readFolder(userData)).not.toContain('testuser')
  })
})

test.describe('with a locked keyring', () => {
  test('names are shown, and all works once it is unlocked', async ({ launch, usergrid, desktop }) => {
    const first = await launch()
    const before = new MintmarkWindow(first.page)
    await before.addProfile(usergrid.baseUrl, tester)
    await before.getToken()
    await before.maskedToken()
    await first.quit()
    await desktop.keyring.become('locked')

    const second = await launch({ userData: first.userData })
    const locked = new MintmarkWindow(second.page)
    const problem = locked.lockCard.getByRole('alert')
    await expect(problem).toContainText('GNOME Keyring is locked or does not answer')
    await expect(locked.glance.getByRole('listitem')).toHaveText([/Tester.*6d 23h/s])
    const button = locked.lockCard.getByRole('button', { name: 'Unlock with GNOME Keyring' })
    await button.click()
    await expect(button).toBeEnabled()
    await expect(problem).toContainText('if that does not help, start Mintmark again')
    await second.quit()

    // Chromium asks the keyring once in the life of a process, and keeps the answer.
    await desktop.keyring.become('unlocked')
    const window = new MintmarkWindow((await launch({ userData: first.userData })).page)
    await expect(window.page.getByText('Keychain: GNOME Keyring')).toBeVisible()
    const token = await window.maskedToken()
    await window.getToken()
    await expect.poll(() => window.maskedToken()).not.toBe(token)
  })
})
