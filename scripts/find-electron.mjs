// @ts-check
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { projectFolder } from './project.mjs'

/** @typedef {{ readonly distPath: string, readonly executable: string, readonly version: string, readonly why: string }} Electron */

/** The Electron in the npm package that `make-electron.mjs` makes a dist folder of. */
export const madeVersion = '33.2.1'

const executableName = /** @type {Readonly<Record<string, string>>} */ ({
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe'
})

// Root's home is closed to others, but the app tests start Electron as an ordinary user.
export const userCache = () => process.env.XDG_CACHE_HOME || (process.getuid?.() === 0 ? '/var/cache' : join(homedir(), '.cache'))

/** Outside of node_modules, so that a clean clone does not fetch it again. */
export const madeDistPath = () => join(userCache(), 'mintmark', `electron-${madeVersion}`)

const officialDistPath = join(projectFolder, 'node_modules/electron/dist')

/** @returns {string} */
export const officialVersion = () => JSON.parse(readFileSync(join(projectFolder, 'node_modules/electron/package.json'), 'utf8')).version

/** @param {string} distPath @param {string} why @returns {Electron | null} */
function readDist(distPath, why) {
  const executable = join(distPath, executableName[process.platform] ?? 'electron')
  if (!existsSync(executable) || !existsSync(join(distPath, 'version'))) return null
  return { distPath, executable, version: readFileSync(join(distPath, 'version'), 'utf8').trim().replace(/^v/, ''), why }
}

/** @returns {Electron | null} */
export function findChosenElectron() {
  const chosen = process.env.MINTMARK_ELECTRON_DIST
  if (!chosen) return null
  const electron = readDist(resolve(chosen), 'named by MINTMARK_ELECTRON_DIST')
  if (electron === null) throw new Error(`MINTMARK_ELECTRON_DIST names ${chosen}, which is not the dist folder of an Electron.`)
  return electron
}

/** @returns {Electron | null} */
export function findOfficialElectron() {
  const electron = readDist(officialDistPath, 'the official one')
  return electron?.version === officialVersion() ? electron : null
}

/** @returns {Electron | null} */
export const findMadeElectron = () =>
  readDist(madeDistPath(), `made from an npm package, for development only: the official ${officialVersion()} was out of reach`)

/** The Electron that set-up left in place. @returns {Electron} */
export function findElectron() {
  const electron = findChosenElectron() ?? findOfficialElectron() ?? findMadeElectron()
  if (electron === null) throw new Error('There is no Electron yet: run node scripts/set-up.mjs')
  return electron
}

/**
 * Playwright and the `electron` package read the first, electron-vite the second.
 * @param {Electron} electron
 */
export const electronEnv = ({ distPath, executable }) => ({ ELECTRON_OVERRIDE_DIST_PATH: distPath, ELECTRON_EXEC_PATH: executable })
