import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { codeOf, targetOf, temporaryOf } from './whole-file.ts'

export const lockOf = (path: string): string => `${path}.lock`

const pollMs = 20
/** Longer than any save takes. A lock that stays the same for so long is one that nobody holds any more. */
const patienceMs = 10_000

/** Where a process number means anything: on this computer, and among the processes that can see each other. */
function neighbourhood(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}

const here = neighbourhood()

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) !== 'ESRCH'
  }
}

/** Whether the process that made the lock is known to be gone. */
function isOfTheDead(text: string): boolean {
  const [, pid, where] = /^(\d+) \S+ (.*)$/.exec(text) ?? []
  return pid !== undefined && where === here && !isRunning(Number(pid))
}

/** `left`: by a process that was killed, be it right after making the lock, before writing into it. */
export function lockState(lock: string): 'free' | 'held' | 'left' {
  try {
    const text = readFileSync(lock, 'utf8')
    return text === '' || isOfTheDead(text) ? 'left' : 'held'
  } catch {
    return 'free'
  }
}

/** null where it is free again. Rejects where it cannot be read: nobody would ever know when that changes. */
const read = (lock: string): Promise<string | null> =>
  readFile(lock, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  })

/** Complete from its first moment: whoever finds it empty takes it for one that was left. Throws where the file system knows no such links. */
function linkComplete(lock: string, text: string): void {
  const complete = temporaryOf(lock)
  try {
    writeFileSync(complete, text, { flag: 'wx', mode: 0o600 })
    linkSync(complete, lock)
  } finally {
    rmSync(complete, { force: true })
  }
}

function writeInPlace(lock: string, text: string): void {
  try {
    writeFileSync(lock, text, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    // Made, and then there was no room for what it says: it is ours. One of somebody else's would have been there before.
    if (['ENOSPC', 'EDQUOT'].includes(codeOf(error))) rmSync(lock, { force: true })
    throw error
  }
}

function make(lock: string, text: string): void {
  try {
    linkComplete(lock, text)
  } catch (error) {
    // Swept up by somebody who starts just now, or a file system without links: there the moment in which it is empty has to do.
    if (!['ENOENT', 'EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'].includes(codeOf(error))) throw error
    writeInPlace(lock, text)
  }
}

/** `false` where somebody else has it. */
function take(lock: string, text: string): boolean {
  try {
    // Synchronous, so that little comes between making it and writing into it.
    make(lock, text)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/**
 * Does the work while nobody else does the like on the same file: between looking at a file and replacing it another process could
 * replace it too. Chromium lets only one Mintmark use a folder, but its own lock can fail, as on a network drive. Rejects with what the
 * work rejects with, and where nothing can be written.
 */
export async function whileAlone<Made>(path: string, work: () => Promise<Made>): Promise<Made> {
  const lock = lockOf(await targetOf(path))
  const own = `${process.pid} ${randomBytes(6).toString('hex')} ${here}`
  let seen: string | null = null
  let sinceMs = 0
  while (!take(lock, own)) {
    const holder = await read(lock)
    sinceMs = holder === seen ? sinceMs + pollMs : 0
    seen = holder
    // A link that leads nowhere is there, and cannot be read.
    if (sinceMs > patienceMs || (holder !== null && isOfTheDead(holder))) await rm(lock, { force: true })
    else await wait(pollMs)
  }
  try {
    return await work()
  } finally {
    if ((await read(lock).catch(() => null)) === own) await rm(lock, { force: true }).catch(() => {})
  }
}
