// @ts-check
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from './project.mjs'
import { runQuietly } from './run-quietly.mjs'
import { runAppTests } from './test-app.mjs'
import { readVitestCounts, toCounts, withRunner } from './test-counts.mjs'

const timeout = 5 * 60_000

/** @param {readonly string[]} command a script in node_modules and its arguments @returns {[string, string[], { cwd: string, timeout: number }]} */
const toCall = ([script = '', ...args]) => [
  process.execPath,
  [join(projectFolder, 'node_modules', script), ...args],
  { cwd: projectFolder, timeout }
]

/** Runs them all, so that one run tells everything. @param {readonly (readonly string[])[]} commands */
function check(commands) {
  const complaints = commands.flatMap((command) => {
    try {
      runQuietly(...toCall(command))
      return []
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)]
    }
  })
  for (const complaint of complaints) console.error(complaint)
  return toCounts(complaints.length === 0 ? { passed: 1 } : { failed: 1 })
}

const checkTypes = () =>
  check([
    ['typescript/bin/tsc', '-b'],
    ['svelte-check/bin/svelte-check', '--tsconfig', 'src-renderer/tsconfig.json', '--threshold', 'error']
  ])

/** @param {readonly string[]} filters */
function runUnitTests(filters) {
  const report = 'out/test-results/unit.json'
  rmSync(join(projectFolder, report), { force: true })
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters]
  const [node, script, options] = toCall(['vitest/vitest.mjs', ...args])
  const { status } = spawnSync(node, script, { ...options, stdio: 'inherit' })
  return withRunner(readVitestCounts(join(projectFolder, report)), status === 0)
}

/** @type {readonly { readonly name: string, readonly run: (filters: readonly string[]) => import('./test-counts.mjs').Counts }[]} */
export const steps = [
  { name: 'types', run: checkTypes },
  { name: 'lint', run: () => check([['eslint/bin/eslint.js', '.', '--max-warnings', '0']]) },
  { name: 'format', run: () => check([['prettier/bin/prettier.cjs', '--check', '.']]) },
  { name: 'unit', run: runUnitTests },
  { name: 'app', run: runAppTests }
]
