import type { ProfilesChange } from '../contract/profiles.ts'
import { mostOfProfile, type ActivityEntry, type Attempted } from '../model/activity.ts'
import type { AppError } from '../model/app-error.ts'
import type { ProfileId } from '../model/profile.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { secondMs, type Timer } from '../model/time.ts'
import type { Vault } from '../vault/vault.ts'
import { readActivityFile, writeActivityFile, type ActivityFileParts } from './activity-file.ts'
import type { ActivityRecord } from './activity-record.ts'

const writeAfterMs = 2 * secondMs
/** Enough for the last one of each of ten thousand profiles, which may all be refreshed at once. */
const mostOfAll = 10_000

/** To be called when an attempt is over. */
export type NoteAttempt = (id: ProfileId, attempted: Attempted) => void

export type ActivityByProfile = ReadonlyMap<ProfileId, readonly ActivityEntry[]>

export type ActivityParts = ActivityFileParts & {
  readonly vault: Vault
  readonly timer: Timer
  readonly onAttempted: (id: ProfileId) => void
}

/** With one more, and without what is too old to be kept of a profile. Entries are newest first. */
export const withEntry = (entries: readonly ActivityEntry[], entry: ActivityEntry): readonly ActivityEntry[] => [
  entry,
  ...entries.slice(0, mostOfProfile - 1)
]

/** The newest of all profiles, at most `most`. */
export function keepNewest(all: ActivityByProfile, most: number): ActivityByProfile {
  const ids = Array.from(all.values(), (entries) => entries.map(({ id }) => id)).flat()
  if (ids.length <= most) return all
  const oldest = ids.toSorted((one, other) => other - one)[most - 1] ?? Infinity
  const kept = Array.from(all, ([profileId, entries]) => [profileId, entries.filter(({ id }) => id >= oldest)] as const)
  return new Map(kept.filter(([, entries]) => entries.length > 0))
}

/** As they stand in the file: oldest first, without what only holds while Mintmark runs. */
export function toRecords(all: ActivityByProfile): readonly ActivityRecord[] {
  return Array.from(all, ([profileId, entries]) => entries.map((entry) => ({ profileId, entry })))
    .flat()
    .toSorted((one, other) => one.entry.id - other.entry.id)
    .map(({ profileId, entry: { purpose, at, durationMs, status, serverCode, outcome } }) => {
      return { profileId, purpose, at, durationMs, status, serverCode, outcome }
    })
}

/** The entries of a file as they were read, below those of this run: what was noted since has higher ids. */
function toEntries(records: readonly ActivityRecord[]): ActivityByProfile {
  const all = new Map<ProfileId, readonly ActivityEntry[]>()
  for (const [index, { profileId, ...attempted }] of records.entries())
    all.set(profileId, withEntry(all.get(profileId) ?? [], { ...attempted, id: index - records.length }))
  return all
}

/**
 * What servers were asked for with each profile, and how it went. Read from disk when it is first needed, written a moment after a change;
 * never without a vault on disk, since a session that leaves no trace has to leave none here.
 */
export class Activity {
  readonly #parts: ActivityParts
  #entries = new Map<ProfileId, readonly ActivityEntry[]>()
  #count = 0
  #lastId = 0
  /** Their removal can still be taken back. */
  #removed: ReadonlySet<ProfileId> = new Set()
  #reading: Promise<void> | null = null
  #isChanged = false
  #stopWaiting: (() => void) | null = null
  #writing: Promise<void> = Promise.resolve()

  constructor(parts: ActivityParts) {
    this.#parts = parts
  }

  /** The profile's attempts, newest first. */
  async of(id: ProfileId): Promise<Result<readonly ActivityEntry[], AppError>> {
    if (this.#parts.vault.state().kind === 'locked') return fail({ code: 'vault-locked' })
    await this.#read()
    return ok(this.#exists(id) ? (this.#entries.get(id) ?? []) : [])
  }

  /** What is noted of a profile that was removed meanwhile is dropped. */
  note(id: ProfileId, attempted: Attempted): void {
    if (!this.#exists(id)) return
    const before = this.#entries.get(id) ?? []
    const after = withEntry(before, { ...attempted, id: ++this.#lastId })
    this.#entries.set(id, after)
    this.#count += after.length - before.length
    if (this.#count > 1.1 * mostOfAll) this.#keep(keepNewest(this.#entries, mostOfAll))
    this.#change()
    this.#parts.onAttempted(id)
  }

  /** Attempts go with their profile. Where the last removal is taken back, they are back as well. */
  follow({ put, removed }: Pick<ProfilesChange, 'put' | 'removed'>): void {
    const isBack = put.some(({ id }) => this.#removed.has(id))
    if (removed.length > 0 || isBack) {
      this.#removed = new Set(removed)
      this.#keep(this.#entries)
      this.#change()
    }
  }

  /** Resolves when what was noted so far is on disk, or failed to get there. To be called before the vault is closed. */
  flush(): Promise<void> {
    this.#stopWaiting?.()
    this.#stopWaiting = null
    const { kind } = this.#parts.vault.state()
    if (this.#isChanged && (kind === 'open' || kind === 'locked')) this.#writing = this.#writing.then(() => this.#write())
    return this.#writing
  }

  #change(): void {
    this.#isChanged = true
    this.#stopWaiting ??= this.#parts.timer(writeAfterMs, () => void this.flush())
  }

  async #write(): Promise<void> {
    await this.#read()
    this.#isChanged = false
    const existing = new Map(Array.from(this.#entries).filter(([id]) => this.#exists(id)))
    const isWritten = await writeActivityFile(toRecords(keepNewest(existing, mostOfAll)), this.#parts)
    // The next change or flush tries again. Until then it is in memory.
    if (!isWritten) this.#isChanged = true
  }

  #read(): Promise<void> {
    this.#reading ??= readActivityFile(this.#parts).then((records) => {
      const all = new Map(toEntries(records))
      for (const [id, entries] of this.#entries) all.set(id, [...entries, ...(all.get(id) ?? [])].slice(0, mostOfProfile))
      this.#keep(all)
    })
    return this.#reading
  }

  #keep(all: ActivityByProfile): void {
    this.#entries = new Map(Array.from(all).filter(([id]) => this.#exists(id) || this.#removed.has(id)))
    this.#count = Array.from(this.#entries.values()).flat().length
  }

  #exists(id: ProfileId): boolean {
    return this.#parts.vault.profile(id) !== null
  }
}
