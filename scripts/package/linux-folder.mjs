// @ts-check
import { chmodSync, cpSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { identity } from '../../src-main/model/identity.mjs'
import { setFuses } from './fuses.mjs'

/** Names that would say nothing in the folder of an app, or do nothing there. */
const leftOut = ['resources/default_app.asar', 'version']

/**
 * Mintmark as it runs on Linux: Electron under Mintmark's name, with the app beside it.
 * @param {{ readonly distPath: string, readonly asar: Buffer, readonly folder: string }} parts
 */
export async function makeLinuxFolder({ distPath, asar, folder }) {
  rmSync(folder, { recursive: true, force: true })
  cpSync(distPath, folder, { recursive: true })
  for (const name of leftOut) rmSync(join(folder, name), { force: true })
  const executable = join(folder, identity.executable)
  renameSync(join(folder, 'electron'), executable)
  await setFuses(executable)
  chmodSync(executable, 0o755)
  writeFileSync(join(folder, 'resources/app.asar'), asar)
}
