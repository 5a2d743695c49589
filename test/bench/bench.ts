import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Figure } from './figure.ts'
import { benchIdle } from './idle.ts'
import { electronPath } from './measured-app.ts'
import { benchMinting } from './minting.ts'
import { benchRequests } from './requests.ts'
import { benchScrolling } from './scrolling.ts'
import { benchStart } from './start.ts'
import { benchTray } from './tray.ts'
import { benchTyping } from './typing.ts'
import { makeWorld, type World } from './world.ts'

// Run by scripts/bench.mjs in the project's folder: what it measured goes into the file that is named.
const [resultPath = '', size = 'full', ...parts] = process.argv.slice(2)
const isShort = size === 'short'
const runs = isShort ? 3 : 15
const projectFolder = process.cwd()
const outFolder = join(projectFolder, 'out/bench')

/** What needs no window and no Chromium. */
function benchInNode(): readonly Figure[] {
  const { status, stdout, stderr } = spawnSync(electronPath(), ['--expose-gc', join(outFolder, 'in-node.js'), String(runs)], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8'
  })
  if (status !== 0) throw new Error(`The benchmark broke off: ${stderr}`)
  return JSON.parse(stdout) as Figure[]
}

const idleTimes = isShort ? { settleMs: 3_000, watchMs: 1_500 } : { settleMs: 10_000, watchMs: 5_000 }
const benches: Readonly<Record<string, (world: World) => Promise<readonly Figure[]>>> = {
  start: (world) => benchStart(world, runs),
  idle: (world) => benchIdle(world, isShort ? 1 : runs, idleTimes),
  minting: (world) => benchMinting(world, isShort ? 5 : 100),
  requests: (world) => benchRequests(world, outFolder, runs),
  typing: (world) => benchTyping(world, isShort ? 1 : 3),
  scrolling: (world) => benchScrolling(world, runs),
  tray: (world) => benchTray(world, isShort ? 5 : 40)
}

const isWanted = (part: string): boolean => parts.length === 0 || parts.includes(part)
const figures: Figure[] = []
const problems: string[] = []
/** A part that breaks off is told, and the others are measured all the same. */
async function tryPart(part: string, bench: () => readonly Figure[] | Promise<readonly Figure[]>): Promise<void> {
  try {
    figures.push(...(await bench()))
  } catch (error) {
    problems.push(`${part} broke off: ${error instanceof Error ? error.stack : String(error)}`)
  }
}

const chosen = Object.entries(benches).filter(([part]) => isWanted(part))
if (chosen.length > 0) {
  const world = await makeWorld(outFolder, projectFolder, [100, 1_000, 10_000])
  try {
    for (const [part, bench] of chosen) {
      process.stderr.write(`${part} …\n`)
      await tryPart(part, () => bench(world))
    }
  } finally {
    await world.stop()
  }
}
if (isWanted('node')) await tryPart('node', benchInNode)
writeFileSync(resultPath, JSON.stringify({ figures, problems }))
