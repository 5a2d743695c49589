import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const unshare = ['unshare', '--user', '--map-root-user', '--mount'] as const

function findProblem(): string | null {
  if (process.platform !== 'linux') return 'only Linux has mounts that one process sees alone'
  const [command, ...args] = unshare
  const tried = spawnSync(command, [...args, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { encoding: 'utf8' })
  return tried.status === 0 ? null : `unshare and mount do not work here: ${(tried.error?.message ?? tried.stderr).trim()}`
}

/** Why there are no mounts of one's own here; null: there are. */
export const mountProblem = findProblem()
if (mountProblem !== null) console.log(`The tests with a disk of their own are skipped: ${mountProblem}.`)

export type OwnMounts = {
  /** Starts a program so that it sees the mounts. */
  readonly prefix: readonly string[]
  /** A path with the mounts, as it is seen from outside. Not for the vault itself, which looks through links. */
  readonly seen: (path: string) => string
  /** Runs a script of sh that sees the mounts. */
  readonly run: (script: string, ...args: readonly string[]) => void
}

const holders = new Set<ChildProcess>()
afterAll(() => holders.forEach((holder) => holder.kill('SIGKILL')))

/**
 * Mounts that only those see who are started with `prefix`, made by a script of sh. Needs no privileges, and they are gone with the
 * tests of this file.
 */
export async function createMounts(script: string, ...args: readonly string[]): Promise<OwnMounts> {
  const [command, ...options] = unshare
  // cat ends with the standard input, and with it the last who sees the mounts.
  const holder = spawn(command, [...options, 'sh', '-ec', `${script}\necho ready\nexec cat`, 'sh', ...args], {
    stdio: ['pipe', 'pipe', 'inherit']
  })
  holders.add(holder)
  await Promise.race([once(holder.stdout, 'data'), once(holder, 'exit').then(() => Promise.reject(new Error('the mounts failed')))])
  const pid = String(holder.pid)
  const prefix = ['nsenter', '--preserve-credentials', '--user', '--mount', '--target', pid]
  return {
    prefix,
    seen: (path) => join('/proc', pid, 'root', path),
    run: (inner, ...innerArgs) => {
      const [enter = '', ...enterArgs] = prefix
      const { status, stderr } = spawnSync(enter, [...enterArgs, 'sh', '-ec', inner, 'sh', ...innerArgs], { encoding: 'utf8' })
      if (status !== 0) throw new Error(stderr)
    }
  }
}
