import { once } from 'node:events'
import type { ElectronApplication, Locator } from '@playwright/test'
import { chooseInMenu } from '../support/app-menu.ts'
import { expect, test } from '../support/mintmark.ts'
import { closeWindow, isVisible } from '../support/window-visibility.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'
import { pressOnKeyboard } from '../support/x-keyboard.ts'

const tester = demoProfile('application-user', 'Tester')

const isRunning = (app: ElectronApplication): Promise<boolean> => app.evaluate(({ app }) => app.isReady())
const questionIn = ({ page }: MintmarkWindow): Locator => page.getByRole('alertdialog')

/** With Mintmark in front, as its own keys need it. */
const focusWindow = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.show()
    BrowserWindow.getAllWindows()[0]?.focus()
  })

test('quitting by keys asks about a profile that is not saved, and "Keep editing" leaves all as it was', async ({
  launch,
  usergrid,
  desktop
}) => {
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  await window.typeProfile(usergrid.baseUrl, tester)
  await focusWindow(app)
  const question = questionIn(window)
  // The menu with its keys comes after the window.
  await expect(async () => {
    await pressOnKeyboard(desktop.env, 'ctrl+q')
    await expect(question).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 15_000 })
  await expect(question).toContainText('Discard what you typed?')
  await expect(question).toContainText('The profile has changes that are not saved.')
  await expect(question.getByRole('button', { name: 'Keep editing' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(question).toHaveCount(0)
  expect(await isRunning(app)).toBe(true)
  for (const [label, text] of [
    ['Server', usergrid.baseUrl],
    ['Username', tester.principal],
    ['Password', tester.secret],
    ['Name', 'Tester']
  ] as const)
    await expect(window.dialog.getByLabel(label, { exact: true })).toHaveValue(text)

  // Nothing of the first question is left over: a second one is a new one.
  await page.keyboard.press('Escape')
  await expect(question.getByRole('button', { name: 'Discard', exact: true })).toBeVisible()
  await chooseInMenu(app, 'quit')
  await expect(question).toHaveCount(1)
  const closed = app.waitForEvent('close')
  // The window can be gone before the click is done.
  void question
    .getByRole('button', { name: 'Discard and quit' })
    .click()
    .catch(() => {})
  await closed
})

test('closing to the tray asks nothing, quitting from the tray shows the window and asks', async ({ launch, usergrid, tray }) => {
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  await window.typeProfile(usergrid.baseUrl, tester)
  await tray.waitForMenu(({ children }) => children.some(({ label }) => label === 'Quit'))
  await closeWindow(app)
  await expect.poll(() => isVisible(app)).toBe(false)
  await expect(questionIn(window)).toHaveCount(0)

  await tray.click(['Quit'])
  await expect.poll(() => isVisible(app)).toBe(true)
  await questionIn(window).getByRole('button', { name: 'Keep editing' }).click()
  await window.dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(window.row('Tester')).toBeVisible()
  const closed = app.waitForEvent('close')
  await tray.click(['Quit'])
  await closed
})

test('where there is no tray, closing the window asks about a server that is not saved', async ({ launch, usergrid }) => {
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, tester)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Server settings…' }).click()
  await window.fill('Name', 'Ours')
  await closeWindow(app)
  await expect(questionIn(window)).toContainText('Discard what you changed?')
  await expect(questionIn(window)).toContainText('The server has changes that are not saved.')
  await page.keyboard.press('Escape')
  await expect(questionIn(window)).toHaveCount(0)
  await expect(window.dialog.getByLabel('Name', { exact: true })).toHaveValue('Ours')
  expect(await isVisible(app)).toBe(true)

  await window.fill('Name', '')
  const closed = app.waitForEvent('close')
  await closeWindow(app)
  await closed
})

test('the end of the session is kept waiting by no question', async ({ launch, usergrid }) => {
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  await window.typeProfile(usergrid.baseUrl, tester)
  await closeWindow(app)
  await expect(questionIn(window)).toBeVisible()
  const ended = once(app.process(), 'exit', { signal: AbortSignal.timeout(8_000) })
  app.process().kill('SIGTERM')
  expect(await ended).toEqual([0, null])
})
