import type { Page } from '@playwright/test'
import { demoOrganization } from '../../src-main/demo-server/demo-organization.ts'
import type { ProfileList } from '../../src-main/contract/profiles.ts'
import { secondMs } from '../../src-main/model/time.ts'
import { expect } from '../support/mintmark.ts'
import { SettingsView } from '../support/settings-view.ts'
import { exampleProfiles, storefrontTester } from './example-profiles.ts'
import { ask, type Stage } from './stage.ts'

/** The screens of a walk come one after the other: each is on screen, and still, while its name is looked at. */
export type Walk = AsyncGenerator<string>

const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

async function* theWindow({ page, window, time }: Stage): Walk {
  await page.keyboard.press('Control+c')
  await (await window.reach(storefrontTester)).focus()
  await page.keyboard.press('Control+c')
  await time.set(time.now() + 6 * secondMs)
  await expect(page.getByRole('status').getByText('clears in 24s')).toBeVisible()
  yield 'main'
  await page.getByRole('button', { name: 'Clear now' }).click()
  for (const tab of ['Request', 'Token', 'Activity']) {
    await page.getByRole('tab', { name: tab }).click()
    yield tab.toLowerCase()
  }
  await page.getByRole('tab', { name: 'Response' }).click()
  await page.getByRole('button', { name: 'Search in response' }).click()
  await page.keyboard.type('user')
  yield 'response-search'
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Copy as' }).click()
  yield 'copy-as'
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^(Soonest expiry|Sort)/ }).click()
  yield 'sort'
  await page.keyboard.press('Escape')
  await (await window.reach('Fleet telemetry')).click({ button: 'right' })
  yield 'row-menu'
  await page.keyboard.press('Escape')
}

async function* theDialogs({ page, window }: Stage): Walk {
  await (await window.reach(storefrontTester)).click()
  await press(page, 'Control+n')
  await window.fill('Server', 'https://api.usergrid.com/acme/loyalty/token')
  await window.choose('application')
  await window.fill('Client id', demoOrganization.clientId)
  await window.fill('Name', 'Loyalty backend')
  await window.dialog.getByLabel('Client secret', { exact: true }).focus()
  await press(page, 'Control+s')
  await expect(window.dialog).toContainText('Enter the client secret.')
  yield 'new-profile'
  await press(page, 'Escape')
  await expect(page.getByRole('alertdialog')).toBeVisible()
  yield 'unsaved'
  await page.getByRole('button', { name: 'Discard' }).click()
  await press(page, 'Control+e')
  await window.dialog.getByText('More options').click()
  yield 'edit-profile'
  await press(page, 'Escape', 'Control+k')
  await page.keyboard.type('st')
  yield 'quick-pick'
  await press(page, 'Escape', 'Control+/')
  yield 'shortcuts'
  await press(page, 'Escape')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  yield 'more'
  await page.getByRole('menuitem', { name: 'Server settings…' }).click()
  yield 'server'
  await press(page, 'Escape')
  await page.getByRole('button', { name: 'New server' }).click()
  await window.fill('Server', 'https://dev.usergrid.com')
  yield 'new-server'
  await press(page, 'Escape')
  await page.getByRole('button', { name: 'Discard' }).click()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Inspect a token…' }).click()
  yield 'inspect-token'
  await press(page, 'Escape')
}

async function* theList({ page, window }: Stage): Walk {
  await (await window.reach('Fleet telemetry')).click()
  await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown')
  yield 'multi-select'
  await press(page, 'Escape')
  await (await window.reach('Acme staging')).click()
  await press(page, 'Delete')
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  yield 'undo'
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(await window.reach('Acme staging')).toBeVisible()
  await press(page, 'Control+f')
  await page.keyboard.type('nothing like it')
  yield 'nothing-found'
  await press(page, 'Escape')
}

