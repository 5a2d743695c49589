import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Environment } from '../support/owned-process.ts'
import { openLine, type Line } from './lines.ts'

export type AppToMeasure = {
  /** Its folder or its entry file. */
  readonly path: string
  readonly userData: string
  readonly env: Environment
}

export type MeasuredApp = {
  readonly pid: number
  readonly line: Line
  /** From spawn to rows and a search field painted in a window that is shown. */
  readonly interactiveMs: () => Promise<number>
  /** Runs a function in the page, which sees nothing around it but what it is given. */
  readonly inPage: <Input, Output>(work: (input: Input) => Output, input: Input) => Promise<Awaited<Output>>
  readonly quit: () => Promise<void>
}

const patienceMs = 5_000
const isRoot = process.getuid?.() === 0

/** Electron as set-up found it. */
export function electronPath(): string {
  const distPath = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (distPath === undefined) throw new Error('Run the benchmark with: npm run bench')
  return join(distPath, 'electron')
}

/** Starts an app on the Electron of the benchmark, with the hook that answers for its page. */
export function startMeasured(outFolder: string, { path, userData, env }: AppToMeasure): MeasuredApp {
  // Of processes in Chromium's sandbox not even their owner can read the memory, otherwise.
  const switches = [...(isRoot ? ['--no-sandbox'] : ['--allow-sandbox-debugging']), `--user-data-dir=${userData}`]
  const startedAt = performance.now()
  const child = spawn(electronPath(), ['-r', join(outFolder, 'hook.cjs'), path, ...switches], { env, stdio: ['pipe', 'pipe', 'pipe'] })
  let problems = ''
  child.stderr.on('data', (chunk: Buffer) => (problems += chunk.toString()))
  const exited = once(child, 'exit')
  const ended = exited.then(() => Promise.reject(new Error(`${path} has ended\n${problems}`)))
  ended.catch(() => {})
  const line = openLine(child.stdin, child.stdout, ended)
  return {
    pid: child.pid ?? 0,
    line,
    interactiveMs: async () => (await line.heard('interactive')) - startedAt,
    inPage: (work, input) => line.ask('page', `(${work.toString()})(${JSON.stringify(input)})`) as never,
    quit: async () => {
      child.kill('SIGTERM')
      const impatient = setTimeout(() => child.kill('SIGKILL'), patienceMs)
      await exited
      clearTimeout(impatient)
    }
  }
}
