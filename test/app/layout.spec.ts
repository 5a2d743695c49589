import type { ElectronApplication, Page } from '@playwright/test'
import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')
const sizes = [
  [880, 560],
  [1180, 760],
  [1600, 1000]
] as const

/** Names as people and hostile files have them: none may push away what stands beside it. */
const extreme = [
  { ...tester, name: 'x'.repeat(200) },
  { ...tester, name: 'متجر الإنتاج الرئيسي للعملاء المميزين في المنطقة الشرقية', organization: 'متجر', application: 'storefront' },
  { ...tester, name: 'חנות staging בדיקות 42 (של הצוות)', principal: 'בודק' },
  { ...tester, name: '👩‍👩‍👧‍👦👨🏽‍💻🏳️‍🌈'.repeat(7), organization: 'o'.repeat(80), application: 'a'.repeat(80) },
  { ...tester, name: `Z${'\u0301\u0323\u0330\u034f'.repeat(20)}algo${'\u0e49'.repeat(30)}`, principal: 'p'.repeat(120) }
]

const resize = async (app: ElectronApplication, page: Page, width: number, height: number): Promise<void> => {
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size), [width, height] as const)
  // A screen may have a pixel less.
  await page.waitForFunction(([width, height]) => Math.abs(innerWidth - width) < 3 && Math.abs(innerHeight - height) < 3, [
    width,
    height
  ] as const)
}

/** What of the window stands over its place, in words; nothing when all is well. */
const misfits = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const say = (what: string, element: Element): void => void found.push(`${what}: ${element.textContent.trim().slice(0, 40)}`)
    const box = (element: Element): DOMRect => element.getBoundingClientRect()
    const slack = 0.5
    const isBefore = (left: Element | null, right: Element | null): boolean =>
      left === null || right === null || box(left).right <= box(right).left + slack
    const isInside = (inner: Element, outer: Element): boolean => {
      const [is, of] = [box(inner), box(outer)]
      return is.left >= of.left - slack && is.right <= of.right + slack && is.top >= of.top - slack && is.bottom <= of.bottom + slack
    }
    for (const element of document.querySelectorAll('body, body *')) {
      const { overflowX } = getComputedStyle(element)
      const scrolls = element === document.body || overflowX === 'auto' || overflowX === 'scroll'
      if (scrolls && element.scrollWidth > element.clientWidth + 1) say('scrolls sideways', element)
    }
    for (const row of document.querySelectorAll('[role=row]')) {
      const [, name, end, sub, actions] = row.querySelectorAll(':scope > [role=gridcell]')
      const countdown = row.querySelector('[data-countdown] > *')
      if (!isBefore(name ?? null, end ?? null)) say('the name reaches into the countdown', row)
      for (const cell of [name, end, sub, actions]) if (cell !== undefined && !isInside(cell, row)) say('a cell leaves its row', cell)
      if (countdown === null || countdown.scrollWidth > countdown.clientWidth || !isInside(countdown, row)) say('the countdown is cut', row)
      const [place, principal] = sub?.querySelectorAll('bdi') ?? []
      if (!isBefore(sub?.querySelector('svg') ?? null, place ?? null)) say('the place comes before its environment', row)
      if (!isBefore(place ?? null, principal ?? null)) say('the principal comes before the place', row)
      if (place && getComputedStyle(place).direction !== 'ltr') say('the application comes before its organization', row)
      const text = sub?.querySelector('.truncate') ?? null
      if (!isBefore(text, actions ?? null)) say('the second line reaches into the actions', row)
    }
    for (const cut of document.querySelectorAll('[role=row] .truncate, main .truncate')) {
      const isTold = cut.closest('[title]') !== null
      if (cut.scrollWidth > cut.clientWidth && !isTold) say('cut without a tooltip', cut)
    }
    const main = document.querySelector('main')
    const heading = main?.querySelector('h1') ?? null
    if (!isBefore(heading, main?.querySelector('header button') ?? null)) say('the name reaches into its buttons', document.body)
    for (const part of main?.querySelectorAll('h1, [data-endpoint], [role=timer], [role=alert] *, [data-place], button') ?? []) {
      const card = part.closest('.truncate') ?? part
      if (box(card).right > innerWidth || box(card).left < (main === null ? 0 : box(main).left)) say('leaves the pane', part)
    }
    // A name begins where its script begins, and what does not fit is its end.
    for (const name of document.querySelectorAll('[role=row] [role=gridcell]:nth-child(2) .truncate, h1')) {
      const isRightToLeft = /^[^a-z]*[\u0590-\u06ff]/i.test(name.textContent.trim())
      if (isRightToLeft !== (getComputedStyle(name).direction === 'rtl')) say('cut at its start', name)
    }
    const timer = main?.querySelector('[role=timer]') ?? null
    if (timer !== null && timer.scrollWidth > timer.clientWidth) say('the big countdown is cut', timer)
    return found
  })

