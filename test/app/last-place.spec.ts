import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/mintmark.ts'
import { passphraseOfMany, writeVaultOfMany } from '../support/vault-of-many.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const unlock = async (page: Page): Promise<void> => {
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused()
  await page.keyboard.type(passphraseOfMany)
  await page.keyboard.press('Enter')
  await page.getByRole('grid').waitFor()
}

/** What of a person's place can be seen. */
const look = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const [grid, tree] = [document.querySelector('[role=grid]'), document.querySelector('[role=tree]')]
    const textOf = (selector: string): string => document.querySelector(selector)?.textContent.trim() ?? ''
    return {
      scroll: grid?.scrollTop,
      treeScroll: tree?.scrollTop,
      rows: grid?.getAttribute('aria-rowcount'),
      firstFolder: tree?.querySelector('[role=treeitem]')?.getAttribute('aria-expanded'),
      current: textOf('[role=treeitem][aria-selected=true]'),
      selected: textOf('h1'),
      widths: ['nav', 'section', 'main'].map((pane) => document.querySelector(`.panes > ${pane}`)?.getBoundingClientRect().width)
    }
  })

/** What is on screen in each frame from now on in which there is a list, without what came twice. */
const watchFrames = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen = new Set<string>()
    const watch = (): void => {
      const grid = document.querySelector('[role=grid]')
      const widths = [...document.querySelectorAll('.panes > :is(nav, section)')].map((pane) => pane.clientWidth)
      if (grid !== null) seen.add(JSON.stringify([grid.scrollTop, grid.getAttribute('aria-rowcount'), widths]))
      else if (widths.length > 0) seen.add(JSON.stringify(['no list', widths]))
      requestAnimationFrame(watch)
    }
    Object.assign(globalThis, { seenFrames: seen })
    watch()
  })

test('after a restart the window is where it was, from the first frame on', async ({ launch, desktop }) => {
  test.slow()
  const userData = join(desktop.home, 'mintmark')
  await writeVaultOfMany(userData, 400)
  const first = await launch({ userData })
  await unlock(first.page)
  const tree = first.page.getByRole('tree')
  await tree.getByRole('treeitem').first().focus()
  for (const key of ['ArrowLeft', 'ArrowDown', 'ArrowDown', 'Enter']) await first.page.keyboard.press(key)
  const edges = first.page.getByRole('separator')
  for (const [index, key] of [
    [0, 'ArrowRight'],
    [1, 'ArrowRight']
  ] as const)
    await edges.nth(index).press(key)
  await first.page.getByRole('button', { name: 'All profiles' }).click()
  await first.page.getByRole('grid').evaluate((grid) => void (grid.scrollTop = 1_234))
  await first.page.getByRole('row').nth(9).click()
  await first.page.keyboard.press('Control+f')
  await first.page.keyboard.type('nobody types this on')
  await first.page.keyboard.press('Escape')
  const before = await look(first.page)
  expect(before).toMatchObject({ scroll: 1_234, rows: '400', firstFolder: 'false' })
  // On the way out, and without the half second in which it would be written anyway.
  await first.quit()
  const file = await readFile(join(userData, 'place.json'), 'utf8')
  expect(file).not.toContain('nobody')

  const second = await launch({ userData })
  await expect(second.page.getByLabel('Passphrase', { exact: true })).toBeFocused()
  await watchFrames(second.page)
  await unlock(second.page)
  await expect.poll(() => look(second.page)).toEqual(before)
  const frames = await second.page.evaluate(() => [...(globalThis as unknown as { seenFrames: Set<string> }).seenFrames])
  expect(frames).toHaveLength(1)

  // A place deep in the tree is in view again.
  await second.page.getByRole('treeitem').first().focus()
  await second.page.keyboard.press('ArrowRight')
  await second.page.keyboard.press('End')
  await second.page.keyboard.press('Enter')
  const deep = (await look(second.page)) as { readonly scroll: number }
  // How far it is scrolled main is told a moment later.
  const told = expect.objectContaining({ value: expect.objectContaining({ top: expect.objectContaining({ offset: deep.scroll % 56 }) }) })
  await expect.poll(() => new MintmarkWindow(second.page).ask('desktop', 'lastPlace')).toEqual(told)
  await second.quit()
  const third = await launch({ userData })
  await unlock(third.page)
  await expect.poll(() => look(third.page)).toEqual(deep)
  await expect(third.page.locator('[role=treeitem][aria-selected=true]')).toBeInViewport()
})

test('a place that is gone or makes no sense is no reason to start with less', async ({ launch, usergrid }) => {
  const first = await launch()
  await new MintmarkWindow(first.page).addProfile(usergrid.baseUrl, demoProfile('application-user', 'Tester'))
  await first.page.getByRole('treeitem').nth(2).click()
  await first.page.getByRole('separator').first().press('End')
  const wide = await look(first.page)
  await first.quit()
  const file = join(first.userData, 'place.json')
  const text = await readFile(file, 'utf8')
  const place: unknown = JSON.parse(text)
  expect(place).toMatchObject({ filter: { kind: 'application' }, paneWidths: { sidebar: 400, list: null } })

  // Its profile and server are another's; the widths are still good.
  await writeFile(file, text.replaceAll(/"(selectedId|serverId)":"[^"]+"/g, '"$1":"somebody"'))
  const second = await launch({ userData: first.userData })
  const again = new MintmarkWindow(second.page)
  await expect(again.row('Tester')).toBeVisible()
  await expect(second.page.getByRole('heading', { level: 1 })).toHaveText('Tester')
  expect(await look(second.page)).toMatchObject({ rows: '1', widths: (wide as { widths: unknown }).widths })
  await second.quit()

  await writeFile(file, '{"selectedId":7')
  const third = await launch({ userData: first.userData })
  await expect(new MintmarkWindow(third.page).row('Tester')).toBeVisible()
  expect(await third.page.getByRole('separator').first().getAttribute('aria-valuenow')).toBe('232')
})
