import { readFileSync } from 'node:fs'
import { expect, test } from '../support/mintmark.ts'
import { isRoot } from '../support/running-app.ts'

/** How many process namespaces deep a process is, and how many system call filters it has: Chromium's sandbox adds to both. */
function readConfinement(pid: number): { readonly namespaces: number; readonly filters: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const field = (name: string): string => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1] ?? ''
  return { namespaces: field('NSpid').split(/\s+/).length, filters: Number(field('Seccomp_filters')) }
}

test('the window opens and says welcome', async ({ launch }) => {
  const { app, page } = await launch()
  await expect(page.getByText('Welcome to Mintmark')).toBeVisible()
  expect(await page.evaluate(() => typeof globalThis.process)).toBe('undefined')
  expect(await app.evaluate(({ app }) => app.getName())).toBe('Mintmark')
})

test("the page runs in Chromium's sandbox, except for root", async ({ launch }) => {
  const { app } = await launch()
  const pids = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getOSProcessId())
  )
  const main = readConfinement(app.process().pid ?? 0)
  const page = readConfinement(pids[0] ?? 0)
  const isSandboxed = page.namespaces > main.namespaces && page.filters > main.filters
  expect(isSandboxed).toBe(!isRoot)
})
