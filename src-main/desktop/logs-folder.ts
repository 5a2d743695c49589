import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { shell } from 'electron'
import type { AppError } from '../model/app-error.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { withoutHome } from './app-facts.ts'

/** Shows the folder of the logs in the system's file manager: the only thing that Mintmark ever opens outside. */
export async function openLogsFolder(folder: string): Promise<Result<void, AppError>> {
  const logs = join(folder, 'logs')
  await mkdir(logs, { recursive: true, mode: 0o700 })
  const problem = await shell.openPath(logs)
  return problem === '' ? ok(undefined) : fail({ code: 'file-not-read', file: withoutHome(logs), detail: problem })
}
