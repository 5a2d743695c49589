import { expect, test } from '../support/mintmark.ts'
import { SettingsView } from '../support/settings-view.ts'
import type { TrayHost } from '../support/tray-host.ts'
import type { TrayMenuItem } from '../support/tray-menu.ts'
import { closeWindow, isVisible } from '../support/window-visibility.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const tester = demoProfile('application-user', '')
const tokenFor = (seconds: number) => ({ kind: 'reply', body: { access_token: 'an-opaque-token', expires_in: seconds } }) as const

const labels = ({ children }: TrayMenuItem): readonly string[] => children.map(({ label }) => label)
const waitForLabel = (tray: TrayHost, label: string | RegExp): Promise<TrayMenuItem> =>
  tray.waitForMenu((menu) => labels(menu).some((each) => (typeof label === 'string' ? each === label : label.test(each))))

test('a token is refreshed and copied from the tray', async ({ launch, usergrid, tray, clipboard }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, tester)
  const row = /^acme\/storefront · app user · local/
  await waitForLabel(tray, 'acme/storefront · app user · local — no token')

  await tray.click([row, 'Refresh'])
  await waitForLabel(tray, /^acme\/storefront · app user · local — [67]d$/)
  await expect(window.countdown).toContainText('6d23h59m')
  const before = await window.maskedToken()
  await tray.click([row, 'Refresh'])
  await expect.poll(() => window.maskedToken()).not.toBe(before)

  await tray.click([row, 'Copy header'])
  await expect.poll(() => clipboard.text()).toMatch(/^Authorization: Bearer YWMt[\w-]{59}$/)
  await tray.click([row, 'Copy token'])
  await expect.poll(() => clipboard.text()).toMatch(/^YWMt[\w-]{59}$/)
})

test('names of any kind arrive as they are, with the environment in words and as a mark', async ({ launch, usergrid, tray }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  const names = [
    'a & b && c',
    '_a_b__c_',
    'ends with &',
    'tab\tand _&_',
    'emoji 🪙 & ünï',
    'חנות',
    'twenty-three characters',
    '%s <b>&amp;</b>'
  ]
  for (const name of names) await window.addProfile(usergrid.baseUrl, { ...tester, name })
  await window.typeProfile(usergrid.baseUrl.replace('127.0.0.1', 'localhost'), { ...tester, name: 'Live' })
  await window.dialog.getByLabel('Environment').selectOption('Production')
  await window.dialog.getByRole('button', { name: 'Save', exact: true }).click()
  const menu = await waitForLabel(tray, 'Live · production — no token')
  for (const name of [
    ...names.slice(0, 3),
    'tab and _&_',
    'emoji 🪙 & ünï',
    '\u2068חנות\u2069',
    'twenty-three characte…',
    '%s <b>&amp;</b>'
  ])
    expect(labels(menu)).toContain(`${name} · local — no token`)
  const pictureOf = (start: string): string | null | undefined => menu.children.find(({ label }) => label.startsWith(start))?.picture
  expect(pictureOf('Live')).toMatch(/^\w+$/)
  expect(pictureOf('_a_b')).toMatch(/^\w+$/)
  expect(pictureOf('Live')).not.toBe(pictureOf('_a_b'))
  expect(pictureOf('Settings')).toBeNull()
})

test('the menu, the icon and its tip follow the time by themselves', async ({ launch, server, tray }) => {
  server.answer(tokenFor(302))
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, { ...tester, name: 'Brief' })
  await window.detail.getByRole('button', { name: 'Pin' }).click()
  await waitForLabel(tray, 'No token is expiring')
  const idle = await tray.icon()
  await window.getToken()
  await waitForLabel(tray, '1 expiring soon')
  const warning = await tray.icon()
  expect(warning).not.toBe(idle)
  expect(await tray.tooltip()).toBe('Mintmark: 1 expiring soon')

  server.answer(tokenFor(2))
  await window.getToken()
  await waitForLabel(tray, '1 expired')
  await waitForLabel(tray, 'Brief · local — expired')
  expect(await tray.tooltip()).toBe('Mintmark: 1 expired')
  expect(await tray.icon()).toBe(warning)
})

