// @ts-check
import { spawnSync } from 'node:child_process'

/**
 * Runs a program and keeps its output to itself unless it fails.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 * @returns {string} what it wrote to its standard output
 */
export function runQuietly(program, args, options = {}) {
  const { status, signal, error, stdout, stderr } = spawnSync(program, args, { maxBuffer: 64 * 2 ** 20, ...options, encoding: 'utf8' })
  if (status === 0) return stdout
  const reason = error?.message ?? (signal === null ? `ended with ${status}` : `was ended by ${signal}`)
  throw new Error(`${program} ${args.join(' ')} ${reason}\n${stdout ?? ''}${stderr ?? ''}`.trimEnd())
}

/**
 * npm is a .cmd file on Windows, which only a shell starts.
 * @param {readonly string[]} args
 * @param {string} folder
 */
export function runNpm(args, folder) {
  return runQuietly('npm', args, { cwd: folder, shell: process.platform === 'win32' })
}
