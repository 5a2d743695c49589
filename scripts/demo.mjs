// @ts-check
// npm run demo: Mintmark with its built-in demo server, driven as a person would. `--exit` closes the window at the end, `--user-data DIR`
// keeps the data in DIR.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfNeeded } from './build.mjs'
import { findElectron } from './find-electron.mjs'
import { hasKeyring, startPrivateKeyring } from './keyring.mjs'
import { launchArguments, launchEnv, needsVirtualDisplay } from './launch.mjs'
import { projectFolder } from './project.mjs'
import { startVirtualDisplay } from './virtual-display.mjs'

const { values: options } = parseArgs({ options: { exit: { type: 'boolean', default: false }, 'user-data': { type: 'string' } } })
const pictures = join(projectFolder, 'out/demo')
const expected = 4

/** @typedef {{ readonly type: string, readonly endpoint: string, readonly identity: string, readonly expires: string, readonly token: string }} Minted */

/**
 * @param {import('@playwright/test').Page} page
 * @param {import('@playwright/test').Locator} row
 * @returns {Promise<Minted>}
 */
async function mint(page, row) {
  await row.click()
  await page.getByRole('main').getByRole('button', { name: 'Get token' }).click()
  const card = page.getByRole('region', { name: 'Token', exact: true })
  const identity = card.getByText(/^Server granted: /)
  await identity.waitFor()
  return {
    type: await page.locator('[data-access-type]').innerText(),
    endpoint: await page.locator('[data-endpoint]').innerText(),
    identity: (await identity.innerText()).replace('Server granted: ', ''),
    expires: (await row.locator('[data-countdown]').innerText()).trim(),
    token: await card.locator('[data-token]').innerText()
  }
}

/** @param {readonly Minted[]} minted */
function printTable(minted) {
  const head = { type: 'Access type', endpoint: 'Endpoint', identity: 'Identity granted', expires: 'Expires in', token: 'Token' }
  const rows = [head, ...minted]
  const columns = /** @type {const} */ (['type', 'endpoint', 'identity', 'expires', 'token'])
  const widths = columns.map((column) => Math.max(...rows.map((row) => row[column].length)))
  for (const row of rows)
    console.log(
      columns
        .map((column, index) => row[column].padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd()
    )
}

async function runDemo() {
  buildIfNeeded()
  const electron = findElectron()
  const display = needsVirtualDisplay() ? await startVirtualDisplay() : null
  const keyring = hasKeyring() ? null : await startPrivateKeyring()
  if (display !== null) console.log('There is no display: running on a virtual one.')
  if (keyring !== null) console.log('There is no keyring: running with a private one, which ends with the demo.')
  const userData = resolve(options['user-data'] ?? mkdtempSync(join(tmpdir(), 'mintmark-demo-')))
  rmSync(pictures, { recursive: true, force: true })
  mkdirSync(pictures, { recursive: true })

  // Playwright looks for the Electron to run in this process's own environment.
  Object.assign(process.env, launchEnv(electron))
  const { _electron } = await import('@playwright/test')
  const env = /** @type {Record<string, string>} */ ({ ...launchEnv(electron), ...display?.env, ...keyring?.env })
  const args = [projectFolder, `--user-data-dir=${userData}`, ...launchArguments()]
  const app = await _electron.launch({ args, env, cwd: projectFolder, chromiumSandbox: launchArguments().length === 0 })
  /** @type {Minted[]} */
  const minted = []
  try {
    const page = await app.firstWindow()
    let step = 0
    /** @param {string} name */
    const look = (name) => page.screenshot({ path: join(pictures, `${String(++step).padStart(2, '0')}-${name}.png`) })

    await page.getByText('Welcome to Mintmark').waitFor()
    await look('welcome')
    await page.getByRole('button', { name: /Try the demo server/ }).click()
    const names = ['Storefront tester', 'Storefront backend', 'Acme organization', 'Demo admin']
    await page.getByRole('row', { name: names[0] }).waitFor()
    await look('profiles')
    for (const name of names) {
      minted.push(await mint(page, page.getByRole('row', { name })))
      await page.getByText('"access_token"').waitFor()
      await look(name.toLowerCase().replaceAll(' ', '-'))
    }
    printTable(minted)
    if (display === null && !options.exit) {
      console.log('The window stays open: close it to end the demo.')
      await app.waitForEvent('close', { timeout: 0 })
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  } finally {
    await app.close().catch(() => {})
    display?.stop()
    keyring?.stop()
    if (options['user-data'] === undefined) rmSync(userData, { recursive: true, force: true })
  }
  console.log(`Pictures of each step: ${pictures}`)
  console.log(`${minted.length} of ${expected} access types minted`)
  return minted.length === expected
}

try {
  process.exitCode = (await runDemo()) ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
