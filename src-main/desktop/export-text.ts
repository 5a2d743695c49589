import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { AppError } from '../model/app-error.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { writeProblem } from '../vault/write-problem.ts'

const longestExport = 64 * 1024 * 1024
const pieceBytes = 1024 * 1024

const readProblems: Readonly<Record<string, string>> = {
  ENOENT: 'It is no longer there.',
  EACCES: 'Mintmark is not allowed to read it.',
  EPERM: 'Mintmark is not allowed to read it.'
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

function readProblem(error: unknown): string {
  const code = codeOf(error)
  return readProblems[code] ?? (code === '' ? 'The system refused it.' : `The system says: ${code}.`)
}

/** The file's text; null when it is longer than any export. It may still be growing, so its size is not relied on. */
async function readWhole(file: FileHandle, limit: number): Promise<string | null> {
  const pieces: Buffer[] = []
  let length = 0
  for (;;) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(pieceBytes), 0, pieceBytes, null)
    if (bytesRead === 0) return Buffer.concat(pieces).toString('utf8')
    length += bytesRead
    if (length > limit) return null
    pieces.push(buffer.subarray(0, bytesRead))
  }
}

/** A person can choose anything: what is no plain file may never end, or never begin. */
export async function readExportText(path: string, limit = longestExport): Promise<Result<string, AppError>> {
  const name = basename(path)
  try {
    if (!(await stat(path)).isFile()) return fail({ code: 'file-not-read', file: name, detail: 'It is not a file.' })
    const file = await open(path, constants.O_RDONLY)
    try {
      const text = await readWhole(file, limit)
      return text === null ? fail({ code: 'not-an-export', file: name }) : ok(text)
    } finally {
      await file.close()
    }
  } catch (error) {
    return fail({ code: 'file-not-read', file: name, detail: readProblem(error) })
  }
}

async function writeAll(path: string, flags: 'wx' | 'w', text: string): Promise<void> {
  const file = await open(path, flags, 0o600)
  try {
    await file.chmod(0o600).catch(() => {})
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes the rename survive a power cut, where folders can be opened at all. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const opened = await open(folder, 'r')
    await opened.sync().finally(() => opened.close())
  } catch {
    // Windows cannot, and some network drives: the file itself is on disk all the same.
  }
}

async function writeBeside(path: string, text: string, move: typeof rename): Promise<void> {
  const beside = join(dirname(path), `.${randomUUID()}.mintmark-part`)
  try {
    await writeAll(beside, 'wx', text)
    await move(beside, path)
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {})
    throw error
  }
  await syncFolder(dirname(path))
}

/** The folder takes no second file, or does not let one take the place of the first: a sandbox may have opened just this one. */
const isRefusal = (error: unknown): boolean => ['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'EXDEV'].includes(codeOf(error))

/** Writes the file whole, for this person's eyes only: an export that was there before stays until the new one is on disk. */
export async function writeExportText(path: string, text: string, move = rename): Promise<Result<void, AppError>> {
  try {
    // Through a link to where the file is; a rename would put a file in the link's place.
    const target = await realpath(path).catch(() => path)
    await writeBeside(target, text, move).catch((error: unknown) => {
      if (!isRefusal(error)) throw error
      return writeAll(target, 'w', text)
    })
    return ok(undefined)
  } catch (error) {
    return fail({ code: 'not-saved', detail: writeProblem(error) })
  }
}
