import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../log/log.ts'
import { isGeneration, readBytes } from './file-generations.ts'
import { isKeyOf, type KeyRing } from './key-slots.ts'
import { parseRecordFile, withHeader } from './record-file.ts'
import { vaultFile } from './vault-file.ts'
import { headerOf, ringOf, vaultFormat, vaultSections } from './vault-records.ts'
import { temporaryMark, type WriteWhole } from './whole-file.ts'
import { lockOf, whileAlone } from './write-lock.ts'
import { writeProblem } from './write-problem.ts'

type Renewal = {
  readonly folder: string
  readonly write: WriteWhole
  readonly log: Log
  readonly key: Buffer
  readonly ring: KeyRing
}

/** null for what has no ring with this key. */
function withRing(bytes: Buffer, { key, ring }: Renewal): string | null {
  const file = parseRecordFile(bytes, vaultSections)
  const old = file === null ? null : ringOf(file)
  if (file === null || old === null || !isKeyOf(key, old)) return null
  return file.header['format'] === vaultFormat ? withHeader(file, headerOf(ring)) : JSON.stringify({ ...file.header, ring })
}

async function* whole(text: string): AsyncGenerator<string> {
  yield text
}

async function renewOne(name: string, renewal: Renewal): Promise<void> {
  const { folder, write, log } = renewal
  const path = join(folder, name)
  try {
    const bytes = await readBytes(path)
    const renewed = bytes === null ? null : withRing(bytes, renewal)
    if (renewed !== null) await write(path, whole(renewed))
  } catch (error) {
    log.warn('a copy of the vault keeps its old ways in', writeProblem(error))
    if (isGeneration(name, vaultFile)) await rm(path, { force: true }).catch(() => {})
  }
}

/**
 * Gives the backups, and what was set aside, the ring as it is now. Otherwise a passphrase that was changed or taken away would open them for
 * as long as they are kept, and with them the vault: the key is the same. A backup that cannot be written anew is given up for that.
 */
export async function renewRings(renewal: Renewal): Promise<void> {
  const { folder, log } = renewal
  const isCopy = (name: string): boolean => name.startsWith(`${vaultFile}.`) && !name.includes(temporaryMark)
  const path = join(folder, vaultFile)
  try {
    await whileAlone(path, async () => {
      for (const name of await readdir(folder)) if (isCopy(name) && join(folder, name) !== lockOf(path)) await renewOne(name, renewal)
    })
  } catch (error) {
    log.warn('the copies of the vault keep their old ways in', writeProblem(error))
  }
}
