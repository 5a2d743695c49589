// @ts-check
import { mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from './project.mjs'
import { runQuietly } from './run-quietly.mjs'

const sources = ['src-main', 'src-renderer', 'electron.vite.config.ts', 'scripts/drawn-icons.mjs', 'package.json', 'package-lock.json']
/** Written when a build has ended well, with the time it began: what changes meanwhile is built next time. */
const stamp = join(projectFolder, 'out/.built')

/** Folders count too: theirs is the only time that changes when a file goes. @param {string} path @returns {number} */
function newestChange(path) {
  const stat = statSync(path)
  const inside = stat.isDirectory() ? readdirSync(path).map((name) => newestChange(join(path, name))) : []
  return Math.max(stat.mtimeMs, ...inside)
}

function builtAt() {
  return statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** @returns {boolean} whether it had to */
export function buildIfNeeded() {
  if (builtAt() > Math.max(...sources.map((name) => newestChange(join(projectFolder, name))))) return false
  const startedAt = new Date()
  runQuietly(process.execPath, [join(projectFolder, 'node_modules/electron-vite/bin/electron-vite.js'), 'build'], { cwd: projectFolder })
  mkdirSync(join(projectFolder, 'out'), { recursive: true })
  writeFileSync(stamp, '')
  utimesSync(stamp, startedAt, startedAt)
  return true
}

/** electron-vite dev writes to the same folder, for itself alone. */
export function forgetBuild() {
  rmSync(stamp, { force: true })
}
