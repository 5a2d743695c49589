import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Texts that make up a file, in order. Each is written by itself, so that a large file never holds the main thread. */
export type Chunks = AsyncIterable<string>

/** Replaces a file as a whole: resolves when all of it is on disk, and where it rejects the old content is still there. */
export type WriteWhole = (path: string, chunks: Chunks) => Promise<void>

/**
 * Makes a rename survive a power cut. Windows cannot open folders, and has no need to; some file systems refuse, and the file has been replaced
 * all the same.
 */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close().catch(() => {})
}

async function writeNew(path: string, chunks: AsyncIterable<string | Uint8Array>): Promise<void> {
  const handle = await open(path, 'wx', 0o600)
  try {
    await writeFile(handle, chunks)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Where the file really is: a link that somebody made is kept, and the file beside its target is what can be renamed onto it. */
export async function targetOf(path: string): Promise<string> {
  return realpath(path).catch(() => path)
}

export const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** Where a file is mounted by itself, as in a container, nothing can be renamed onto it or away. */
export const isMountPoint = (error: unknown): boolean => ['EXDEV', 'EBUSY'].includes(codeOf(error))

export const temporaryMark = '.tmp-'

export const temporaryOf = (target: string): string => `${target}${temporaryMark}${randomBytes(6).toString('hex')}`

/** What a file held, complete, while it is written over. Whoever finds it puts it back: the file itself may be half old and half new. */
const beforeOf = (target: string): string => `${target}.before`

async function copyOver(from: string, target: string): Promise<void> {
  const [source, file] = await Promise.all([open(from, 'r'), open(target, 'r+')])
  try {
    const { size } = await source.stat()
    await writeFile(file, source.createReadStream({ autoClose: false }))
    // Not before: should the disk be full, what was there fits in again.
    await file.truncate(size)
    await file.sync()
  } finally {
    await Promise.all([source.close(), file.close()])
  }
}

/** Whether the file was being written over when that was broken off, or is just now. */
export async function isBrokenOff(path: string): Promise<boolean> {
  return (await signatureOf(beforeOf(await targetOf(path)))) !== null
}

/** Gives a file the content it had before it was being written over. */
export async function putBack(path: string): Promise<void> {
  const target = await targetOf(path)
  const before = beforeOf(target)
  try {
    await rename(before, target)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    if (!isMountPoint(error)) throw error
    await copyOver(before, target)
    await rm(before)
  }
}

async function overwrite(target: string, complete: string): Promise<void> {
  const copy = temporaryOf(target)
  try {
    await writeNew(copy, createReadStream(target))
    await rename(copy, beforeOf(target))
  } finally {
    await rm(copy, { force: true }).catch(() => {})
  }
  await syncFolder(dirname(target))
  try {
    await copyOver(complete, target)
  } catch (error) {
    await putBack(target)
    throw error
  }
  await rm(beforeOf(target))
}

/** Beside, fsync, rename, fsync of the folder. */
export const writeWhole: WriteWhole = async (path, chunks) => {
  const target = await targetOf(path)
  const temporary = temporaryOf(target)
  try {
    await writeNew(temporary, chunks)
    try {
      await rename(temporary, target)
    } catch (error) {
      if (!isMountPoint(error)) throw error
      await overwrite(target, temporary)
    }
    await syncFolder(dirname(target))
  } finally {
    // Gone already, unless something went wrong or it could not be renamed.
    await rm(temporary, { force: true }).catch(() => {})
  }
}

/** Enough of a file to notice that somebody else has written it since. null: there is none. */
export async function signatureOf(path: string): Promise<string | null> {
  try {
    const { ino, size, mtimeNs } = await stat(path, { bigint: true })
    return `${ino}-${size}-${mtimeNs}`
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}
