import { accessTypes } from '../../src-main/model/access-type.ts'
import { demoProfiles } from '../../src-main/demo-server/demo-organization.ts'
import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const dots = '••••••••'
const shown = {
  'application-user': ['HTTP', 'curl', 'JavaScript SDK', 'Node.js module', 'Ruby SDK'],
  application: ['HTTP', 'curl'],
  organization: ['HTTP', 'curl'],
  'admin-user': ['HTTP', 'curl', 'Node.js module', 'Ruby SDK']
} as const

test('the Request tab shows the request in the forms of the document, the secret masked', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  for (const profile of demoProfiles) {
    await window.addProfile(usergrid.baseUrl, profile)
    await page.getByRole('tab', { name: 'Request' }).click()
    const forms = page.getByRole('group', { name: 'Form of the request' })
    await expect(forms.getByRole('radio'), accessTypes[profile.accessType].label).toHaveCount(shown[profile.accessType].length)
    for (const name of shown[profile.accessType]) {
      await forms.getByText(name, { exact: true }).click()
      await expect(page.getByLabel(`The request as ${name}`)).toContainText(dots)
    }
  }
  expect(await page.content()).not.toContain(demoProfile('application-user', '').secret)
})

test('"Copy" copies what is on screen; "Copy with secret…" asks, copies the real one, and takes it off again', async ({
  launch,
  usergrid,
  server,
  clipboard
}) => {
  const { page, mainLog } = await launch()
  const window = new MintmarkWindow(page)
  const profile = demoProfile('application-user', 'Tester')
  await window.addProfile(server.url, profile)
  await page.getByRole('tab', { name: 'Request' }).click()
  const panel = page.getByRole('tabpanel')

  await panel.getByText('Ruby SDK').click()
  await panel.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect.poll(() => clipboard.text()).toContain(`app.login 'testuser', '${dots}'`)

  await panel.getByText('HTTP', { exact: true }).click()
  const copyWithSecret = panel.getByRole('button', { name: 'Copy with secret…' })
  await copyWithSecret.click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click()
  expect(await clipboard.text()).toContain(dots)

  await copyWithSecret.click()
  await expect(page.getByRole('alertdialog')).toContainText('The password stands in clear')
  await page.getByRole('button', { name: 'Copy with password' }).click()
  await expect.poll(() => clipboard.text()).toContain(`"password":"${profile.secret}"`)
  const copied = (await clipboard.text()) ?? ''
  await expect(page.getByRole('status').filter({ hasText: 'HTTP request copied' })).toHaveCount(1)

  // What was copied is what is sent, to the byte, and a Usergrid takes it.
  await window.getToken()
  await expect.poll(() => server.requests[0]?.body).toBe(copied.split('\n\n')[1])
  const answer = await fetch(`${usergrid.baseUrl}/acme/storefront/token`, { method: 'POST', body: copied.split('\n\n')[1] ?? '' })
  expect(answer.status).toBe(200)

  await page.getByRole('button', { name: 'Clear now' }).click()
  await expect.poll(() => clipboard.text()).toBeFalsy()
  expect((await page.content()) + (await mainLog())).not.toContain(profile.secret)
})
