// @ts-check
// npm run bench: what Mintmark takes beside the floor of the platform, ours and floor in turn in one run. With --short a few runs of each,
// so that CI sees that it still works; with --json nothing but JSON on the standard output; with --markdown the table without absolute
// times, which say more of a computer than of Mintmark. Words choose parts: npm run bench -- start. No figure passes or fails: it fails where
// something could not be measured.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureSizes } from './bench-sizes.mjs'
import { formatTable, toMarkdown } from './bench-table.mjs'
import { buildIfNeeded } from './build.mjs'
import { findElectron } from './find-electron.mjs'
import { projectFolder } from './project.mjs'
import { runHere } from './test-app.mjs'
import { findUserProblem, isRoot, runAsUser } from './test-as-user.mjs'

/** @typedef {import('../test/bench/figure.ts').Figure} Figure */

const outFolder = join(projectFolder, 'out/bench')
const results = 'out/bench/results'
const timeout = 45 * 60_000

/** Node 20 runs no TypeScript. @param {string} name @param {'es' | 'cjs'} format */
async function bundle(name, format) {
  const { build } = await import('vite')
  await build({
    root: projectFolder,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: outFolder,
      target: 'node20.18',
      ssr: join(projectFolder, `test/bench/${name}.ts`),
      emptyOutDir: false,
      rolldownOptions: { external: ['electron'], output: { format, entryFileNames: `[name].${format === 'es' ? 'js' : 'cjs'}` } }
    }
  })
}

/** Where Mintmark runs as people run it: as an ordinary user, in Chromium's sandbox. @param {boolean} isShort @param {readonly string[]} parts @returns {{ readonly figures: readonly Figure[], readonly problems: readonly string[] }} */
function measure(isShort, parts) {
  const run = isRoot && findUserProblem() === null ? runAsUser : runHere
  const result = `${results}/figures.json`
  const args = ['out/bench/bench.js', result, isShort ? 'short' : 'full', ...parts]
  const isOk = run(args, { distPath: findElectron().distPath, writable: join(projectFolder, results), env: {}, timeout })
  if (!isOk) throw new Error('The benchmark broke off.')
  return JSON.parse(readFileSync(join(projectFolder, result), 'utf8'))
}

const { values, positionals: parts } = parseArgs({
  options: { short: { type: 'boolean' }, json: { type: 'boolean' }, markdown: { type: 'boolean' } },
  allowPositionals: true
})
if (process.platform !== 'linux')
  throw new Error('The benchmark needs Linux: it reads what processes take from /proc, on a display of its own.')
buildIfNeeded()
rmSync(outFolder, { recursive: true, force: true })
mkdirSync(join(projectFolder, results), { recursive: true })
await bundle('bench', 'es')
await bundle('in-node', 'es')
await bundle('requests-main', 'es')
await bundle('hook', 'cjs')
const measured = measure(values.short === true, parts)
const figures = parts.length === 0 ? [...measured.figures, ...measureSizes()] : measured.figures
const { version } = findElectron()
writeFileSync(join(projectFolder, 'out/bench.json'), `${JSON.stringify({ electron: version, figures }, null, 2)}\n`)
if (values.json) console.log(JSON.stringify({ electron: version, figures }))
else console.log(values.markdown ? toMarkdown(figures) : formatTable(figures))
for (const problem of measured.problems) console.error(problem)
if (measured.problems.length > 0) process.exitCode = 1
