// @ts-check
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfNeeded } from './build.mjs'
import { electronEnv, findElectron } from './find-electron.mjs'
import { projectFolder } from './project.mjs'
import { findUserProblem, isRoot, runAsUser } from './test-as-user.mjs'
import { readPlaywrightCounts, sum, toCounts, withRunner } from './test-counts.mjs'

/** A little more than Playwright gives itself, for the longest run. */
const timeout = 26 * 60_000

/**
 * @param {string} name
 * @param {readonly string[]} filters
 * @param {(args: readonly string[], options: { readonly distPath: string, readonly writable: string, readonly env: NodeJS.ProcessEnv, readonly timeout: number }) => boolean} run
 * @param {NodeJS.ProcessEnv} [more] what else the tests are told
 */
export function runPlaywright(name, filters, run, more = {}) {
  const results = join('out/test-results', name)
  const writable = join(projectFolder, results)
  rmSync(writable, { recursive: true, force: true })
  mkdirSync(writable, { recursive: true })
  const env = { MINTMARK_TEST_RESULTS: results, ...more }
  const isOk = run(['node_modules/@playwright/test/cli.js', 'test', ...filters], {
    distPath: findElectron().distPath,
    writable,
    env,
    timeout
  })
  return withRunner(readPlaywrightCounts(join(writable, 'results.json')), isOk)
}

/** @type {Parameters<typeof runPlaywright>[2]} */
export const runHere = (args, { env, timeout }) => {
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

/** Tokens kept fresh for as many minutes, at most 10, while the server has a bad day. @param {number} minutes */
export function runSoak(minutes) {
  buildIfNeeded()
  const run = isRoot && findUserProblem() === null ? runAsUser : runHere
  return runPlaywright('soak', ['--config', 'playwright.soak.config.ts'], run, { MINTMARK_SOAK_MINUTES: String(Math.min(minutes, 10)) })
}

/** Takes the pictures of every screen. They are in the folder when none has failed. */
export function runPictures() {
  buildIfNeeded()
  const run = isRoot && findUserProblem() === null ? runAsUser : runHere
  const counts = runPlaywright('screens', ['--config=playwright.screens.config.ts'], run)
  return { counts, folder: join(projectFolder, 'out/test-results/screens/pictures') }
}
