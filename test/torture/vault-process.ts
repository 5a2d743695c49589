// A program that runs the real vault in a process of its own: it does what it is told on its standard input, one line of JSON each, and
// says on its standard output what is done. What it has said it was promised by the vault, so that it may be killed at any moment.
import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import type { AppError } from '../../src-main/model/app-error.ts'
import type { VaultState } from '../../src-main/model/vault-state.ts'
import { Session } from './carry-out.ts'
import { readContents, type Contents } from './contents.ts'
import { chooseOperation, type Operation } from './operations.ts'
import { quietLog, startRealVault, type Place } from './real-vault.ts'
import { createRandom } from './seeded-random.ts'

/** What an operation is done with next: operations of its own choice until it is told to stop, or one fails. */
export type Loop = { readonly seed: number; readonly round: number; readonly prefix: string; readonly operations: number }

export type Command =
  | { readonly kind: 'start'; readonly place: Place; readonly passphrase: number | null }
  | { readonly kind: 'do'; readonly operation: Operation }
  | { readonly kind: 'loop'; readonly loop: Loop }
  | { readonly kind: 'look' }
  | { readonly kind: 'close' }

export type Said =
  | { readonly kind: 'begun'; readonly operation: Operation }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: AppError }
  | { readonly kind: 'state'; readonly state: VaultState }
  | { readonly kind: 'contents'; readonly contents: Contents }
  /** A command has been done, whatever came of it. */
  | { readonly kind: 'ready' }

// At once and not through a stream: a line that is on its way when the process is killed would never have been said.
const say = (said: Said): void => void writeSync(1, `${JSON.stringify(said)}\n`)

let warnings: readonly string[] = []
const log = {
  ...quietLog,
  warn: (message: string, detail?: unknown) => {
    warnings = [...warnings, `${message}: ${String(detail)}`]
  }
}
const unwritten = { warnings: () => warnings, clear: () => void (warnings = []) }

async function start(place: Place, passphrase: number | null) {
  const vault = await startRealVault(place, log)
  return { vault, session: new Session(vault, passphrase, unwritten) }
}

async function carryOut(session: Session, operation: Operation): Promise<boolean> {
  say({ kind: 'begun', operation })
  const done = await session.carryOut(operation)
  say(done.ok ? { kind: 'done' } : { kind: 'failed', error: done.error })
  return done.ok
}

async function loop(session: Session, { seed, round: from, prefix, operations }: Loop): Promise<void> {
  const random = createRandom(seed)
  for (let round = from; round < from + operations; round++) {
    if (!(await carryOut(session, chooseOperation(random, { ...session.situation(), round, prefix })))) return
    // What is due meanwhile gets its turn, and now and then enough time for what the vault writes by itself.
    await wait(random() < 0.02 ? 300 : 0)
  }
}

let current: Awaited<ReturnType<typeof start>> | null = null

async function obey(command: Command): Promise<void> {
  if (command.kind === 'start') {
    await current?.vault.close()
    current = await start(command.place, command.passphrase)
  }
  if (current === null) throw new Error('not started')
  const { vault, session } = current
  switch (command.kind) {
    case 'start':
      return say({ kind: 'state', state: vault.state() })
    case 'do':
      return void (await carryOut(session, command.operation))
    case 'loop':
      return loop(session, command.loop)
    case 'look':
      say({ kind: 'state', state: vault.state() })
      return say({ kind: 'contents', contents: await readContents(vault) })
    case 'close':
      return vault.close()
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const command: Command = JSON.parse(line)
  await obey(command)
  say({ kind: 'ready' })
}
