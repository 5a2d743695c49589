import { execFile } from 'node:child_process'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Environment } from '../support/owned-process.ts'

const run = promisify(execFile)
const timeout = 3_000

/** Where the package puts Mintmark. */
export const installed = '/usr/lib/mintmark'

/** Debian's nobody and nogroup: as ordinary as a user can be. */
export const person = { uid: 65_534, gid: 65_534 }

export type PackedProcess = { readonly id: number; readonly command: string; readonly status: string; readonly userNamespace: string }

/** Every running process of the installed Mintmark, seen from outside. */
export async function readProcesses(): Promise<readonly PackedProcess[]> {
  const ids = (await readdir('/proc')).map(Number).filter(Boolean)
  const read = async (id: number): Promise<readonly PackedProcess[]> => {
    const folder = `/proc/${id}`
    try {
      const command = (await readFile(join(folder, 'cmdline'), 'utf8')).replaceAll('\0', ' ')
      if (!command.startsWith(`${installed}/mintmark`) && !command.startsWith('mintmark')) return []
      const status = await readFile(join(folder, 'status'), 'utf8')
      return [{ id, command, status, userNamespace: await readlink(join(folder, 'ns/user')) }]
    } catch {
      // It has ended meanwhile.
      return []
    }
  }
  return (await Promise.all(ids.map(read))).flat()
}

/** Clicks as a mouse does, at a place in Mintmark's window. */
export async function clickInWindow(env: Environment, { x, y }: { readonly x: number; readonly y: number }): Promise<void> {
  const find = ['search', '--onlyvisible', '--limit', '1', '--name', '^Mintmark$']
  await run('xdotool', [...find, 'mousemove', '--window', '%1', String(x), String(y), 'click', '1'], { env, timeout })
}

export const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true) ?? socket.destroy())
    socket.once('error', () => resolve(false))
  })
