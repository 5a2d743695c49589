// @ts-check
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfNeeded } from './build.mjs'
import { electronEnv, findElectron } from './find-electron.mjs'
import { projectFolder } from './project.mjs'
import { findUserProblem, isRoot, runAsUser } from './test-as-user.mjs'
import { readPlaywrightCounts, sum, toCounts, withRunner } from './test-counts.mjs'

/** A little more than Playwright gives itself. */
const timeout = 11 * 60_000

/**
 * @param {string} name
 * @param {readonly string[]} filters
 * @param {(args: readonly string[], options: { readonly distPath: string, readonly writable: string, readonly env: NodeJS.ProcessEnv, readonly timeout: number }) => boolean} run
 */
function runPlaywright(name, filters, run) {
  const results = join('out/test-results', name)
  const writable = join(projectFolder, results)
  rmSync(writable, { recursive: true, force: true })
  mkdirSync(writable, { recursive: true })
  const env = { MINTMARK_TEST_RESULTS: results }
  const isOk = run(['node_modules/@playwright/test/cli.js', 'test', ...filters], {
    distPath: findElectron().distPath,
    writable,
    env,
    timeout
  })
  return withRunner(readPlaywrightCounts(join(writable, 'results.json')), isOk)
}

/** @type {Parameters<typeof runPlaywright>[2]} */
const runHere = (args, { env, timeout }) => {
  const options = {
    cwd: projectFolder,
    stdio: /** @type {const} */ ('inherit'),
    env: { ...process.env, ...electronEnv(findElectron()), ...env },
    timeout
  }
  return spawnSync(process.execPath, args, options).status === 0
}

/** Root's tests run as an ordinary user, as people run Mintmark: with Chromium's sandbox. As root only the first steps are repeated. @param {readonly string[]} filters */
export function runAppTests(filters) {
  buildIfNeeded()
  if (!isRoot) return runPlaywright('app', filters, runHere)
  const problem = findUserProblem()
  if (problem !== null) {
    console.log(`The app tests run as root and without Chromium's sandbox: ${problem}.`)
    return sum([runPlaywright('app', filters, runHere), toCounts({ skipped: 1 })])
  }
  const asUser = runPlaywright('app', filters, runAsUser)
  return filters.length > 0 ? asUser : sum([asUser, runPlaywright('app-as-root', ['smoke'], runHere)])
}
