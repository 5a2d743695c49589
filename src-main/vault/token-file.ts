import { join } from 'node:path'
import type { ProfileId } from '../model/profile.ts'
import type { Timer } from '../model/time.ts'
import type { Log } from '../log/log.ts'
import { createPacer } from './pacer.ts'
import { linesOf, toChunks } from './record-file.ts'
import type { TokenRecord } from './schema.ts'
import { noTokens, tokensFile, tokensFormat, type TokenEntry, type TokensReading } from './tokens-reading.ts'
import { openVouching, sealingOf } from './vouching.ts'
import type { WriteWhole } from './whole-file.ts'
import { writeProblem } from './write-problem.ts'

const writeAfterMs = 250

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
  /** Until it is verified. */
  #found: TokensReading
  #entries: Map<ProfileId, TokenEntry>
  #isConnected = false
  #isChanged = false
  #stopWaiting: (() => void) | null = null
  #writing: Promise<void> = Promise.resolve()
  /** What is written when the write before is done. */
  #next: { readonly entries: readonly TokenEntry[]; readonly key: Buffer } | null = null

  constructor(found: TokensReading, parts: TokenFileParts) {
    this.#found = found
    this.#entries = new Map(found.entries)
    this.#parts = parts
  }

  all(): readonly TokenRecord[] {
    return Array.from(this.#entries.values(), ({ record }) => record)
  }

  get(id: ProfileId): TokenEntry | undefined {
    return this.#entries.get(id)
  }

  damaged(): readonly ProfileId[] {
    return Array.from(this.#entries.values())
      .filter(({ isGenuine }) => !isGenuine)
      .map(({ record }) => record.profileId)
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
    const { claims } = this.#found
    const vouching = openVouching(key, tokensFile, this.#found)
    const pace = createPacer()
    for (const [at, { line, entry, first }] of claims.entries()) {
      const { record } = entry
      // Otherwise minted or removed meanwhile, or found already.
      if (this.#entries.get(record.profileId) !== first) continue
      if (vouching === null) this.#entries.delete(record.profileId)
      else if (vouching.isGenuine(line, at)) this.#entries.set(record.profileId, { record, isGenuine: true })
      const pause = pace()
      if (pause !== null) await pause
    }
    // The text of every record.
    this.#found = noTokens
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
    const isQueued = this.#next !== null
    // Where writing takes longer than changing, what is overtaken is never written: neither entries nor keys pile up.
    this.#next?.key.fill(0)
    this.#next = { entries: Array.from(this.#entries.values()), key }
    if (!isQueued) this.#writing = this.#writing.then(() => this.#writeNext())
    return this.#writing
  }

  async #writeNext(): Promise<void> {
    const next = this.#next
    this.#next = null
    if (next !== null) await this.#write(next.entries, next.key)
  }

  async #write(entries: readonly TokenEntry[], key: Buffer): Promise<void> {
    const { folder, write, log } = this.#parts
    const lines = linesOf(entries, ({ record, isGenuine }) => ({ line: JSON.stringify(record), isGenuine }))
    try {
      await write(join(folder, tokensFile), toChunks({ format: tokensFormat }, [['tokens', lines]], sealingOf(key, tokensFile)))
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
