// @ts-check
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { projectFolder } from '../project.mjs'

/** @typedef {import('../asar.mjs').Files} Files */

/** All that is shipped: what the build bundled, and the pictures. No package of node_modules, no source. */
const folders = ['out/main', 'out/preload', 'out/renderer', 'resources']
const leftOut = /\.svg$/

/** Electron and electron-builder read these; all the others are for development. */
const packageKeys = ['name', 'productName', 'version', 'description', 'license', 'author', 'private', 'type', 'main', 'desktopName']

/** @returns {Readonly<Record<string, string>>} */
export const readPackageJson = () => JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'))

/** @param {string} folder @returns {readonly string[]} paths in the project, with `/` between folders */
function listFiles(folder) {
  const entries = readdirSync(join(projectFolder, folder), { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(projectFolder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
  return paths.filter((path) => !(folder === 'resources' && leftOut.test(path)))
}

/** @param {unknown} value */
const toJson = (value) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)

/**
 * @param {{ readonly version: string, readonly electron: string, readonly isTestElectron: boolean }} made `electron` is its version
 * @returns {Files}
 */
export function readAppFiles({ version, electron, isTestElectron }) {
  const paths = folders.flatMap(listFiles)
  const maps = paths.filter((path) => path.endsWith('.map'))
  if (maps.length > 0) throw new Error(`Source maps are not shipped: ${maps.join(', ')}`)
  const all = { ...readPackageJson(), version }
  return {
    ...Object.fromEntries(paths.map((path) => [path, readFileSync(join(projectFolder, path))])),
    'package.json': toJson(Object.fromEntries(packageKeys.map((key) => [key, Reflect.get(all, key)]))),
    // About reads it.
    'packed.json': toJson({ electron, isTestElectron })
  }
}

/** For electron-builder, which packs a folder. @param {Files} files @param {string} folder */
export function writeAppFolder(files, folder) {
  rmSync(folder, { recursive: true, force: true })
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
}

/** @param {number} bytes */
export const toMegabytes = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`

/** @param {Files} files @param {number} count */
export function largestFiles(files, count) {
  const sizes = Object.entries(files).map(([path, { length }]) => ({ path, length }))
  return sizes.toSorted((one, other) => other.length - one.length).slice(0, count)
}
