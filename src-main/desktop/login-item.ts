import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'
import type { AppError } from '../model/app-error.ts'
import { autostartFile, formatAutostart, isAutostartOn } from '../model/autostart-entry.ts'
import { fail, ok, type Result } from '../model/result.ts'
import type { WriteWhole } from '../vault/whole-file.ts'
import { writeProblem } from '../vault/write-problem.ts'

/** Whether Mintmark starts with the session. Others change that too, so it is read where the desktop reads it. */
export type LoginItem = {
  readonly isOn: () => Promise<boolean>
  readonly set: (isOn: boolean) => Promise<Result<void, AppError>>
}

export type AutostartParts = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
  /** What a person reads where their desktop lists what it starts. */
  readonly name: string
  readonly command: readonly string[]
  readonly write: WriteWhole
}

async function* once(text: string): AsyncGenerator<string> {
  yield text
}

/** The file that a Linux desktop starts us by. A relative XDG_CONFIG_HOME is no folder, as its specification says. */
export function createAutostart({ env, home, name, command, write }: AutostartParts): LoginItem {
  const given = env['XDG_CONFIG_HOME'] ?? ''
  const path = join(isAbsolute(given) ? given : join(home, '.config'), 'autostart', autostartFile)
  return {
    isOn: () => readFile(path, 'utf8').then(isAutostartOn, () => false),
    set: async (isOn) => {
      try {
        if (isOn) {
          await mkdir(dirname(path), { recursive: true, mode: 0o700 })
          await write(path, once(formatAutostart({ name, command })))
        } else await rm(path, { force: true })
        return ok(undefined)
      } catch (error) {
        return fail({ code: 'not-saved', detail: writeProblem(error) })
      }
    }
  }
}
