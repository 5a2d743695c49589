import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { promisify } from 'node:util'
import { startProcess, type Environment, type User } from './owned-process.ts'

export type Ended = { readonly code: number; readonly output: string }

export type CleanRoot = {
  /** Where its files are, seen from outside. */
  readonly folder: string
  /** Runs a program in it to its end, as root or as somebody else. */
  readonly run: (command: readonly string[], options?: { readonly env?: Environment; readonly user?: User }) => Promise<Ended>
  /** Ends all that runs in it, and takes it away. */
  readonly stop: () => Promise<void>
}

// Not chroot: a program in one gets no user namespace, and so no sandbox. The test's /tmp is the same inside and out, with the display and the home.
const enter = `
mount --bind "$1" "$1"
mount --bind /tmp "$1/tmp"
mount --bind "$2" "$1/var/cache/apt/archives"
mount --rbind /dev "$1/dev"
mount --rbind /sys "$1/sys"
cp /etc/resolv.conf /etc/hosts "$1/etc/"
read -r id rest < /proc/self/stat
mount -t proc proc "$1/proc"
mkdir "$1/.outside"
cd "$1"
pivot_root . .outside
umount -l /.outside
rmdir /.outside
echo "$id" >&3
exec sleep infinity
`

const systemPath = '/usr/sbin:/usr/bin:/sbin:/bin'
const longestMs = 170_000

/** A system of its own, made from a clean one: only network and display are shared, and its programs end with it. */
export async function startCleanRoot(base: string, archives: string): Promise<CleanRoot> {
  const folder = await mkdtemp(`${base}-`)
  // Devices and owners included, which Node's own copying leaves out.
  await promisify(execFile)('cp', ['--archive', `${base}/.`, folder])
  const holder = startProcess('unshare', ['--mount', '--pid', '--fork', '--kill-child', 'sh', '-ec', enter, 'sh', folder, archives], {
    PATH: systemPath
  })
  const id = await holder.ready()

  const run: CleanRoot['run'] = async (command, { env = {}, user } = {}) => {
    const asUser = user === undefined ? [] : ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--']
    const args = ['--target', id, '--mount', '--pid', ...asUser, ...command]
    const options = { env: { LANG: 'C.UTF-8', ...env, PATH: systemPath }, timeout: longestMs, maxBuffer: 16 * 2 ** 20 }
    return new Promise((resolve) => {
      execFile('nsenter', args, options, (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1
        resolve({ code, output: stdout + stderr })
      })
    })
  }
  const stop = async (): Promise<void> => {
    await holder.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { folder, run, stop }
}
