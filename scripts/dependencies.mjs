// @ts-check
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from './project.mjs'
import { runNpm } from './run-quietly.mjs'

/** @typedef {Readonly<Record<string, { readonly version?: string, readonly integrity?: string, readonly optional?: boolean }>>} Packages */

/** @param {string} path @returns {Packages} */
const readPackages = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {})

/**
 * npm leaves out the optional packages of other platforms.
 * @param {Packages} locked
 * @param {Packages} installed
 */
export function hasEveryPackage(locked, installed) {
  return Object.entries(locked).every(([path, wanted]) => {
    const found = installed[path]
    if (path === '' || (found === undefined && wanted.optional === true)) return true
    return found?.version === wanted.version && found.integrity === wanted.integrity
  })
}

/** Installs what package-lock.json names unless it is there. @returns {boolean} whether it had to */
export function setUpDependencies() {
  // npm writes the second file as its last step, so an interrupted install has none.
  const locked = readPackages(join(projectFolder, 'package-lock.json'))
  const installed = readPackages(join(projectFolder, 'node_modules/.package-lock.json'))
  if (hasEveryPackage(locked, installed)) return false
  console.error('Installing the dependencies with npm ci …')
  runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], projectFolder)
  return true
}
