import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import type { DesktopSession } from './desktop-session.ts'

export type LaunchOptions = {
  /** Where the app keeps its data; the same folder again is a restart. */
  readonly userData?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export type RunningApp = {
  readonly app: ElectronApplication
  readonly page: Page
  readonly userData: string
  /** What the main process wrote to its output and to its log files. */
  readonly mainLog: () => Promise<string>
  /** What the page wrote to its console, with its uncaught exceptions. */
  readonly pageLog: () => string
  /** The errors among it. A violation of the page's security policy is one. */
  readonly pageErrors: () => readonly string[]
  /** Starts Mintmark once more on the same data, as a second double click does, and gives the exit code of that second one. */
  readonly startAgain: (args?: readonly string[]) => Promise<number | null>
  /** Asks it to quit, and throws when it does not. */
  readonly quit: () => Promise<void>
  /** Ends it as a crash does. */
  readonly kill: () => Promise<void>
}

export const isRoot = process.getuid?.() === 0

const projectRoot = fileURLToPath(new URL('../..', import.meta.url))
const windowMs = 60_000
const quitMs = 10_000
const startAgainMs = 30_000

export async function launchApp(desktop: DesktopSession, options: LaunchOptions): Promise<RunningApp> {
  const { userData = join(desktop.home, 'mintmark'), args = [] } = options
  const distPath = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (distPath === undefined) throw new Error('Run the app tests with: npm test -- app')

  const command = [projectRoot, `--user-data-dir=${userData}`]
  const env = { ...desktop.env, ...options.env }
  const app = await _electron.launch({
    args: [...command, ...args],
    env,
    cwd: projectRoot,
    chromiumSandbox: !isRoot,
    colorScheme: null,
    timeout: windowMs
  })
  const main = app.process()

  let output = ''
  const keep = (chunk: Buffer): void => {
    output += chunk.toString()
  }
  main.stdout?.on('data', keep)
  main.stderr?.on('data', keep)
  const mainLog = async (): Promise<string> => output + (await readLogFiles(join(userData, 'logs')))

  const pageLines: string[] = []
  const pageErrors: string[] = []
  app.context().on('console', (message) => {
    const text = `${message.text()} (${message.location().url})`
    pageLines.push(`${message.type()}: ${text}`)
    if (message.type() === 'error') pageErrors.push(text)
  })
  app.context().on('weberror', (uncaught) => {
    const { stack, message } = uncaught.error()
    pageLines.push(`uncaught: ${stack ?? message}`)
    pageErrors.push(stack ?? message)
  })

  const hasEnded = (): boolean => main.exitCode !== null || main.signalCode !== null
  const kill = async (): Promise<void> => {
    if (hasEnded()) return
    const ended = once(main, 'exit')
    main.kill('SIGKILL')
    await ended
  }
  const quit = async (): Promise<void> => {
    if (hasEnded()) return
    const late = { killed: false }
    const timer = setTimeout(() => {
      late.killed = true
      void kill()
    }, quitMs)
    await app.close()
    clearTimeout(timer)
    if (late.killed) throw new Error(`Mintmark did not quit within ${quitMs / 1_000} s`)
  }
  const startAgain = async (argsAgain = args): Promise<number | null> => {
    const again = spawn(join(distPath, 'electron'), [...(isRoot ? ['--no-sandbox'] : []), ...command, ...argsAgain], {
      env,
      stdio: 'ignore',
      timeout: startAgainMs
    })
    const [code] = (await once(again, 'exit')) as [number | null]
    return code
  }

  try {
    const page = await app.firstWindow({ timeout: windowMs })
    await page.waitForLoadState()
    return { app, page, userData, mainLog, pageLog: () => pageLines.join('\n'), pageErrors: () => pageErrors, startAgain, quit, kill }
  } catch (error) {
    await kill()
    throw new Error(`No window came\n${await mainLog()}`, { cause: error })
  }
}

async function readLogFiles(folder: string): Promise<string> {
  const names = await readdir(folder).catch(() => [])
  const texts = await Promise.all(names.map(async (name) => `\n--- ${name}\n${await readFile(join(folder, name), 'utf8')}`))
  return texts.join('')
}
