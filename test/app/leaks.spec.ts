import { randomBytes } from 'node:crypto'
import { readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { answerFileDialogs } from '../support/file-dialogs.ts'
import { findSecrets, findSecretsIn } from '../support/find-secret.ts'
import { expect, test } from '../support/mintmark.ts'
import type { RunningApp } from '../support/running-app.ts'
import type { ScriptedAnswer } from '../support/scripted-server.ts'
import { SettingsView } from '../support/settings-view.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const random = (): string => randomBytes(18).toString('base64url')

const accessTypes = ['application-user', 'application', 'organization', 'admin-user'] as const
const profiles = accessTypes.map((accessType) => ({ ...demoProfile(accessType, `The ${accessType}`), secret: `secret-${random()}` }))
const tokens = accessTypes.map(() => `YWMt${randomBytes(44).toString('base64url')}`)
const passphrase = `passphrase ${random()}`
const exportPassphrase = `export ${random()}`

/** Grants the tokens one after the other, and then refuses with what it was sent. */
function grantThenRefuse(): (request: { readonly body: string }) => ScriptedAnswer {
  let granted = 0
  return ({ body }) => {
    const token = tokens[granted++]
    if (token === undefined) return { kind: 'reply', status: 400, body: { error: 'invalid_grant', error_description: `You sent ${body}` } }
    return { kind: 'reply', body: { access_token: token, expires_in: 604_800, user: { username: 'somebody' } } }
  }
}

async function takeHeapSnapshot({ app, userData }: RunningApp): Promise<Buffer> {
  const path = join(userData, '..', 'page.heapsnapshot')
  await app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.webContents.takeHeapSnapshot(to), path)
  const snapshot = await readFile(path)
  await rm(path)
  return snapshot
}

async function exportBoth({ app, page }: RunningApp, folder: string): Promise<void> {
  const settings = new SettingsView(page)
  await settings.open()
  await answerFileDialogs(app, join(folder, 'sealed.mintmark'))
  const fields = {
    'Passphrase of the file': exportPassphrase,
    'Repeat it': exportPassphrase,
    'Current passphrase of the vault': passphrase
  }
  await settings.do(['Export with secrets', 'Export…'], 'Export with secrets', fields, 'Export…')
  await answerFileDialogs(app, join(folder, 'shared.mintmark'))
  await settings.button('Export without secrets', 'Export…').click()
  await expect
    .poll(() =>
      stat(join(folder, 'shared.mintmark')).then(
        ({ size }) => size,
        () => 0
      )
    )
    .toBeGreaterThan(100)
  await settings.close()
}

test('nothing secret lies in any file or log, nor in the memory of the page unless it was shown', async ({ launch, server, clipboard }) => {
  test.slow()
  server.answer(grantThenRefuse())
  const running = await launch()
  const { page, userData } = running
  const window = new MintmarkWindow(page)
  for (const [index, profile] of profiles.entries()) {
    await window.addProfile(server.url, profile)
    await window.getToken()
    await window.maskedToken()
    await window.card.getByRole('button', { name: 'Copy header' }).click()
    await expect.poll(() => clipboard.text()).toContain(tokens[index] ?? 'no token')
  }
  // Refused, with everything that was sent in the answer.
  await window.getToken()
  await expect(window.detail).toContainText('The server refused the request')

  const settings = new SettingsView(page)
  await settings.open()
  await settings.addPassphrase(passphrase)
  await settings.close()
  await exportBoth(running, userData)

  await window.row('The application-user').click()
  const shown = await window.reveal()
  expect(shown).toBe(tokens[0])
  const secrets = {
    ...Object.fromEntries(profiles.map(({ accessType, secret }) => [`secret of ${accessType}`, secret])),
    ...Object.fromEntries(tokens.map((token, index) => [`token ${index}`, token]))
  }
  const typed = { passphrase, 'passphrase of the export': exportPassphrase }
  const beforeLock = await takeHeapSnapshot(running)
  expect(findSecrets(beforeLock, { somebody: 'The application-user' })).toEqual(['somebody'])
  expect(findSecrets(beforeLock, { ...secrets, ...typed })).toEqual(['token 0'])

  await window.lock()
  expect(findSecrets(await takeHeapSnapshot(running), { ...secrets, ...typed })).toEqual([])
  expect(await clipboard.text()).toBeFalsy()
  await window.unlock(passphrase)
  await expect(window.row('The application-user')).toBeVisible()
  expect(findSecrets(await takeHeapSnapshot(running), { ...secrets, ...typed })).toEqual([])
  await running.quit()

  const { files, found } = await findSecretsIn(userData, { ...secrets, ...typed })
  expect(found).toEqual([])
  expect(files).toBeGreaterThan(10)
  const told = Buffer.from((await running.mainLog()) + running.pageLog())
  expect(findSecrets(told, { ...secrets, ...typed })).toEqual([])
})
