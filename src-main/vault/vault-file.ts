import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { VaultNotice } from '../model/vault-state.ts'
import {
  copyAside,
  copyDamaged,
  generationPath,
  generations,
  readParsed,
  readBytes,
  restoreGeneration,
  setAside
} from './file-generations.ts'
import { parseRecordFile } from './record-file.ts'
import type { VaultContent } from './vault-content.ts'
import { headerOf, readVaultRecords, vaultFormat, vaultSections, verifyVault, type VaultReading } from './vault-records.ts'
import { isBrokenOff, putBack, signatureOf } from './whole-file.ts'
import { whileAlone } from './write-lock.ts'

export const vaultFile = 'vault.json'

export const vaultSignature = (folder: string): Promise<string | null> => signatureOf(join(folder, vaultFile))

/** null for what is no vault of any format; `too-new` for one whose ring this version does not understand. */
async function parseVault(bytes: Buffer): Promise<VaultReading | 'too-new' | null> {
  const file = parseRecordFile(bytes, vaultSections)
  const reading = file === null ? null : await readVaultRecords(file)
  const format = file?.header['format']
  return reading === null && typeof format === 'number' && format > vaultFormat ? 'too-new' : reading
}

/** A vault without the end of its file is one that was cut off. Where a newer version puts its marks nobody knows. */
const isWhole = ({ manifest, format }: VaultReading): boolean => manifest !== null || format !== vaultFormat

export type FoundVaultFile = {
  readonly reading: VaultReading | null
  /** Of what was read: not of what may have taken its place meanwhile. */
  readonly signature: string | null
  readonly notices: readonly VaultNotice[]
  /** A vault there is, but of a newer version, and this one can make nothing of it. */
  readonly isTooNew?: true
}

type Backup<Found> = { readonly found: Found; readonly path: string; readonly savedAt: number }

/** The newest generation that `accept` takes, with what it made of it. One that cannot be read is none. */
async function findGeneration<Found>(
  folder: string,
  accept: (reading: VaultReading) => Promise<Found | null> | Found | null
): Promise<Backup<Found> | null> {
  for (const age of generations) {
    const path = generationPath(folder, vaultFile, age)
    const backup = await readParsed(path, parseVault).catch(() => null)
    const found = backup?.kind === 'read' && backup.value !== 'too-new' ? await accept(backup.value) : null
    if (found !== null) return { found, path, savedAt: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }
  }
  return null
}

const wholeOnly = (reading: VaultReading): VaultReading | null => (isWhole(reading) ? reading : null)

/** Keeps a copy of a file of which something is damaged, before it is written anew. */
const noteDamage = async (folder: string, count: number, now: number): Promise<VaultNotice> => ({
  kind: 'records-unreadable',
  count,
  setAside: await copyDamaged(folder, vaultFile, now)
})

/** After a crash while the file was written over in place. Not while another process does that. */
async function recoverVaultFile(folder: string): Promise<void> {
  const path = join(folder, vaultFile)
  if (await isBrokenOff(path)) await whileAlone(path, () => putBack(path))
}

/** Where only the first line is damaged, that of a backup does as well: the same key and, but for the newest ones, the same ways in. */
async function readUnderOtherHeader(folder: string): Promise<VaultReading | null> {
  const backup = await findGeneration(folder, (reading) => (reading.isRingWhole ? wholeOnly(reading) : null))
  const bytes = backup === null ? null : await readBytes(join(folder, vaultFile))
  if (backup === null || bytes === null) return null
  const header = `${JSON.stringify(headerOf(backup.found.ring)).slice(0, -1)},`
  const reading = await parseVault(Buffer.concat([Buffer.from(header), bytes.subarray(bytes.indexOf('\n'))]))
  if (reading === null || reading === 'too-new' || reading.manifest === null) return null
  return { ...reading, unreadable: reading.unreadable + 1 }
}

/**
 * Reads vault.json. One that makes no sense or was cut off is set aside and the newest good backup takes its place; without a backup what
 * is left of it is used, or the vault starts empty (null). In a folder that cannot be written to nothing is moved.
 */
