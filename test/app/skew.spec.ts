import { hourMs, minuteMs, secondMs } from '../../src-main/model/time.ts'
import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

test('a server whose clock is off is pointed out, and what it means for the countdown', async ({ launch, server, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  const tester = demoProfile('application-user', 'Tester')
  // A real token, so that the countdown goes by the server's clock.
  const minted = await fetch(`${usergrid.baseUrl}/acme/storefront/token`, {
    method: 'POST',
    body: JSON.stringify({ grant_type: 'password', username: tester.principal, password: tester.secret })
  })
  const body = await minted.text()
  const answerWithSkew = (skewMs: number): void =>
    server.answer(() => ({
      kind: 'reply',
      headers: { 'content-type': 'application/json', date: new Date(Date.now() - skewMs).toUTCString() },
      body
    }))

  answerWithSkew(-2 * minuteMs)
  await window.addProfile(server.url, tester)
  await window.getToken()
  await expect(window.card).toContainText("The server's clock is 2 min ahead of this computer's.")
  await page.getByRole('tab', { name: 'Token' }).click()
  await expect(page.getByRole('tabpanel')).toContainText('The token ends about 2 min earlier than the countdown.')

  answerWithSkew(3 * hourMs)
  await window.getToken()
  await expect(window.card).toContainText("The server's clock is 3 hours behind this computer's.")
  await expect(page.getByRole('tabpanel')).toContainText('The token ends about 3 hours later than the countdown.')

  answerWithSkew(50 * secondMs)
  await window.getToken()
  await expect(window.card).not.toContainText("The server's clock")
  await expect(page.getByRole('tabpanel')).toContainText("which is set by the server's clock.")
  await expect(page.getByRole('tabpanel')).not.toContainText('The token ends about')
})