test('each state has its picture', async ({ launch, server, tray }) => {
  server.answer(tokenFor(3600))
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, { ...tester, name: 'Pinned' })
  await window.detail.getByRole('button', { name: 'Pin' }).click()
  await window.getToken()
  await waitForLabel(tray, /^Pinned · local — (59m|1h)$/)
  const pictures = [await tray.icon()]

  server.answer({ kind: 'hang' })
  await tray.click([/^Pinned/, 'Refresh'])
  const busy = await waitForLabel(tray, 'Pinned · local — minting…')
  expect(busy.children.find(({ label }) => label.startsWith('Pinned'))?.children.at(-1)).toMatchObject({ label: 'Refresh', enabled: false })
  pictures.push(await tray.icon())
  await window.detail.getByRole('button', { name: 'Cancel' }).click()

  server.answer({ kind: 'reply', status: 401, body: { error: 'invalid_grant', error_description: 'invalid username or password' } })
  await waitForLabel(tray, /^Pinned · local — (59m|1h)$/)
  await tray.click([/^Pinned/, 'Refresh'])
  await expect(window.detail.getByText('The server rejected the username or password').first()).toBeVisible()
  await expect.poll(async () => pictures.includes(await tray.icon())).toBe(false)
  pictures.push(await tray.icon())

  server.answer(tokenFor(60))
  await tray.click([/^Pinned/, 'Refresh'])
  await waitForLabel(tray, '1 expiring soon')
  pictures.push(await tray.icon())

  await tray.click(['Lock'])
  await waitForLabel(tray, /^Locked/)
  pictures.push(await tray.icon())
  expect(new Set(pictures).size).toBe(5)
})

test('"More…" leads to all profiles, and "Settings…" to the settings', async ({ launch, usergrid, tray }) => {
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  for (let index = 1; index <= 11; index++) await window.addProfile(usergrid.baseUrl, { ...tester, name: `Profile ${index}` })
  const menu = await waitForLabel(tray, 'More…')
  expect(labels(menu).filter((label) => label.startsWith('Profile'))).toHaveLength(10)
  await closeWindow(app)
  await expect.poll(() => isVisible(app)).toBe(false)
  await tray.click(['More…'])
  await expect.poll(() => isVisible(app)).toBe(true)
  await expect(page.getByRole('searchbox')).toBeFocused()
  await tray.click(['Settings…'])
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
})

test('closing the window leaves Mintmark in the tray, which shows it again', async ({ launch, tray }) => {
  const { app } = await launch()
  await waitForLabel(tray, 'Show Mintmark')
  await closeWindow(app)
  await expect.poll(() => isVisible(app)).toBe(false)
  await tray.click(['Show Mintmark'])
  await expect.poll(() => isVisible(app)).toBe(true)
})

test('where a person wants that, closing the window quits', async ({ launch, tray }) => {
  const { app, page } = await launch()
  await waitForLabel(tray, 'Show Mintmark')
  const settings = new SettingsView(page)
  await settings.open()
  const expectInSheet = async (words: string): Promise<void> => {
    await page.keyboard.press('Control+/')
    await expect(page.getByRole('dialog')).toContainText(words)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await expectInSheet('Hide to the tray')
  await settings.switch('Closing the window keeps Mintmark in the tray').click()
  await expect(settings.switch('Closing the window keeps Mintmark in the tray')).not.toBeChecked()
  await expectInSheet('Close the window and quit')
  const closed = app.waitForEvent('close')
  await closeWindow(app)
  await closed
})

test('"Refresh expiring" takes what has expired, and "Quit" quits', async ({ launch, server, tray }) => {
  server.answer(tokenFor(2))
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, { ...tester, name: 'Brief & _brief_' })
  await window.getToken()
  await expect(window.row('Brief')).toContainText('Expired')
  server.answer(tokenFor(3600))
  await waitForLabel(tray, /^Brief & _brief_ · local — /)
  await waitForLabel(tray, '1 expired')
  await tray.click(['Refresh expiring'])
  await expect(window.row('Brief')).toContainText(/59m 5\ds|1h 00m/)
  const closed = app.waitForEvent('close')
  await tray.click(['Quit'])
  await closed
})
