import { accessSync, chmodSync, constants, createReadStream, existsSync, mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { copyFile, lstat, readdir, readFile, rename, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isMountPoint, temporaryMark, writeWhole } from './whole-file.ts'
import { lockOf, lockState } from './write-lock.ts'

export type Reading<Value> =
  { readonly kind: 'read'; readonly value: Value } | { readonly kind: 'absent' } | { readonly kind: 'unreadable' }

const kept = 3
/** Newest first. 0 is there only between two steps of a save. */
export const generations: readonly number[] = Array.from({ length: kept + 1 }, (_, age) => age)

/** Removes what a killed process was writing: beside a file or one of its backups, and where a link leads. */
function sweep(path: string): void {
  const folder = dirname(path)
  const lock = lockOf(path)
  const isHalfWritten = (name: string): boolean => name.startsWith(`${basename(path)}.`) && name.includes(temporaryMark)
  try {
    const state = lockState(lock)
    if (state === 'left') rmSync(lock, { force: true })
    // Otherwise somebody else is writing just now.
    if (state !== 'held') for (const name of readdirSync(folder).filter(isHalfWritten)) rmSync(join(folder, name), { force: true })
    const target = realpathSync(path)
    if (target !== path) sweep(target)
  } catch {
    // There is no such file yet, or the link leads nowhere that could be swept.
  }
}

/** Some file systems know no modes, and refuse. What is secret in the files is sealed. */
function closeToOthers(folder: string): void {
  try {
    chmodSync(folder, 0o700)
  } catch {
    // Nothing a person could do about it.
  }
}

/** Whether Mintmark may write here. Makes the folder where it is missing, closes it to others, and sweeps up after a write that was killed. */
export function prepareFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    closeToOthers(folder)
    accessSync(folder, constants.W_OK)
    for (const file of ['vault.json', 'tokens.json', 'settings.json', 'activity.json', 'place.json']) sweep(join(folder, file))
    return true
  } catch {
    return false
  }
}

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false
  )

/**
 * null where there is no file. Rejects where the system refuses to read, or a link leads nowhere now: what it led to may be perfectly good.
 */
export async function readBytes(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT' && !(await isThere(path))) return null
    throw error
  }
}

/** `parse` gives null for what it does not take. Rejects where the system refuses to read. */
export async function readParsed<Value>(
  path: string,
  parse: (bytes: Buffer) => Promise<Value | null> | Value | null
): Promise<Reading<Value>> {
  const bytes = await readBytes(path)
  if (bytes === null) return { kind: 'absent' }
  const value = await parse(bytes)
  return value === null ? { kind: 'unreadable' } : { kind: 'read', value }
}

const asidePrefix = (file: string): string => `${file}.corrupt-`
const asideName = (file: string, now: number): string => asidePrefix(file) + new Date(now).toISOString().replace(/[:.]/g, '-')

/** What was set aside before stays, even if the clock says that it is the same moment. */
function freeName(folder: string, wanted: string): string {
  let name = wanted
  for (let count = 2; existsSync(join(folder, name)); count++) name = `${wanted}-${count}`
  return name
}

/**
 * Renames a file out of the way, or keeps a copy of one that is mounted or linked here by somebody and has to stay; nothing unreadable is
 * ever deleted. Gives its new name.
 */
export async function setAside(folder: string, file: string, now: number): Promise<string> {
  const path = join(folder, file)
  const aside = asideName(file, now)
  if ((await lstat(path)).isSymbolicLink()) return copyAside(folder, file, aside)
  try {
    const name = freeName(folder, aside)
    await rename(path, join(folder, name))
    return name
  } catch (error) {
    if (!isMountPoint(error)) throw error
    return copyAside(folder, file, aside)
  }
}

/** Keeps a copy of the file as it is now, by this name or one like it. Gives the copy's name. */
export async function copyAside(folder: string, file: string, wanted: string): Promise<string> {
  const name = freeName(folder, wanted)
  await copyFile(join(folder, file), join(folder, name))
  return name
}

/** Keeps a copy of a damaged file. Until it is written anew it is found at every start, and one copy is enough. Gives the copy's name. */
export async function copyDamaged(folder: string, file: string, now: number): Promise<string> {
  const bytes = await readFile(join(folder, file))
  for (const name of await readdir(folder)) {
    const copy = name.startsWith(asidePrefix(file)) ? await readFile(join(folder, name)).catch(() => null) : null
    if (copy !== null && bytes.equals(copy)) return name
  }
  return copyAside(folder, file, asideName(file, now))
}

export const isGeneration = (name: string, file: string): boolean => generations.some((age) => name === `${file}.${age}`)

export const generationPath = (folder: string, file: string, age: number): string => join(folder, `${file}.${age}`)

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false
  )

/** Keeps the file as generation 1 before another takes its place: 1 becomes 2, 2 becomes 3. A crash in between loses none of them. */
export async function keepGeneration(folder: string, file: string): Promise<void> {
  const current = join(folder, file)
  if (!(await exists(current))) return
  await copyFile(current, generationPath(folder, file, 0))
  for (let age = kept - 1; age >= 0; age--) {
    const older = generationPath(folder, file, age)
    if (await exists(older)) await rename(older, generationPath(folder, file, age + 1))
  }
}

/** Puts a copy of a generation in the file's place. */
export async function restoreGeneration(folder: string, file: string, path: string): Promise<void> {
  await writeWhole(join(folder, file), createReadStream(path, 'utf8'))
}
