import type { Page } from '@playwright/test'
import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'
import { setStage } from '../screens/stage.ts'

type AxValue = { readonly value?: unknown }
type AxNode = {
  readonly nodeId: string
  readonly ignored: boolean
  readonly childIds?: readonly string[]
  readonly role?: AxValue
  readonly name?: AxValue
  readonly properties?: readonly { readonly name: string; readonly value: AxValue }[]
}

/** What Chromium tells a screen reader: `role "name" state=…`, a line for each node that is told. */
async function told(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as { readonly nodes: readonly AxNode[] }
  await session.detach()
  const states = ['expanded', 'selected', 'checked', 'level', 'modal', 'live', 'multiselectable', 'disabled', 'keyshortcuts']
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, properties = [] }) => {
      const shown = properties
        .filter((property) => states.includes(property.name))
        .map((property) => `${property.name}=${String(property.value.value)}`)
      return [String(role?.value), JSON.stringify(name?.value ?? ''), ...shown].join(' ')
    })
}

const having = (lines: readonly string[], ...parts: readonly (string | RegExp)[]): readonly string[] =>
  lines.filter((line) => parts.every((part) => (typeof part === 'string' ? line.includes(part) : part.test(line))))

test('panes, list, tree, tabs and dialogs have roles, names and states', async ({ launch }) => {
  const { page, window, stop } = await setStage(launch)
  const lines = await told(page)
  for (const expected of [
    'navigation "Profiles by state and server"',
    'main "Profile"',
    'region "Token"',
    'timer "',
    'tablist "Details"',
    'tab "Response" selected=true',
    'tabpanel "Response"',
    'searchbox "Search profiles"',
    'button "Get token"',
    'group "Copy header"',
    'progressbar "Life left"'
  ])
    expect(having(lines, expected), expected).not.toEqual([])
  expect(having(lines, /^grid "All profiles"/, 'multiselectable=true')).toHaveLength(1)
  expect(having(lines, /^row "Storefront tester, production"/, 'selected=true')).toHaveLength(1)
  expect(having(lines, /^row "/, 'selected=true')).toHaveLength(1)
  const tree = having(lines, /^treeitem "/)
  expect(having(tree, 'api.usergrid.com', 'level=1', 'expanded=true'), tree.join('; ')).toHaveLength(1)
  expect(having(tree, 'acme', 'level=2')).toHaveLength(2)
  expect(having(lines, /^(button|textbox|switch|checkbox|combobox|menuitem|tab|row|treeitem|dialog) ""/), 'without a name').toEqual([])

  await page.keyboard.press('Control+n')
  await expect(window.dialog).toBeVisible()
  const inDialog = await told(page)
  expect(having(inDialog, /^dialog "New profile"/, 'modal=true')).toHaveLength(1)
  expect(having(inDialog, /^radio "Application user/)).toHaveLength(1)
  expect(having(inDialog, /^(textbox|combobox) ""/)).toEqual([])
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+Comma')
  const inSettings = await told(page)
  expect(having(inSettings, /^navigation "Settings"/)).toHaveLength(1)
  expect(having(inSettings, /^(switch|combobox|button) ""/)).toEqual([])
  expect(having(inSettings, /^switch "Lock with the screen and on suspend"/, 'checked=true')).toHaveLength(1)
  expect(having(inSettings, /^(grid|tree) /)).toEqual([])
  await stop()
})

test('problems and identity warnings are alerts, countdowns are quiet', async ({ launch }) => {
  const { page, window, servers, stop } = await setStage(launch)
  await window.row('Local admin').click()
  servers.answerWith({ kind: 'rejected' })
  await window.getToken()
  await expect(window.detail.getByRole('alert')).toBeVisible()
  await expect.poll(async () => having(await told(page), /^alert /, 'live=assertive')).toHaveLength(1)
  expect(having(await told(page), /^timer /, /live=(polite|assertive)/)).toEqual([])

  await window.row('Loyalty backend').click()
  servers.answerWith({ kind: 'granted', leftMs: 0, lifetimeMs: 604_800_000, principal: { kind: 'organization' } })
  await window.getToken()
  await expect(window.card.getByRole('alert')).toBeVisible()
  await expect.poll(async () => having(await told(page), /^alert /, 'live=assertive')).toHaveLength(1)
  await stop()
})

/** Notes every text that a live region comes to have, as a screen reader reads it out. */
async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(globalThis, { heard })
    const live = '[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]'
    const read = (node: Node): string =>
      [...node.childNodes]
        .map((child) => {
          if (child instanceof Element && child.getAttribute('aria-hidden') === 'true') return ''
          return child instanceof Text ? child.data : read(child)
        })
        .join('')
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const element = target instanceof Element ? target : target.parentElement
        if (element === null || element.closest('[aria-hidden=true]') !== null) continue
        const added = [...addedNodes].flatMap((node) => (node instanceof Element && node.matches(live) ? [node] : []))
        const region = element.closest(live)
        for (const node of region === null ? added : [region]) {
          const text = read(node).replaceAll(/\s+/g, ' ').trim()
          if (text !== '' && heard.at(-1) !== text) heard.push(text)
        }
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  return () => page.evaluate(() => (globalThis as unknown as { heard: readonly string[] }).heard)
}

test('what is copied, what is about to end and what has ended is said once; countdowns say nothing', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  const addFor = async (name: string, seconds: number): Promise<void> => {
    await window.typeProfile(usergrid.baseUrl, demoProfile('application-user', name))
    await window.dialog.getByText('More options').click()
    await window.fill('Lifetime', String(seconds))
    await window.dialog.getByLabel('Unit').selectOption('s')
    await page.keyboard.press('Control+Enter')
    await expect(window.row(name)).toContainText('m ')
  }
  await addFor('Lasting', 3_600)
  const heard = await listen(page)
  await window.card.getByRole('button', { name: 'Copy header' }).click()
  await expect.poll(heard).toContainEqual(expect.stringContaining('Header copied'))
  await addFor('Short', 304)
  await expect.poll(heard, { timeout: 15_000 }).toContainEqual('The token of Short expires in 5 minutes.')
  await window.row('Short').click()
  // Some more seconds, in which the countdowns go on.
  const countdown = await window.countdown.innerText()
  await expect(window.countdown).not.toHaveText(countdown)
  const said = await heard()
  expect(said.filter((text) => text.includes('Header copied'))).toHaveLength(1)
  expect(said.filter((text) => text.includes('expires in'))).toHaveLength(1)
  expect(said.filter((text) => /\d+[smh]\b/.test(text))).toEqual([])
})

test('that a token has expired is said once', async ({ launch, usergrid }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.typeProfile(usergrid.baseUrl, demoProfile('application-user', 'Brief'))
  await window.dialog.getByText('More options').click()
  await window.fill('Lifetime', '4')
  await window.dialog.getByLabel('Unit').selectOption('s')
  const heard = await listen(page)
  await page.keyboard.press('Control+Enter')
  await expect.poll(heard, { timeout: 15_000 }).toContainEqual('The token of Brief has expired.')
  await expect(window.row('Brief')).toContainText('Expired')
  expect((await heard()).filter((text) => text.includes('Brief'))).toEqual(['The token of Brief has expired.'])
})
