// @ts-check
// A Debian or Ubuntu with nothing in it that a package could lean on by accident: the same as this machine's, made once and kept.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { userCache } from './find-electron.mjs'
import { runQuietly } from './run-quietly.mjs'
import { isInPath, setUpSystemLibraries } from './system-libraries.mjs'
import { findUserProblem, isRoot } from './test-as-user.mjs'

function readCodename() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  return /^VERSION_CODENAME=(\w+)$/m.exec(release)?.[1] ?? null
}

/** Where this machine's own packages come from. @param {string} codename */
function readMirror(codename) {
  const { stdout } = spawnSync('apt-get', ['indextargets', '--format', '$(CODENAME) $(SITE)', 'Identifier: Packages', 'Component: main'], {
    encoding: 'utf8'
  })
  return (
    stdout
      ?.split('\n')
      .find((line) => line.startsWith(`${codename} http:`))
      ?.split(' ')[1] ?? null
  )
}

/** @returns {string | null} why a package cannot be installed on a clean system here */
export function findCleanRootProblem() {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !isInPath('dpkg-deb')) return 'this is no Debian or Ubuntu on x64'
  if (!isRoot) return 'only root can make a clean system'
  const codename = readCodename()
  if (codename === null || readMirror(codename) === null) return 'apt names no http mirror of this system'
  return findUserProblem()
}

/** @returns {{ readonly base: string, readonly archives: string }} the folder to copy, and one in which apt keeps what it has fetched */
export function prepareCleanRoot() {
  const codename = readCodename() ?? ''
  const cache = join(userCache(), 'mintmark')
  const base = join(cache, `clean-${codename}`)
  const archives = join(cache, `archives-${codename}`)
  mkdirSync(join(archives, 'partial'), { recursive: true })
  setUpSystemLibraries(['package'])
  if (existsSync(base)) return { base, archives }
  console.log(`Making a clean ${codename} with debootstrap, once …`)
  mkdirSync(dirname(base), { recursive: true })
  const work = mkdtempSync(`${base}-`)
  try {
    runQuietly('debootstrap', ['--variant=minbase', codename, work, readMirror(codename) ?? ''])
    // Everybody's `/`.
    chmodSync(work, 0o755)
    renameSync(work, base)
  } catch (error) {
    rmSync(work, { recursive: true, force: true })
    throw error
  }
  return { base, archives }
}
