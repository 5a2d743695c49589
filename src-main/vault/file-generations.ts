import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  accessSync,
  constants,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync
} from 'node:fs'
import { join } from 'node:path'

export type Reading<Value> =
  { readonly kind: 'read'; readonly value: Value } | { readonly kind: 'absent' } | { readonly kind: 'unreadable' }

const kept = 3

/** Whether Mintmark may write here. Makes the folder where it is missing, closes it to others, and sweeps up after a write that was killed. */
export function prepareFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
    accessSync(folder, constants.W_OK)
    const halfWritten = readdirSync(folder).filter((name) => /^(vault|tokens|settings)\.json\.tmp-/.test(name))
    halfWritten.forEach((name) => rmSync(join(folder, name), { force: true }))
    return true
  } catch {
    return false
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** `parse` gives null for what it does not take. Throws where the system refuses to read: such a file may be perfectly good. */
export function readJson<Value>(path: string, parse: (value: unknown) => Value | null): Reading<Value> {
  const text = readText(path)
  if (text === null) return { kind: 'absent' }
  try {
    const value = parse(JSON.parse(text))
    return value === null ? { kind: 'unreadable' } : { kind: 'read', value }
  } catch {
    return { kind: 'unreadable' }
  }
}

/** Renames a file out of the way; nothing unreadable is ever deleted. Gives its new name. */
export function setAside(folder: string, file: string, now: number): string {
  const name = `${file}.corrupt-${new Date(now).toISOString().replace(/[:.]/g, '-')}`
  renameSync(join(folder, file), join(folder, name))
  return name
}

const generation = (folder: string, file: string, age: number): string => join(folder, `${file}.${age}`)

/** Keeps the file as generation 1 before another takes its place: 1 becomes 2, 2 becomes 3. A crash in between loses none of them. */
export function keepGeneration(folder: string, file: string): void {
  const current = join(folder, file)
  if (!existsSync(current)) return
  copyFileSync(current, generation(folder, file, 0))
  for (let age = kept - 1; age >= 0; age--) {
    const older = generation(folder, file, age)
    if (existsSync(older)) renameSync(older, generation(folder, file, age + 1))
  }
}

export type Backup<Value> = { readonly value: Value; readonly path: string; readonly savedAt: number }

/** The newest generation that can be read. */
export function newestBackup<Value>(folder: string, file: string, parse: (value: unknown) => Value | null): Backup<Value> | null {
  for (let age = 0; age <= kept; age++) {
    const path = generation(folder, file, age)
    const reading = readJson(path, parse)
    if (reading.kind === 'read') return { value: reading.value, path, savedAt: statSync(path).mtimeMs }
  }
  return null
}

/** Puts a copy of the backup in the file's place. */
export function restoreBackup(folder: string, file: string, backup: Backup<unknown>): void {
  const copy = join(folder, `${file}.tmp-restored`)
  copyFileSync(backup.path, copy)
  renameSync(copy, join(folder, file))
}