test('no name pushes anything out of its place, at any size', async ({ launch, server }) => {
  test.slow()
  const body = { access_token: `opaque-${'k'.repeat(56)}`, expires_in: 604_800, user: { username: 'someone' } }
  server.answer({ kind: 'reply', headers: { 'content-type': 'application/json' }, body })
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  for (const profile of extreme) {
    await window.addProfile(server.url, profile)
    await window.getToken()
    await expect(window.detail.getByRole('timer')).toContainText('left')
    await page.getByRole('button', { name: 'Pin', exact: true }).click()
  }
  await page.keyboard.press('Control+e')
  await window.dialog.getByText('More options').click()
  await window.fill('Notes', 'one\ntwo\n\nthree\u202e four')
  await page.keyboard.press('Control+s')
  await expect(window.dialog).toHaveCount(0)

  const words = 'it\u0301 went wrong, שוב, '.repeat(30) + 'y'.repeat(500)
  for (const [index, { name }] of extreme.entries()) {
    await window.row(name).click()
    await expect(window.response).toContainText('access_token')
    for (const [width, height] of sizes) {
      await resize(app, page, width, height)
      // Also with the list as narrow and as wide as it can be.
      for (const key of ['Home', 'End', 'Enter']) {
        await page.getByRole('separator', { name: 'Width of the list' }).press(key)
        expect(await misfits(page), `${width} x ${height}, profile ${index}, ${key}`).toEqual([])
      }
    }
  }
  server.answer({
    kind: 'reply',
    status: 400,
    headers: { 'content-type': 'application/json' },
    body: { error: 'odd', error_description: words }
  })
  await window.getToken()
  await expect(window.detail.getByRole('alert').first()).toContainText('went wrong')
  for (const [width, height] of sizes) {
    await resize(app, page, width, height)
    expect(await misfits(page), `${width} x ${height}, a problem`).toEqual([])
  }
})

test('at any size a row says its environment in a word that can be seen, beside its shape', async ({ launch, usergrid }) => {
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  const { port } = new URL(usergrid.baseUrl)
  const words = [
    ['Production', 'Prod'],
    ['Staging', 'Stage'],
    ['Development', 'Dev'],
    ['Local', 'Local']
  ] as const
  for (const [index, [word]] of words.entries()) {
    await window.typeProfile(`http://127.0.0.${index + 1}:${port}`, { ...tester, name: `In ${word}` })
    await window.dialog.getByLabel('Environment').selectOption(word)
    await page.keyboard.press('Control+s')
    await expect(window.dialog).toHaveCount(0)
  }
  for (const [width, height] of [[880, 560], [1100, 700], ...sizes.slice(1)] as const) {
    await resize(app, page, width, height)
    for (const [word, short] of words) {
      const row = window.row(`In ${word}`)
      // What is not on screen has no text of its own here.
      const shown = await row.getByRole('gridcell').nth(3).innerText()
      expect(shown.trim().replaceAll(/\s+/g, ' '), `${width} x ${height}`).toMatch(
        new RegExp(`^${width < 1180 ? short : word} · acme / storefront`)
      )
      await expect(row.getByRole('img', { name: word })).toBeVisible()
    }
    expect(await misfits(page), `${width} x ${height}`).toEqual([])
  }
})
