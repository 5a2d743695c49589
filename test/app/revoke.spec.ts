import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

for (const accessType of ['application-user', 'admin-user'] as const) {
  test(`a token of access type ${accessType} is revoked after a question, and is gone`, async ({ launch, usergrid, clipboard }) => {
    const { page } = await launch()
    const window = new MintmarkWindow(page)
    await window.addProfile(usergrid.baseUrl, demoProfile(accessType, 'Tester'))
    await window.getToken()
    await window.card.getByRole('button', { name: 'Copy header' }).click()
    await expect.poll(() => clipboard.text()).toMatch(/^Authorization: Bearer YWMt/)
    const authorization = ((await clipboard.text()) ?? '').replace('Authorization: ', '')
    const me = accessType === 'admin-user' ? '/management/me' : '/acme/storefront/users/me'
    const status = async (): Promise<number> => (await fetch(usergrid.baseUrl + me, { headers: { authorization } })).status

    await window.card.getByRole('button', { name: 'Revoke' }).click()
    const question = page.getByRole('alertdialog', { name: 'Revoke this token?' })
    await question.getByRole('button', { name: 'Cancel' }).click()
    expect(await status()).toBe(200)

    await window.card.getByRole('button', { name: 'Revoke' }).click()
    await question.getByRole('button', { name: 'Revoke token' }).click()
    await expect(page.getByText('Token revoked')).toBeVisible()
    await expect(window.row('Tester')).toContainText('No token')
    expect(await status()).toBe(401)
  })
}

test('the token of a client cannot be revoked, and a person is told why', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, demoProfile('organization', 'Owner'))
  await window.getToken()
  await window.card.getByRole('button', { name: 'Revoke' }).click()
  await expect(window.dialog).toContainText('This token cannot be revoked')
  await expect(window.dialog).toContainText(/belongs to a client id and stays valid until \w{3}/)
  await window.dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect(window.dialog).toHaveCount(0)
  await expect(window.row('Owner')).toContainText('6d 23h')
  expect([...usergrid.requests.keys()]).toEqual(['POST /management/token'])
})

test('a server that refuses to revoke is quoted without the token, which stays', async ({ launch, server }) => {
  const { page, mainLog } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, demoProfile('application-user', 'Tester'))
  server.answer({ kind: 'reply', body: { access_token: 'an-opaque-token', expires_in: 3600 } })
  await window.getToken()
  await expect(window.row('Tester')).toContainText(/59m|1h/)
  const revoke = async (): Promise<void> => {
    await window.card.getByRole('button', { name: 'Revoke' }).click()
    await page.getByRole('button', { name: 'Revoke token' }).click()
  }
  server.answer({ kind: 'reply', status: 400, body: { error: 'unlikely', error_description: 'Could not match token : an-opaque-token' } })
  await revoke()
  await expect(page.getByText('Not revoked: The server refused the request (400)')).toBeVisible()
  await expect(window.row('Tester')).toContainText(/59m|1h/)
  expect(await page.locator('body').innerText()).not.toContain('an-opaque-token')
  expect(server.requests.at(-1)).toMatchObject({ method: 'PUT', url: '/acme/storefront/users/testuser/revoketoken?token=an-opaque-token' })

  server.answer({ kind: 'reply', status: 404 })
  await revoke()
  await expect(page.getByText('Not revoked: The server does not offer this')).toBeVisible()

  server.answer({ kind: 'reply', status: 401, body: { error: 'auth_invalid', error_description: 'Unable to authenticate' } })
  await revoke()
  await expect(page.getByText('The server had stopped accepting this token before')).toBeVisible()
  await expect(window.row('Tester')).toContainText('No token')
  expect(await mainLog()).not.toContain('an-opaque-token')
})

test('deleting a profile with a live token of a user offers to revoke it', async ({ launch, usergrid, clipboard }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, demoProfile('application-user', 'Tester'))
  await window.getToken()
  await window.card.getByRole('button', { name: 'Copy header' }).click()
  await expect.poll(() => clipboard.text()).toMatch(/^Authorization: Bearer YWMt/)
  const authorization = ((await clipboard.text()) ?? '').replace('Authorization: ', '')
  await window.row('Tester').focus()
  await page.keyboard.press('Delete')
  const question = page.getByRole('alertdialog', { name: 'Delete Tester?' })
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(window.row('Tester')).toBeVisible()

  await window.row('Tester').focus()
  await page.keyboard.press('Delete')
  await question.getByRole('button', { name: 'Revoke and delete' }).click()
  await expect(page.getByText('Welcome to Mintmark')).toBeVisible()
  expect((await fetch(`${usergrid.baseUrl}/acme/storefront/users/me`, { headers: { authorization } })).status).toBe(401)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(window.row('Tester')).toContainText('No token')
})
