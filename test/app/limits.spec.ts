import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

test('a body that drips is given up after 30 seconds', async ({ launch, server }) => {
  server.answer({ kind: 'drip', piece: ' ', everyMs: 200 })
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, demoProfile('application-user', 'Tester'))
  await window.getToken()
  await expect(window.row('Tester')).toContainText('Minting…')
  await expect(window.row('Tester')).toContainText('No answer', { timeout: 40_000 })
})

test('a body without end is given up at 5 MB', async ({ launch, server }) => {
  server.answer({ kind: 'drip', piece: 'x'.repeat(1024 * 1024), everyMs: 20 })
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, demoProfile('application-user', 'Tester'))
  await window.getToken()
  await expect(window.detail.getByRole('alert')).toContainText('5 MB')
})
