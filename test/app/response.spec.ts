import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'
import type { ScriptedServer } from '../support/scripted-server.ts'

const tester = demoProfile('application-user', 'Tester')
const token = `YWMt${'k'.repeat(57)}9z`

const answer = {
  access_token: token,
  expires_in: 604_800,
  user: {
    username: tester.principal,
    email: 'testuser@mail.com',
    pin: 4711,
    'my keys': [{ client_secret: 'b3U6-first' }, { name: 'last' }]
  },
  password: 'hunter2'
}

async function shown(page: Page, server: ScriptedServer, body: unknown = answer): Promise<MintmarkWindow> {
  server.answer({ kind: 'reply', headers: { 'content-type': 'application/json' }, body })
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, tester)
  await window.getToken()
  await expect(window.response).toContainText('"access_token"')
  return window
}

const line = (window: MintmarkWindow, text: string): Locator => window.response.locator('.cm-line', { hasText: text })

test('the response is searched without the mouse, folds open, and the focus comes back', async ({ launch, server }) => {
  const { page } = await launch()
  const window = await shown(page, server)
  await page.getByRole('button', { name: 'Fold all', exact: true }).click()
  await expect(line(window, 'email')).toHaveCount(0)
  await window.response.focus()
  await page.keyboard.press('Control+f')
  const field = page.getByRole('searchbox', { name: 'Search in response' })
  await expect(field).toBeFocused()
  await page.keyboard.type('USER')
  const count = page.getByRole('search').getByRole('status')
  await expect(count).toHaveText('1 of 4')
  await expect(line(window, '"user"')).toBeVisible()
  const current = window.response.locator('.search-current')
  await expect(current).toHaveText('user')
  await page.keyboard.press('Enter')
  await expect(count).toHaveText('2 of 4')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.press('Shift+Enter')
  await expect(count).toHaveText('4 of 4')
  await expect(line(window, 'testuser@mail.com').locator('.search-current')).toHaveText('user')
  await page.keyboard.type('x')
  await expect(count).toHaveText('No matches')
  await page.keyboard.press('Backspace')
  await expect(count).toHaveText('4 of 4')

  await page.keyboard.press('Escape')
  await expect(page.getByRole('search')).toHaveCount(0)
  await expect(window.response).toBeFocused()
  await expect(window.response.locator('.search-match')).toHaveCount(0)
  const selected = await window.response.evaluate((view) => {
    const root = view.getRootNode() as ShadowRoot & { readonly getSelection: () => Selection }
    return root.getSelection().toString()
  })
  expect(selected).toBe('')
  // Elsewhere the keys still mean the list.
  await window.row('Tester').focus()
  await page.keyboard.press('Control+f')
  await expect(page.getByRole('searchbox', { name: 'Search profiles' })).toBeFocused()

  await page.getByRole('button', { name: 'Search in response' }).click()
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('USER')
  await page.getByRole('button', { name: 'Close search' }).click()
  await expect(window.response).toBeFocused()
})

test('values and paths are copied from the menu and with keys, masked ones by main and for a while only', async ({
  launch,
  server,
  clipboard
}) => {
  const { page } = await launch()
  const window = await shown(page, server)
  const choose = async (on: string, item: string | RegExp): Promise<void> => {
    await line(window, on).click({ button: 'right' })
    await page.getByRole('menuitem', { name: item }).click()
  }
  await choose('"email"', 'Copy value')
  await expect.poll(() => clipboard.text()).toBe('testuser@mail.com')
  await expect(window.response).toBeFocused()
  await page.keyboard.press('Alt+Shift+C')
  await expect.poll(() => clipboard.text()).toBe('user.email')
  await choose('"name"', 'Copy path')
  await expect.poll(() => clipboard.text()).toBe('user["my keys"][1].name')
  await page.keyboard.press('Alt+C')
  await expect.poll(() => clipboard.text()).toBe('last')
  await choose('"expires_in"', 'Copy value')
  await expect.poll(() => clipboard.text()).toBe('604800')
  await expect(page.getByRole('button', { name: 'Clear now' })).toHaveCount(0)

  for (const [on, expected] of [
    ['"client_secret"', 'b3U6-first'],
    ['"pin"', '4711'],
    ['"access_token"', token],
    ['"my keys"', JSON.stringify(answer.user['my keys'])]
  ] as const) {
    await choose(on, 'Copy value')
    await expect.poll(() => clipboard.text(), on).toBe(expected)
    await page.getByRole('button', { name: 'Clear now' }).click()
    await expect.poll(() => clipboard.text()).toBeFalsy()
  }
  await line(window, '"password"').click()
  await page.keyboard.press('Alt+C')
  await expect.poll(() => clipboard.text()).toBe('hunter2')
  expect(await page.locator('body').innerText()).not.toMatch(/hunter2|b3U6-first|4711/)
  await line(window, '"user"').dblclick({ position: { x: 60, y: 10 } })
  await page.keyboard.press('Control+c')
  await expect.poll(() => clipboard.text()).toBe('user')
})