async function* theSettings({ page }: Stage): Walk {
  const settings = new SettingsView(page)
  await settings.open()
  const names = await page.getByRole('navigation', { name: 'Settings' }).locator('li').allInnerTexts()
  yield 'settings'
  for (const name of names.slice(1)) {
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name, exact: true }).click()
    yield `settings-${name.toLowerCase().replaceAll(' ', '-')}`
  }
  await settings.button('Passphrase', 'Add…').click()
  yield 'add-passphrase'
  await press(page, 'Escape')
  await settings.button('Export with secrets', 'Export…').click()
  yield 'export'
  await press(page, 'Escape')
  await settings.close()
}

const refreshBar = (page: Page) => page.getByRole('group', { name: 'Refreshing tokens' })

async function* manyAtOnce({ page, servers }: Stage): Walk {
  const bar = refreshBar(page)
  servers.answerWith({ kind: 'unanswered' })
  await page.getByRole('button', { name: 'Refresh expiring' }).click()
  await expect(bar).toContainText('Refreshing: 0 of')
  yield 'refreshing'
  await bar.getByRole('button', { name: 'Cancel' }).click()
  await bar.getByRole('button', { name: 'Dismiss' }).click()
}

/** What the problem card says of these answers. */
const failures = {
  rejected: 'The server rejected the username or password',
  busy: 'The server is busy',
  dropped: 'broke off the connection'
} as const

async function* theFailures({ page, window, servers, time }: Stage): Walk {
  const mint = async (name: string, kind: keyof typeof failures): Promise<void> => {
    servers.answerWith({ kind })
    await (await window.reach(name)).click()
    const button = window.detail.getByRole('button', { name: /Get token|Try again|Cancel/ })
    if ((await button.innerText()).includes('Cancel')) await button.click()
    await window.getToken()
    // Of this attempt, not of one before: the next answer must not be set while it is still awaited.
    await expect(window.detail.getByRole('alert')).toContainText(failures[kind])
  }
  await mint('Staging admin', 'dropped')
  await mint('Local admin', 'busy')
  await mint('Loyalty nightly job', 'dropped')
  await time.set(time.now() + 2 * secondMs)
  await mint('Storefront QA', 'rejected')
  await window.detail.getByText('Raw response').click()
  await page.getByRole('tab', { name: 'Activity' }).click()
  yield 'expired-and-errors'
  await page.getByRole('tab', { name: 'Response' }).click()

  const [loyalty] = exampleProfiles
  const { profiles } = await ask<ProfileList>(window, 'profiles', 'list')
  const id = profiles.find(({ name }) => name === loyalty?.draft.name)?.id
  await ask(window, 'profiles', 'save', { ...loyalty?.draft, id, principal: demoOrganization.clientId })
  servers.answerWith({ kind: 'granted', leftMs: 0, lifetimeMs: 604_800_000, principal: { kind: 'organization' } })
  await (await window.reach('Loyalty backend')).click()
  await window.getToken()
  await expect(window.card.getByRole('alert')).toBeVisible()
  await time.set(time.now() + secondMs)
  await expect(window.countdown).toContainText('59m')
  yield 'identity-warning'
}

async function* theResults({ page, servers }: Stage): Walk {
  servers.answerWith({ kind: 'rejected' })
  await page.getByRole('button', { name: 'Refresh expiring' }).click()
  await refreshBar(page).getByRole('button', { name: /again/ }).waitFor()
  await refreshBar(page).getByRole('button', { name: 'Details…' }).click()
  yield 'refresh-results'
  await press(page, 'Escape')
  await refreshBar(page).getByRole('button', { name: 'Dismiss' }).click()
}

/** Everything there is to see in a window with profiles. */
export async function* walk(stage: Stage): Walk {
  for (const part of [theWindow, theDialogs, theList, theSettings, manyAtOnce, theFailures, theResults]) {
    for await (const name of part(stage)) {
      // Nothing is under the pointer.
      await stage.page.mouse.move(0, 0)
      yield name
    }
  }
  await (await stage.window.reach(storefrontTester)).click()
  await stage.window.lock()
  yield 'locked'
}
