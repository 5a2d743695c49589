import type { Page } from '@playwright/test'
import { expect, test } from '../support/mintmark.ts'
import { followWindow } from '../support/real-visibility.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

/** What the page does by itself, counted from now on: timers that end, frames, and changes of what is on screen. */
const countWork = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const work = { timers: 0, frames: 0, changes: 0 }
    const { setTimeout: later, requestAnimationFrame: next } = globalThis
    Object.assign(globalThis, {
      work,
      setTimeout: (run: () => void, ms?: number) =>
        later(() => {
          work.timers++
          run()
        }, ms),
      requestAnimationFrame: (run: FrameRequestCallback) =>
        next((at) => {
          work.frames++
          run(at)
        })
    })
    new MutationObserver((changes) => (work.changes += changes.length)).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true
    })
  })

type Work = { readonly timers: number; readonly frames: number; readonly changes: number }

const workOf = (page: Page): Promise<Work> => page.evaluate(() => ({ ...(globalThis as unknown as { work: Work }).work }))

test('a hidden window does nothing, and is right at once when it is shown', async ({ launch, usergrid, tray }) => {
  void tray
  const { app, page } = await launch()
  await followWindow(page)
  const window = new MintmarkWindow(page)
  await window.addProfile(usergrid.baseUrl, demoProfile('application-user', 'Tester'))
  await window.getToken()
  await expect(window.countdown).toContainText('6d23h59m')
  await countWork(page)
  await expect.poll(async () => (await workOf(page)).timers, { timeout: 5_000 }).toBeGreaterThan(1)
  expect((await workOf(page)).changes).toBeGreaterThan(0)

  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await page.waitForFunction(() => document.hidden, undefined, { polling: 100 })
  const shown = await window.countdown.innerText()
  const before = await workOf(page)
  // Several seconds in which a clock would tick: what does not happen can only be waited for.
  await new Promise((resolve) => setTimeout(resolve, 3_500))
  expect(await workOf(page)).toEqual(before)
  expect(await window.countdown.innerText()).toBe(shown)

  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.show())
  await expect.poll(async () => (await workOf(page)).timers).toBeGreaterThan(before.timers)
  await expect(window.countdown).not.toHaveText(shown)
})
