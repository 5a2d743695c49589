import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, expect } from 'vitest'
import type { VaultState } from '../../src-main/model/vault-state.ts'
import { expectedContents, type Contents } from './contents.ts'
import type { Expected, Operation } from './operations.ts'
import type { Place } from './real-vault.ts'
import type { Command, Said } from './vault-process.ts'

const program = join(import.meta.dirname, '../../out/torture/vault-process.mjs')

export type RunningVault = {
  readonly pid: number
  /** Everything it has said so far. */
  readonly said: () => readonly Said[]
  /** Gives a command without waiting for it. */
  readonly command: (command: Command) => void
  /** Gives a command and waits until it is done. Gives what was said meanwhile. */
  readonly ask: (command: Command) => Promise<readonly Said[]>
  readonly look: () => Promise<{ readonly state: VaultState; readonly contents: Contents }>
  /** What the vault answers: `null` when it is done, else the words of what went wrong. */
  readonly carryOut: (operation: Operation) => Promise<string | null>
  /** Resolves when so many operations are done, or the process has ended. */
  readonly doneOperations: (count: number) => Promise<void>
  /** As the system ends a process that has no say in it. */
  readonly kill: () => Promise<void>
  /** Closes the vault and lets the process end. */
  readonly close: () => Promise<void>
}

const runtime = (): string => process.env['MINTMARK_TORTURE_RUNTIME'] ?? process.execPath

const wordsOf = (said: Extract<Said, { kind: 'failed' }>): string => (said.error.code === 'not-saved' ? said.error.detail : said.error.code)

/** None outlives its file of tests, however that ends. */
const children = new Set<ChildProcess>()
afterAll(() => children.forEach((child) => child.kill('SIGKILL')))

/** A process with no vault yet. `prefix` is what starts it: a program that goes on as another one, and so keeps the process id. */
export function runVaultProcess(prefix: readonly string[] = []): RunningVault {
  const [command, ...args] = [...prefix, runtime(), program]
  const child = spawn(command, args, {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['pipe', 'pipe', 'inherit']
  })
  const all: Said[] = []
  const listeners = new Set<() => void>()
  const announce = (): void => listeners.forEach((listener) => listener())
  // What was on its way when it was killed may be half a line: it was not said.
  const read = (line: string): void => {
    if (!line.endsWith('}')) return
    all.push(JSON.parse(line))
    announce()
  }
  createInterface({ input: child.stdout }).on('line', read)
  child.stdin.on('error', () => {})
  let hasEnded = false
  const ended = once(child, 'close').then(() => {
    hasEnded = true
    announce()
  })
  children.add(child)

  const until = (isThere: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!isThere() && !hasEnded) return
        listeners.delete(look)
        resolve()
      }
      listeners.add(look)
      look()
    })
  const count = (kind: Said['kind'], from = 0): number => all.slice(from).filter((said) => said.kind === kind).length

  const give = (given: Command): void => void child.stdin.write(`${JSON.stringify(given)}\n`)
  const ask = async (given: Command): Promise<readonly Said[]> => {
    const from = all.length
    give(given)
    await until(() => count('ready', from) > 0)
    if (hasEnded) throw new Error(`the vault's process has ended: ${JSON.stringify(all.slice(from))}`)
    return all.slice(from)
  }
  return {
    pid: child.pid ?? 0,
    said: () => all,
    command: give,
    ask,
    look: async () => {
      const answer = await ask({ kind: 'look' })
      const state = answer.find((said) => said.kind === 'state')
      const contents = answer.find((said) => said.kind === 'contents')
      if (state === undefined || contents === undefined) throw new Error('the vault did not show itself')
      return { state: state.state, contents: contents.contents }
    },
    carryOut: async (operation) => {
      const failed = (await ask({ kind: 'do', operation })).find((said) => said.kind === 'failed')
      return failed === undefined ? null : wordsOf(failed)
    },
    doneOperations: (wanted) => until(() => count('done') >= wanted),
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    close: async () => {
      await ask({ kind: 'close' })
      child.stdin.end()
      await ended
    }
  }
}

/** A process with a vault that has been started and asked for its key. */
export async function startVaultProcess(place: Place, { prefix = [], passphrase = null }: StartOptions = {}): Promise<RunningVault> {
  const running = runVaultProcess(prefix)
  await running.ask({ kind: 'start', place, passphrase })
  return running
}

export type StartOptions = {
  readonly prefix?: readonly string[]
  /** Its round, where there is one. */ readonly passphrase?: number | null
}

/** All is well with the vault, and it holds this and nothing else. */
export async function expectContents(running: RunningVault, expected: Expected): Promise<void> {
  const { state, contents } = await running.look()
  expect(state).toMatchObject({ kind: 'open', notices: [], damaged: [], ways: { passphrase: expected.passphrase !== null } })
  expect(contents).toEqual(expectedContents(expected))
}
