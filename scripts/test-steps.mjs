// @ts-check
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from './project.mjs'
import { runQuietly } from './run-quietly.mjs'
import { runAppTests } from './test-app.mjs'
import { runPackageTests } from './test-package.mjs'
import { readVitestCounts, toCounts, toFailure, withRunner } from './test-counts.mjs'

const timeout = 10 * 60_000

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

/** @param {string} name @param {readonly string[]} options @param {import('node:child_process').SpawnSyncOptions} [spawnOptions] */
function runVitest(name, options, spawnOptions) {
  const report = `out/test-results/${name}.json`
  rmSync(join(projectFolder, report), { force: true })
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...options]
  const [node, script, callOptions] = toCall(['vitest/vitest.mjs', ...args])
  const { status } = spawnSync(node, script, { ...callOptions, ...spawnOptions, stdio: 'inherit' })
  return withRunner(readVitestCounts(join(projectFolder, report)), status === 0)
}

/** The vault killed, on full and read-only disks, with damaged files and with company: `--full` takes ten times as long. @param {readonly string[]} filters */
function runTortureTests(filters) {
  const options = ['--config', 'vitest.torture.config.ts', ...filters.filter((word) => word !== '--full')]
  // Under a minute with two cores of its own, but on a busy computer all of the processes wait for each other.
  if (!filters.includes('--full')) return runVitest('torture', options, { timeout: 2 * timeout })
  return runVitest('torture', options, { env: { ...process.env, MINTMARK_TORTURE_KILLS: '1000' }, timeout: 12 * timeout })
}

/** A few runs of each figure, so that the benchmark cannot rot. What they say passes or fails nothing. */
function runBench() {
  const { status, signal, stderr } = spawnSync(process.execPath, ['scripts/bench.mjs', '--short'], {
    cwd: projectFolder,
    stdio: ['inherit', 'inherit', 'pipe'],
    encoding: 'utf8',
    timeout
  })
  console.error(stderr)
  if (status === 0) return toCounts({ passed: 1 })
  const why = stderr.split('\n').filter((line) => !line.endsWith('…'))
  return toCounts({ failed: 1, failures: [toFailure(signal === null ? 'The benchmark' : `The benchmark: ${signal}`, why.join('\n'))] })
}

/** @type {readonly { readonly name: string, readonly run: (filters: readonly string[]) => import('./test-counts.mjs').Counts | Promise<import('./test-counts.mjs').Counts> }[]} */
export const steps = [
  { name: 'types', run: checkTypes },
  { name: 'lint', run: () => check([['eslint/bin/eslint.js', '.', '--max-warnings', '0']]) },
  { name: 'format', run: () => check([['prettier/bin/prettier.cjs', '--check', '.']]) },
  { name: 'unit', run: (filters) => runVitest('unit', filters) },
  { name: 'torture', run: runTortureTests },
  { name: 'bench', run: runBench },
  { name: 'package', run: runPackageTests },
  { name: 'app', run: runAppTests }
]
