import { join } from 'node:path'
import type { ProfileId } from '../model/profile.ts'
import type { Timer } from '../model/time.ts'
import type { VaultNotice } from '../model/vault-state.ts'
import type { Log } from '../log/log.ts'
import { readParsed, setAside } from './file-generations.ts'
import { createPacer } from './pacer.ts'
import { linesOf, markOf, parseObject, parseRecordFile, readMarks, toChunks, type RecordFile } from './record-file.ts'
import { readToken, type TokenRecord } from './schema.ts'
import { sealBytes, unsealBytes } from './seal.ts'
import { manifestPlace } from './vault-records.ts'
import { putBack, type WriteWhole } from './whole-file.ts'
import { writeProblem } from './write-problem.ts'

const tokensFile = 'tokens.json'
const tokensFormat = 2
const sections = ['tokens']
const writeAfterMs = 250

type Entry = { readonly record: TokenRecord; readonly isGenuine: boolean }

/** The tokens as they were read, nothing of them vouched for yet. */
export type TokensReading = {
  /** By profile. Where several claim to be its token, the marks will tell which of them it is. */
  readonly claims: ReadonlyMap<ProfileId, readonly { readonly line: string; readonly entry: Entry }[]>
  readonly manifest: string | null
}

export const noTokens: TokensReading = { claims: new Map(), manifest: null }

/** null for what holds no tokens of this format. */
async function toReading({ header, sections: { tokens = [] }, manifest }: RecordFile): Promise<TokensReading | null> {
  if (header['format'] !== tokensFormat || manifest === null) return null
  const claims = new Map<ProfileId, { readonly line: string; readonly entry: Entry }[]>()
  const pace = createPacer()
  for (const line of tokens) {
    const record = readToken(parseObject(line))
    if (record === null) continue
    const claim = { line, entry: { record, isGenuine: false } }
    const others = claims.get(record.profileId)
    if (others === undefined) claims.set(record.profileId, [claim])
    else others.push(claim)
    const pause = pace()
    if (pause !== null) await pause
  }
  return { claims, manifest }
}

async function parseTokens(text: string): Promise<TokensReading | null> {
  const file = parseRecordFile(text, sections)
  // The tokens of format 1 are minted again.
  if (file?.header['format'] === 1) return noTokens
  return file === null ? null : toReading(file)
}

/** Reads tokens.json. One that makes no sense is set aside: tokens can always be minted again. */
export async function readTokensFile(
  folder: string,
  isWritable: boolean,
  now: number
): Promise<{ readonly reading: TokensReading; readonly notices: readonly VaultNotice[] }> {
  const path = join(folder, tokensFile)
  if (isWritable) await putBack(path).catch(() => {})
  // Nor do they hold up the vault where the system refuses to read them.
  const reading = await readParsed(path, parseTokens).catch(() => ({ kind: 'absent' }) as const)
  if (reading.kind === 'read') return { reading: reading.value, notices: [] }
  const aside = reading.kind === 'unreadable' && isWritable ? await setAside(folder, tokensFile, now) : null
  return { reading: noTokens, notices: aside === null ? [] : [{ kind: 'tokens-set-aside', setAside: aside }] }
}

export type TokenFileParts = {
  readonly folder: string
  readonly write: WriteWhole
  readonly timer: Timer
  readonly log: Log
  /** null while the vault is locked. What comes out is a copy, to be zeroed after use. */
  readonly copyKey: () => Buffer | null
}

/** The sealed tokens in memory, written to their file a moment after a change. */
export class TokenFile {
  readonly #parts: TokenFileParts
  readonly #found: TokensReading
  #entries: Map<ProfileId, Entry>
  #isConnected = false
  #isChanged = false
  #stopWaiting: (() => void) | null = null
  #writing: Promise<void> = Promise.resolve()

  constructor(found: TokensReading, parts: TokenFileParts) {
    this.#found = found
    this.#entries = new Map(Array.from(found.claims, ([id, [first]]) => (first === undefined ? [] : [[id, first.entry] as const])).flat())
    this.#parts = parts
  }

  all(): readonly TokenRecord[] {
    return Array.from(this.#entries.values(), ({ record }) => record)
  }

  get(id: ProfileId): Entry | undefined {
    return this.#entries.get(id)
  }

  damaged(): readonly ProfileId[] {
    return Array.from(this.#entries.values()).flatMap(({ record, isGenuine }) => (isGenuine ? [] : [record.profileId]))
  }

  put(records: readonly TokenRecord[]): void {
    for (const record of records) this.#entries.set(record.profileId, { record, isGenuine: true })
    if (records.length > 0) this.#change()
  }

  /** Gives what was removed. */
  remove(ids: readonly ProfileId[]): readonly TokenRecord[] {
    const removed = ids.flatMap((id) => this.#entries.get(id) ?? [])
    for (const { record } of removed) this.#entries.delete(record.profileId)
    if (removed.length > 0) this.#change()
    return removed.flatMap(({ record, isGenuine }) => (isGenuine ? [record] : []))
  }

  /** Tokens whose profiles are gone: the two files are not written at the same moment. */
  keepOnly(hasProfile: (id: ProfileId) => boolean): void {
    for (const id of this.#entries.keys()) if (!hasProfile(id)) this.#entries.delete(id)
  }

  /** Tells, with the key, which tokens are as Mintmark wrote them. Where nothing can be told they are given up. */
  async verify(key: Buffer): Promise<void> {
    const { claims, manifest } = this.#found
    const opened = manifest === null ? null : unsealBytes(key, manifestPlace(tokensFile), manifest)
    const marks = opened === null ? null : readMarks(opened)
    const pace = createPacer()
    for (const [id, claimed] of claims) {
      // Minted or removed meanwhile.
      if (this.#entries.get(id) !== claimed[0]?.entry) continue
      const genuine = claimed.find(({ line }) => marks?.known.has(markOf(line)) === true)
      if (marks === null) this.#entries.delete(id)
      else if (genuine !== undefined) this.#entries.set(id, { ...genuine.entry, isGenuine: true })
      const pause = pace()
      if (pause !== null) await pause
    }
  }

  /** From now on changes are written, beginning with those made so far. */
  connect(): void {
    this.#isConnected = true
    if (this.#isChanged) this.#change()
  }

  /** Resolves when what has changed so far is on disk. Takes its copy of the key at once, so that the vault may lock right after the call. */
  async flush(): Promise<void> {
    this.#stopWaiting?.()
    this.#stopWaiting = null
    const key = this.#isConnected && this.#isChanged ? this.#parts.copyKey() : null
    if (key === null) return this.#writing
    this.#isChanged = false
    const entries = Array.from(this.#entries.values())
    this.#writing = this.#writing.then(() => this.#write(entries, key))
    return this.#writing
  }

  async #write(entries: readonly Entry[], key: Buffer): Promise<void> {
    const { folder, write, log } = this.#parts
    const lines = linesOf(entries, ({ record, isGenuine }) => ({ line: JSON.stringify(record), isGenuine }))
    const sealMarks = (marks: Uint8Array): string => sealBytes(key, manifestPlace(tokensFile), marks)
    try {
      await write(join(folder, tokensFile), toChunks({ format: tokensFormat }, [['tokens', lines]], sealMarks))
    } catch (error) {
      // Changed still, so the next change or flush tries again. Until then the tokens are in memory.
      this.#isChanged = true
      log.warn('tokens not written', writeProblem(error))
    } finally {
      key.fill(0)
    }
  }

  #change(): void {
    this.#isChanged = true
    if (this.#isConnected) this.#stopWaiting ??= this.#parts.timer(writeAfterMs, () => void this.flush())
  }
}