test('each masked value is revealed by itself, and hidden by its button, another selection and a new token', async ({ launch, server }) => {
  const { page } = await launch()
  const window = await shown(page, server)
  const values = [token, '4711', 'b3U6-first', 'hunter2']
  const clear = async (): Promise<readonly string[]> => {
    const text = await window.response.innerText()
    return values.filter((value) => text.includes(value))
  }
  const eye = (name: string): Locator => window.response.getByRole('button', { name, exact: true })
  expect(await clear()).toEqual([])

  await eye('Reveal password').click()
  await expect(eye('Hide password')).toBeVisible()
  expect(await clear()).toEqual(['hunter2'])
  await eye('Reveal pin').click()
  await expect(eye('Hide pin')).toBeVisible()
  expect(await clear()).toEqual(['4711', 'hunter2'])
  await eye('Hide password').click()
  await expect(eye('Reveal password')).toBeVisible()
  expect(await clear()).toEqual(['4711'])

  // By keyboard: on the line of the cursor, from the menu, and on the button.
  await line(window, '"client_secret"').click()
  await page.keyboard.press('Enter')
  await expect(eye('Hide client_secret')).toBeVisible()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Hide client_secret' }).press('Enter')
  await expect(eye('Reveal client_secret')).toBeVisible()
  await eye('Reveal client_secret').press('Enter')
  await expect(eye('Hide client_secret')).toBeVisible()

  await eye('Reveal access_token').click()
  await expect(window.card.locator('[data-token]')).toHaveText(token)
  expect(await clear()).toEqual([token, '4711', 'b3U6-first'])
  await page.getByRole('tab', { name: 'Request' }).click()
  await page.getByRole('tab', { name: 'Response' }).click()
  await expect(eye('Hide access_token')).toBeVisible()
  expect(await clear()).toEqual([token, '4711', 'b3U6-first'])

  await window.getToken()
  await expect.poll(clear).toEqual([])
  await eye('Reveal password').click()
  await expect(eye('Hide password')).toBeVisible()
  await window.addProfile(server.url, { ...tester, name: 'Other' })
  await window.row('Tester').click()
  await expect(window.response).toContainText('"access_token"')
  expect(await clear()).toEqual([])
})

test('of a name that comes twice each value is itself', async ({ launch, server, clipboard }) => {
  const { page } = await launch()
  const body = `{"access_token":"${token}","password":"first","a":[],"pass\\u0077ord":"seco\\nnd","password":{"secret":"third"}}`
  const window = await shown(page, server, body)
  const eyes = window.response.getByRole('button', { name: /^(Reveal|Hide) (password|secret)$/ })
  await expect(eyes).toHaveCount(3)
  for (const [index, text] of ['"first"', '"seco\\nnd"', '"third"'].entries()) {
    await eyes.nth(index).click()
    await expect(window.response.locator('.response-clear').nth(index)).toHaveText(text)
  }
  await line(window, '"pass\\u0077ord"').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Copy value' }).click()
  await expect.poll(() => clipboard.text()).toBe('seco\nnd')
})

test('an answer of 5 MB is laid out to its end, and found in', async ({ launch, server }) => {
  const { page } = await launch()
  const entities = Array.from({ length: 33_000 }, (_, index) => ({
    id: index,
    uuid: 'x'.repeat(36),
    password: `p${index}`,
    more: [1, null, {}]
  }))
  const window = await shown(page, server, { access_token: token, expires_in: 604_800, entities, end: 'of it' })
  await window.response.focus()
  await page.keyboard.press('Control+f')
  await page.keyboard.type('"end"')
  const count = page.getByRole('search').getByRole('status')
  await expect(count).toHaveText('1 of 1')
  await expect(line(window, '"of it"')).toBeVisible()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('"id": 32999,')
  await expect(count).toHaveText('1 of 1')
  await page.keyboard.press('Escape')
  await window.response.getByRole('button', { name: 'Reveal password' }).last().click()
  await expect(window.response.locator('.response-clear')).toHaveText(/^"p329\d\d"$/)
})
