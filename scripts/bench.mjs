// @ts-check
// npm run bench: what Mintmark takes beside the floor of the platform, ours and floor in turn in one run. With --short a few runs of each,
// so that CI sees that it still works; with --json nothing but JSON on the standard output. Nothing here passes or fails.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findElectron } from './find-electron.mjs'
import { projectFolder } from './project.mjs'

const outFolder = join(projectFolder, 'out/bench')
const timeout = 10 * 60_000

/** Node 20 runs no TypeScript, and what is measured has to run in the app's own Electron. */
async function bundle() {
  const { build } = await import('vite')
  await build({
    root: projectFolder,
    configFile: false,
    logLevel: 'silent',
    build: { outDir: outFolder, target: 'node20.18', ssr: join(projectFolder, 'test/bench/bench.ts'), emptyOutDir: true }
  })
  return join(outFolder, 'bench.js')
}

/** @param {string} script @param {number} runs @returns {readonly import('../test/bench/measure.ts').Figure[]} */
function run(script, runs) {
  const { executable } = findElectron()
  const { status, stdout, stderr } = spawnSync(executable, ['--expose-gc', script, String(runs)], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
    timeout
  })
  if (status !== 0) throw new Error(`The benchmark broke off: ${stderr}`)
  return JSON.parse(stdout)
}

/** @param {number} ms */
const inMs = (ms) => `${ms.toFixed(ms < 10 ? 1 : 0)} ms`

const isShort = process.argv.includes('--short')
const figures = run(await bundle(), isShort ? 3 : 15)
mkdirSync(join(projectFolder, 'out'), { recursive: true })
writeFileSync(join(projectFolder, 'out/bench.json'), `${JSON.stringify({ electron: findElectron().version, figures }, null, 2)}\n`)
if (process.argv.includes('--json')) {
  console.log(JSON.stringify(figures))
} else {
  console.log('With 10,000 profiles and 10,000 tokens:')
  console.table(
    figures.map(({ what, floor, oursMs, floorMs, ratio, blockedMs, worstBlockedMs }) => ({
      what,
      ours: inMs(oursMs),
      floor: `${inMs(floorMs)} (${floor})`,
      ratio: `${ratio.toFixed(2)}x`,
      'main thread held at a stretch': `${inMs(blockedMs)}, at worst ${inMs(worstBlockedMs)}`
    }))
  )
}
