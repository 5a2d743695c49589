import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')

const resize = async (app: ElectronApplication, page: Page, width: number, height: number): Promise<void> => {
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size), [width, height] as const)
  await page.waitForFunction((wanted) => Math.abs(innerWidth - wanted) < 3, width)
}

/** Whether all of a text is within its element and within what is around that. */
const isWhole = (text: Locator): Promise<boolean> =>
  text.evaluate((element) => {
    const range = document.createRange()
    range.selectNodeContents(element)
    const { left, right } = range.getBoundingClientRect()
    const around = [element, element.parentElement ?? element].map((each) => each.getBoundingClientRect())
    return around.every((box) => left >= box.left - 0.5 && right <= box.right + 0.5)
  })

test('of an endpoint the host gives way, and the path stays whole', async ({ launch }) => {
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile('https://usergrid.staging.example.org:8443/eu', tester)
  const endpoint = page.locator('[data-endpoint]')
  const [origin, path] = [endpoint.locator('> :first-child'), endpoint.locator('> :last-child')]
  await resize(app, page, 1_600, 1_000)
  expect([await isWhole(origin), await isWhole(path)]).toEqual([true, true])
  await resize(app, page, 880, 560)
  expect([await isWhole(origin), await isWhole(path)]).toEqual([false, true])
  await expect(path).toHaveText('/eu/acme/storefront/token')
  await expect(endpoint).toHaveText('https://usergrid.staging.example.org:8443/eu/acme/storefront/token')

  // Where not even the path has room, it is what is left that is shown.
  await window.addProfile('https://usergrid.staging.example.org:8443', { ...tester, name: 'Long', application: 'a'.repeat(80) })
  await expect(path).toContainText('aaaa')
  const [box, around] = [await path.boundingBox(), await endpoint.boundingBox()]
  expect(box?.width).toBe(around?.width)
})

test('in the second line of a row the place gives way before the principal', async ({ launch, usergrid }) => {
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  const place = { organization: 'organization', application: 'application' }
  await window.addProfile(usergrid.baseUrl, { ...tester, ...place, name: 'User', principal: 'testuser' })
  await window.addProfile(usergrid.baseUrl, { ...demoProfile('application', 'Client'), ...place })
  await window.addProfile(usergrid.baseUrl, { ...tester, name: 'Other' })
  for (const name of ['User', 'Client']) {
    const [where, principal] = [window.row(name).locator('bdi').first(), window.row(name).locator('bdi').last()]
    await resize(app, page, 880, 560)
    expect([await isWhole(where), await isWhole(principal)], name).toEqual([false, true])
    await resize(app, page, 1_600, 1_000)
    expect([await isWhole(where), await isWhole(principal)], name).toEqual([true, true])
  }
  await expect(window.row('User').locator('.sub')).toHaveText('Local · organization / application · testuser')
})

/** The texts of the lines as they are on screen. */
const shownLines = (code: Locator): Promise<readonly string[]> =>
  code.evaluate((element) => {
    const lines = new Map<number, string>()
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      for (const [at, letter] of Array.from(node.textContent ?? '').entries()) {
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const top = Math.round(range.getBoundingClientRect().top / 4)
        lines.set(top, (lines.get(top) ?? '') + letter)
      }
    }
    return [...lines.values()].map((line) => line.trim())
  })

test('of a request no line goes on with a bracket, a quote or a comma alone', async ({ launch, usergrid }) => {
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, tester)
  await page.getByRole('tab', { name: 'Request' }).click()
  const code = page.getByLabel('The request as HTTP')
  for (const width of [1_180, 1_060]) {
    await resize(app, page, width, 760)
    const lines = await shownLines(code)
    expect(lines.at(-2), `${width}`).toMatch(/,$/)
    expect(lines.at(-1), `${width}`).toMatch(/^"password":"•+"}$/)
  }
  await window.typeProfile('https://api.example.com', { ...demoProfile('application', 'Client'), secret: '' })
  for (let length = 60; length < 72; length++) {
    await window.fill('Client id', `YXA6${'x'.repeat(length)}`)
    const lines = await shownLines(window.dialog.getByLabel('Body'))
    const alone = lines.filter((line) => /^["',]+$/.test(line))
    expect(alone, `${length}`).toEqual([])
    expect(lines.join('')).toContain(`x",`)
  }
})
