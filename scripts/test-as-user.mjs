// @ts-check
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from './project.mjs'

export const isRoot = process.getuid?.() === 0

/** Debian's nobody and nogroup. */
const nobody = 65_534
const asNobody = [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups']

/** @param {string} program @param {readonly string[]} args */
const works = (program, args) => spawnSync(program, args).status === 0

/** @returns {string | null} why root cannot run something here as an ordinary user with Chromium's sandbox */
export function findUserProblem() {
  if ((statSync(join(projectFolder, 'package.json')).mode & 0o004) === 0) return 'the files of this checkout are closed to other users'
  if (!works('unshare', ['--mount', 'mount', '--bind', '/tmp', '/tmp'])) return 'root may not mount here'
  if (!works('setpriv', [...asNobody, 'unshare', '--user', '--pid', '--fork', 'true'])) return 'ordinary users get no namespaces here'
  return null
}

// The checkout, Electron and Node may lie where an ordinary user may not go, such as in root's home. Mounts of these three are seen by nobody
// else and end with the process.
const script = `
cd "$1"
mount --bind "$2" checkout
mount --bind "$3" electron
mount --bind "$4" node
cd checkout
shift 4
exec setpriv ${asNobody.join(' ')} ../node "$@"
`

/**
 * Runs Node as an ordinary user, in this project.
 * @param {readonly string[]} args
 * @param {{ readonly distPath: string, readonly writable: string, readonly env: NodeJS.ProcessEnv, readonly timeout: number }} options
 * @returns {boolean} whether it ended well
 */
export function runAsUser(args, { distPath, writable, env, timeout }) {
  const folder = mkdtempSync('/tmp/mintmark-test-')
  chmodSync(folder, 0o755)
  const home = join(folder, 'home')
  const mountPoints = ['checkout', 'electron'].map((name) => join(folder, name))
  for (const path of [home, ...mountPoints]) mkdirSync(path)
  writeFileSync(join(folder, 'node'), '')
  chownSync(home, nobody, nobody)
  chownSync(writable, nobody, nobody)

  const userEnv = { ...env, PATH: process.env.PATH, HOME: home, TMPDIR: home, ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'electron') }
  const command = ['--mount', 'sh', '-ec', script, 'sh', folder, projectFolder, distPath, process.execPath, ...args]
  const { status } = spawnSync('unshare', command, { stdio: 'inherit', env: userEnv, timeout })

  rmSync(home, { recursive: true, force: true })
  // Not recursively: a mount that was still there would be emptied.
  for (const path of mountPoints) rmdirSync(path)
  rmSync(join(folder, 'node'))
  rmdirSync(folder)
  return status === 0
}
