import { minuteMs, secondMs } from '../../src-main/model/time.ts'
import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

test('a countdown goes from calm to amber to red to expired, and refresh brings it back', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  const now = Date.now()
  await page.clock.install({ time: now })
  await page.clock.resume()
  await window.addProfile(usergrid.baseUrl, demoProfile('application-user', 'Tester'))
  await window.getToken()
  const row = window.row('Tester')
  const lifetime = 7 * 24 * 60 * minuteMs

  const colourAt = async (msLeft: number): Promise<string> => {
    await page.clock.setFixedTime(now + lifetime - msLeft)
    await page.clock.runFor(secondMs)
    return row.locator('.pill').evaluate((pill) => getComputedStyle(pill).color)
  }
  const calm = await colourAt(60 * minuteMs)
  await expect(row).toContainText(/1h 00m|59m/)
  const amber = await colourAt(12 * minuteMs)
  await expect(row).toContainText(/1[12]m/)
  await expect(page.getByRole('button', { name: /^Expiring soon/ })).toContainText('1')
  const red = await colourAt(3 * minuteMs)
  await expect(row).toContainText(/[23]m/)
  expect(new Set([calm, amber, red]).size).toBe(3)
  await colourAt(-12 * minuteMs)
  await expect(row).toContainText(/Expired 1[12]m ago/)
  await expect(window.countdown).toContainText(/Expired 1[12]m ago/)
})
