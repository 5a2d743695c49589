import type { DemoProfile } from '../../src-main/demo-server/demo-organization.ts'
import { expect, test as base } from '../support/mintmark.ts'
import { startScriptedServer, type ScriptedServer } from '../support/scripted-server.ts'
import { editVault, readVault, recordLine, sealedSecret } from '../support/vault-lines.ts'
import { demoProfile, MintmarkWindow, refusedAs } from '../support/window.ts'

/** Where somebody who edits the vault would like to have the secrets, and a server that nobody has touched. */
const test = base.extend<{ attacker: ScriptedServer; untouched: ScriptedServer }>({
  attacker: async ({}, use) => {
    const attacker = await startScriptedServer()
    await use(attacker)
    await attacker.stop()
  },
  untouched: async ({}, use) => {
    const untouched = await startScriptedServer()
    await use(untouched)
    await untouched.stop()
  }
})

const granted = { kind: 'reply', body: { access_token: 'an-opaque-token-of-forty-characters-or-so', expires_in: 604_800 } } as const
const named = (name: string): DemoProfile => ({ ...demoProfile('application-user', name), secret: `the secret of ${name}` })

async function idOf(window: MintmarkWindow, name: string): Promise<string> {
  const { value } = (await window.ask('profiles', 'list')) as { value: { profiles: readonly { id: string; name: string }[] } }
  return value.profiles.find((each) => each.name === name)?.id ?? ''
}

test('no secret goes to a server whose record somebody has changed, until a person has typed it again', async ({
  launch,
  server,
  attacker,
  untouched
}) => {
  for (const each of [server, attacker, untouched]) each.answer(granted)
  const first = await launch()
  const before = new MintmarkWindow(first.page)
  await before.addProfile(server.url, named('Moved'))
  await before.addProfile(server.url.replace('127.0.0.1', 'localhost'), named('Rerouted'))
  await before.addProfile(untouched.url, named('Untouched'))
  await first.quit()
  await editVault(first.userData, (text) =>
    text
      .replace(`"baseUrl":"${server.url}"`, `"baseUrl":"${attacker.url}"`)
      .replace(/("baseUrl":"http:\/\/localhost.*"proxy":)\{"kind":"system"\}/, `$1{"kind":"url","url":"${attacker.url}"}`)
  )

  const { page } = await launch({ userData: first.userData })
  const window = new MintmarkWindow(page)
  await expect(window.row('Moved')).toContainText('Damaged')
  await expect(window.row('Rerouted')).toContainText('Damaged')
  for (const name of ['Moved', 'Rerouted']) {
    const id = await idOf(window, name)
    for (const [domain, verb, input] of [
      ['tokens', 'mint', id],
      ['clipboard', 'copyToken', { profileId: id, format: 'header', confirmed: true }],
      ['clipboard', 'copyRequest', { profileId: id, form: 'curl' }]
    ] as const) {
      expect(await window.ask(domain, verb, input), `${verb} of ${name}`).toEqual(refusedAs('vault-damaged'))
    }
  }
  await window.row('Untouched').click()
  await window.getToken()
  await expect(window.row('Untouched')).toContainText('6d 23h')

  await window.row('Rerouted').click()
  await expect(window.detail.getByRole('heading', { name: 'The stored secret is not used' })).toBeVisible()
  await window.detail.getByRole('button', { name: 'Server settings…' }).click()
  await expect(window.dialog.getByLabel('Proxy address')).toHaveValue(attacker.url)
  await window.dialog.getByText('None', { exact: true }).click()
  await page.keyboard.press('Control+s')
  await expect(window.dialog).toHaveCount(0)
  // The server is right again; the secret may have been changed with it.
  await expect(window.row('Rerouted')).toContainText('Damaged')
  await window.detail.getByRole('button', { name: 'Edit profile' }).last().click()
  await window.fill('Password', named('Rerouted').secret)
  await page.keyboard.press('Control+Enter')
  await expect(window.row('Rerouted')).toContainText('6d 23h')

  await window.row('Moved').click()
  await window.detail.getByRole('button', { name: 'Edit profile' }).last().click()
  await expect(window.dialog.getByLabel('Server', { exact: true })).toHaveValue(attacker.url)
  await window.fill('Server', server.url)
  await window.fill('Password', named('Moved').secret)
  await page.keyboard.press('Control+Enter')
  await expect(window.row('Moved')).toContainText('6d 23h')
  expect(attacker.requests).toEqual([])
})

test('secrets that were swapped, put back as they were, or taken away with their profile are noticed', async ({ launch, server }) => {
  server.answer(granted)
  const first = await launch()
  const before = new MintmarkWindow(first.page)
  for (const name of ['One', 'Two', 'Three', 'Four', 'Five']) await before.addProfile(server.url, named(name))
  const older = recordLine(await readVault(first.userData), '"name":"Three"')
  await before.row('Three').click()
  await first.page.keyboard.press('Control+e')
  await before.fill('Password', 'the new secret of Three')
  await first.page.keyboard.press('Control+s')
  await expect(before.dialog).toHaveCount(0)
  await first.quit()
  await editVault(first.userData, (text) => {
    const [one, two] = [sealedSecret(text, 'One'), sealedSecret(text, 'Two')]
    return text
      .replace(one, 'swapped')
      .replace(two, one)
      .replace('swapped', two)
      .replace(recordLine(text, '"name":"Three"'), older)
      .replace(`${recordLine(text, '"name":"Four"')},\n`, '')
  })

  const second = await launch({ userData: first.userData })
  const { page } = second
  const window = new MintmarkWindow(page)
  await expect(page.getByText('1 record of the vault is gone from its file')).toBeVisible()
  for (const name of ['One', 'Two', 'Three']) await expect(window.row(name)).toContainText('Damaged')
  await expect(window.row(/./)).toHaveCount(4)
  for (const name of ['One', 'Two', 'Three']) {
    expect(await window.ask('tokens', 'mint', await idOf(window, name))).toEqual(refusedAs('vault-damaged'))
  }
  await window.row('Five').click()
  await window.getToken()
  await expect(window.row('Five')).toContainText('6d 23h')

  await window.row('One').click()
  await page.keyboard.press('Control+e')
  await expect(window.dialog).toContainText('The saved one is damaged: type it again.')
  await page.keyboard.press('Control+s')
  await expect(window.dialog).toContainText('Enter the password.')
  await window.fill('Password', named('One').secret)
  await page.keyboard.press('Control+Enter')
  await expect(window.row('One')).toContainText('6d 23h')
  expect(server.requests.map(({ body }) => JSON.parse(body).password)).toEqual([named('Five').secret, named('One').secret])
  await second.quit()

  const again = new MintmarkWindow((await launch({ userData: first.userData })).page)
  await expect(again.row('One')).toContainText('6d 23h')
  for (const name of ['Two', 'Three']) await expect(again.row(name)).toContainText('Damaged')
})
