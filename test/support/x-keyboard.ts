import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Environment } from './owned-process.ts'

const run = promisify(execFile)
const timeout = 3_000

/** Presses keys as a keyboard does, whatever has the focus: `ctrl+alt+k`. */
export async function pressOnKeyboard(env: Environment, keys: string): Promise<void> {
  await run('xdotool', ['key', keys], { env, timeout })
}
