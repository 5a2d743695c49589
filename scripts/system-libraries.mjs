// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runQuietly } from './run-quietly.mjs'

/** @typedef {'window' | 'display' | 'tests' | 'package'} Purpose */
/** What proves that a package is there, and its names: newer Debian and Ubuntu renamed some. */
/** @typedef {{ readonly for: Purpose, readonly library?: string, readonly program?: string, readonly packages: readonly string[] }} Need */

/** @type {readonly Need[]} */
const needs = [
  { for: 'window', library: 'libgtk-3.so.0', packages: ['libgtk-3-0t64', 'libgtk-3-0'] },
  { for: 'window', library: 'libnss3.so', packages: ['libnss3'] },
  { for: 'window', library: 'libgbm.so.1', packages: ['libgbm1'] },
  { for: 'window', library: 'libasound.so.2', packages: ['libasound2t64', 'libasound2'] },
  { for: 'window', library: 'libsecret-1.so.0', packages: ['libsecret-1-0'] },
  { for: 'display', program: 'Xvfb', packages: ['xvfb'] },
  { for: 'tests', program: 'xauth', packages: ['xauth'] },
  { for: 'tests', program: 'dbus-run-session', packages: ['dbus'] },
  { for: 'tests', program: 'gnome-keyring-daemon', packages: ['gnome-keyring'] },
  { for: 'tests', program: 'xclip', packages: ['xclip'] },
  { for: 'tests', program: 'xwininfo', packages: ['x11-utils'] },
  { for: 'tests', program: 'gio', packages: ['libglib2.0-bin'] },
  { for: 'tests', program: 'xdotool', packages: ['xdotool'] },
  { for: 'tests', program: 'openssl', packages: ['openssl'] },
  { for: 'package', program: 'debootstrap', packages: ['debootstrap'] },
  { for: 'package', program: 'desktop-file-validate', packages: ['desktop-file-utils'] },
  { for: 'package', program: 'appstreamcli', packages: ['appstream'] }
]

/**
 * @param {readonly Need[]} wanted
 * @param {(library: string) => boolean} hasLibrary
 * @param {(program: string) => boolean} hasProgram
 */
export function findMissing(wanted, hasLibrary, hasProgram) {
  return wanted.filter(
    ({ library, program }) => !(library === undefined || hasLibrary(library)) || !(program === undefined || hasProgram(program))
  )
}

// An ordinary user's PATH lacks the folder of ldconfig.
const systemPath = `${process.env.PATH}${delimiter}/usr/sbin${delimiter}/sbin`

function readLibraryCache() {
  const { status, stdout } = spawnSync('ldconfig', ['-p'], { encoding: 'utf8', env: { ...process.env, PATH: systemPath } })
  // Without a library cache (musl, NixOS) nothing can be said about libraries.
  return status === 0 ? stdout : null
}

/** @param {string} program */
export const isInPath = (program) => systemPath.split(delimiter).some((folder) => existsSync(join(folder, program)))

const hasApt = () => isInPath('apt-get')

/** The one of a package's names that apt knows. @param {Need} need */
const toAptName = ({ packages }) =>
  packages.find((name) => spawnSync('apt-cache', ['show', name]).status === 0) ?? packages[packages.length - 1]

/** @param {readonly Need[]} missing */
function installWithApt(missing) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  runQuietly('apt-get', ['update', '-q'], { env })
  const names = missing.map(toAptName)
  console.log(`Installing system packages with apt-get: ${names.join(' ')} …`)
  runQuietly('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], { env })
}

/** @param {readonly Purpose[]} purposes @returns {boolean} whether everything is in place now */
export function setUpSystemLibraries(purposes) {
  if (process.platform !== 'linux') return true
  const wanted = needs.filter((need) => purposes.includes(need.for))
  const cache = readLibraryCache()
  const missing = findMissing(wanted, (library) => cache === null || cache.includes(`\t${library} `), isInPath)
  if (missing.length === 0) return true
  if (hasApt() && process.getuid?.() === 0) {
    installWithApt(missing)
    return true
  }
  const command = `sudo apt-get install --no-install-recommends ${missing.map(toAptName).join(' ')}`
  const files = missing.map(({ library, program }) => library ?? program).join(', ')
  console.error(
    hasApt() ? `System packages are missing. Run once:\n  ${command}` : `Missing on this system, install with its package manager: ${files}`
  )
  return false
}
