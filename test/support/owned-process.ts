import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

export type Environment = Readonly<Record<string, string>>

/** By number: what root starts for somebody else. */
export type User = { readonly uid: number; readonly gid: number }

export type OwnedProcess = {
  /** The first line it writes to file descriptor 3. */
  readonly ready: () => Promise<string>
  readonly output: () => string
  readonly stop: () => Promise<void>
}

const patienceMs = 5_000

/** A background program that ends when the test that started it says so, and takes nothing else with it. */
export function startProcess(command: string, args: readonly string[], env: Environment, input = '', user?: User): OwnedProcess {
  const child = spawn(command, args, { env, ...user, stdio: ['pipe', 'pipe', 'pipe', 'pipe'] })
  let output = ''
  const keep = (chunk: Buffer): void => {
    output += chunk.toString()
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  // A program that is gone already is reported by `ended`, not by a broken pipe.
  child.stdin.on('error', () => {})
  child.stdin.end(input)

  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(`${command} ended with ${signal ?? code}`))
  })
  const firstLine = new Promise<string>((resolve) => createInterface(child.stdio[3] as Readable).once('line', resolve))

  return {
    ready: () => Promise.race([firstLine, ended.then((why) => Promise.reject(new Error(`${why}\n${output}`)))]),
    output: () => output,
    stop: async () => {
      child.kill('SIGTERM')
      const impatient = setTimeout(() => child.kill('SIGKILL'), patienceMs)
      await ended
      clearTimeout(impatient)
    }
  }
}