export async function readVaultFile(folder: string, isWritable: boolean, now: number): Promise<FoundVaultFile> {
  if (isWritable) await recoverVaultFile(folder)
  const signature = await vaultSignature(folder)
  const found = await readParsed(join(folder, vaultFile), parseVault)
  if (found.kind === 'read' && found.value === 'too-new') return { reading: null, signature, notices: [], isTooNew: true }
  const reading = found.kind === 'read' && found.value !== 'too-new' ? found.value : null
  const isHeaderGood = found.kind === 'absent' || reading?.isRingWhole === true
  const remains = (isHeaderGood ? null : await readUnderOtherHeader(folder)) ?? reading
  if (remains !== null && (isWhole(remains) || !isWritable)) {
    const { unreadable, format } = remains
    // What a newer version has written is not for this one to judge.
    const isNoted = unreadable > 0 && isWritable && format <= vaultFormat
    return { reading: remains, signature, notices: isNoted ? [await noteDamage(folder, unreadable, now)] : [] }
  }

  const backup = await findGeneration(folder, wholeOnly)
  if (backup === null && remains !== null)
    return { reading: remains, signature, notices: [await noteDamage(folder, Math.max(1, remains.count), now)] }
  const aside = found.kind !== 'absent' && isWritable ? await setAside(folder, vaultFile, now) : null
  if (backup !== null && isWritable) await restoreGeneration(folder, vaultFile, backup.path)
  const signatureNow = await vaultSignature(folder)
  if (backup !== null) {
    const notice: VaultNotice = { kind: 'backup-restored', savedAt: backup.savedAt, setAside: aside }
    return { reading: backup.found, signature: signatureNow, notices: [notice] }
  }
  return { reading: null, signature: signatureNow, notices: aside === null ? [] : [{ kind: 'vault-set-aside', setAside: aside }] }
}

export type VerifiedFile = {
  readonly content: VaultContent
  readonly notices: readonly VaultNotice[]
  /** Whether anything vouches for the records. If not, all of them are damaged. */
  readonly isVouched: boolean
  /** The file is not the one that was read. */
  readonly hasReplaced: boolean
  /** The file is not yet what was verified. */
  readonly mustWrite: boolean
  /** What is to be overwritten is kept already: it must not push a good backup out. */
  readonly isKept: boolean
}

/** A copy that cannot be had holds up nothing: what is about to be overwritten is kept as a backup as well. */
const noted = async (notice: Promise<VaultNotice>): Promise<readonly VaultNotice[]> =>
  notice.then(
    (made) => [made],
    () => []
  )

/** Puts the backup in the file's place. Where that cannot be done the next write does it. */
async function takeBackup(folder: string, { path, savedAt }: Backup<unknown>, now: number): Promise<VaultNotice> {
  let aside: string | null = null
  try {
    aside = await setAside(folder, vaultFile, now)
    await restoreGeneration(folder, vaultFile, path)
  } catch {
    // The person is told what is shown, whatever became of the files.
  }
  return { kind: 'backup-restored', savedAt, setAside: aside }
}

/**
 * Tells, with the key, what of a reading is genuine. Where the marks themselves are not, the newest backup with good ones takes the file's
 * place; without one every record is marked as damaged.
 */
export async function verifyVaultFile(
  key: Buffer,
  reading: VaultReading,
  { folder, isWritable, now }: { readonly folder: string; readonly isWritable: boolean; readonly now: number }
): Promise<VerifiedFile> {
  const verified = await verifyVault(key, reading)
  if (verified !== null) {
    const { content, missing: count } = verified
    const isOld = reading.format < vaultFormat
    const migrated = isOld && isWritable ? await noted(keepOldFormat(folder, reading.format)) : []
    const missing: readonly VaultNotice[] = count === 0 ? [] : [{ kind: 'records-missing', count }]
    return {
      content,
      notices: [...migrated, ...missing],
      isVouched: true,
      hasReplaced: false,
      mustWrite: isOld || reading.unreadable > 0,
      isKept: migrated.length > 0 || reading.unreadable > 0
    }
  }
  const backup = isWritable ? await findGeneration(folder, (older) => verifyVault(key, older)) : null
  if (backup !== null) {
    const notice = await takeBackup(folder, backup, now)
    // Its ring is an older one: the ring that was opened just now has to go into the file.
    return { content: backup.found.content, notices: [notice], isVouched: true, hasReplaced: true, mustWrite: true, isKept: true }
  }
  // One that was cut off is kept already.
  const isNew = isWritable && reading.count > 0 && reading.manifest !== null
  const notices = isNew ? await noted(noteDamage(folder, reading.count, now)) : []
  return { content: reading.content, notices, isVouched: false, hasReplaced: false, mustWrite: true, isKept: !isNew || notices.length > 0 }
}

/** Keeps the file of an earlier format, before it is written anew. */
async function keepOldFormat(folder: string, format: number): Promise<VaultNotice> {
  return { kind: 'migrated', from: format, setAside: await copyAside(folder, vaultFile, `${vaultFile}.format-${format}`) }
}
