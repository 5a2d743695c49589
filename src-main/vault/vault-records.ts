import type { Profile } from '../model/profile.ts'
import { seal, unseal, type Place } from './seal.ts'
import type { KeyRing } from './key-slots.ts'
import { gather, type Claims } from './gather-records.ts'
import { markOf } from './marks.ts'
import { createPacer } from './pacer.ts'
import { linesOf, parseObject, toChunks, type RecordFile, type RecordLine, type Whole } from './record-file.ts'
import { readProfile, readServer } from './schema.ts'
import { isArrayOf, isRecordOf, isShape, isString } from './shape.ts'
import type { ProfileEntry, ServerEntry, VaultContent } from './vault-content.ts'
import { openVouching, sealingOf } from './vouching.ts'
import type { Chunks } from './whole-file.ts'

/** Of vault.json. Format 1 had no marks. */
export const vaultFormat = 2

export const vaultSections = ['servers', 'profiles'] as const

/**
 * Not where format 1 had it: a secret of this format does not open there, so that nobody gets around the marks by calling a vault one of
 * format 1.
 */
export const secretPlace = (id: string): Place => ({ record: id, field: 'credential' })
const format1SecretPlace = (id: string): Place => ({ record: id, field: 'secret' })

/** A vault as it was read, nothing of it vouched for yet. */
export type VaultReading = {
  readonly format: number
  readonly ring: KeyRing
  /** Whether the ring is as it was written, as far as an accident goes: whoever changes it on purpose changes its mark as well. */
  readonly isRingWhole: boolean
  readonly content: VaultContent
  /** With the text of each record as it stands in the file: what its mark is of. */
  readonly claims: { readonly servers: Claims<ServerEntry>; readonly profiles: Claims<ProfileEntry> }
  readonly whole: Whole | null
  readonly manifest: string | null
  /** How many records the file has, readable or not. */
  readonly count: number
  /** How many of them made no sense. Of those that can still be told apart something is in `content`. */
  readonly unreadable: number
}

const isRing = isShape<KeyRing>({ slots: isArrayOf(isShape<{ readonly kind: string }>({ kind: isString })), check: isString })
const isSecrets = isRecordOf(isString)

/** What can be shown of a record that makes no sense; null where not even its id is left. */
function salvage(record: Readonly<Record<string, unknown>> | null): Profile | null {
  const { id, name, serverId, organization, application, principal } = record ?? {}
  if (typeof id !== 'string' || id === '') return null
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  return {
    id,
    serverId: text(serverId),
    accessType: 'application',
    organization: text(organization),
    application: text(application),
    principal: text(principal),
    name: text(name) === '' ? 'Unreadable profile' : text(name),
    notes: '',
    pinned: false,
    keepFresh: false,
    ttlMs: null,
    copyFormat: 'header',
    createdAt: 0,
    lastUsedAt: null
  }
}

const ringMarkOf = (ring: KeyRing): string => Buffer.from(markOf(JSON.stringify(ring)), 'latin1').toString('base64')

/** The first line of vault.json. */
export const headerOf = (ring: KeyRing): Readonly<Record<string, unknown>> => ({ format: vaultFormat, ring, ringMark: ringMarkOf(ring) })

/** null for what has none. */
export function ringOf({ header: { ring } }: RecordFile): KeyRing | null {
  return isRing(ring) ? ring : null
}

/** The format that the records are to be read as; null for what is none. Marks came with format 2, whatever the header says. */
function formatOf({ header: { format }, manifest }: RecordFile): number | null {
  if (typeof format !== 'number' || !Number.isSafeInteger(format)) return null
  if (manifest !== null) return Math.max(format, vaultFormat)
  return format < 1 ? null : format
}

/** null for what is not a vault. */
export async function readVaultRecords(file: RecordFile): Promise<VaultReading | null> {
  const ring = ringOf(file)
  const format = formatOf(file)
  if (ring === null || format === null) return null
  const { secrets, ringMark } = file.header
  // Format 1 kept the secrets apart from their profiles.
  const apart = format < vaultFormat && isSecrets(secrets) ? secrets : {}
  const servers = await gather<ServerEntry>(file.sections['servers'] ?? [], (line) => {
    const server = readServer(parseObject(line))
    return server === null ? null : { id: server.id, entry: { server, isGenuine: false }, isWhole: true }
  })
  const profiles = await gather<ProfileEntry>(file.sections['profiles'] ?? [], (line) => {
    const record = parseObject(line)
    const whole = readProfile(record)
    const profile = whole ?? salvage(record)
    if (profile === null) return null
    const secret = record?.['secret'] ?? apart[profile.id]
    const entry = { profile, sealed: typeof secret === 'string' ? secret : null, isGenuine: false }
    return { id: profile.id, entry, isWhole: whole !== null }
  })
  return {
    format,
    ring,
    isRingWhole: format !== vaultFormat || ringMark === undefined || ringMark === ringMarkOf(ring),
    content: { servers: servers.entries, profiles: profiles.entries },
    claims: { servers: servers.claims, profiles: profiles.claims },
    whole: file.whole,
    manifest: file.manifest,
    count: vaultSections.reduce((sum, name) => sum + (file.sections[name]?.length ?? 0), 0),
    unreadable: servers.unreadable + profiles.unreadable
  }
}

const toServerLine = ({ server, isGenuine }: ServerEntry): RecordLine => ({ line: JSON.stringify(server), isGenuine })
const toProfileLine = ({ profile, sealed, isGenuine }: ProfileEntry): RecordLine => ({
  line: JSON.stringify(sealed === null ? profile : { ...profile, secret: sealed }),
  isGenuine
})

/** vault.json as text. The key seals the marks; it is needed until the last chunk. */
export function toVaultChunks(key: Buffer, ring: KeyRing, { servers, profiles }: VaultContent): Chunks {
  return toChunks(
    headerOf(ring),
    [
      ['servers', linesOf(servers.values(), toServerLine)],
      ['profiles', linesOf(profiles.values(), toProfileLine)]
    ],
    sealingOf(key, 'vault.json')
  )
}

export type Verified = {
  readonly content: VaultContent
  /** Records that the marks tell of and that are not there. */ readonly missing: number
}

/** Tells what is as Mintmark wrote it. null: the marks themselves are not, so that nothing can be told. */
export async function verifyVault(key: Buffer, reading: VaultReading): Promise<Verified | null> {
  if (reading.format < vaultFormat) return { content: await believeFormat1(key, reading), missing: 0 }
  const vouching = openVouching(key, 'vault.json', reading)
  if (vouching === null) return null
  const pace = createPacer()
  let next = 0
  const check = async <Entry extends { readonly isGenuine: boolean }>(
    entries: ReadonlyMap<string, Entry>,
    claims: Claims<Entry>
  ): Promise<ReadonlyMap<string, Entry>> => {
    const checked = new Map(entries)
    for (const { id, line, entry } of claims) {
      const isGenuine = checked.get(id)?.isGenuine !== true && vouching.isGenuine(line, next)
      if (isGenuine) checked.set(id, { ...entry, isGenuine })
      next++
      const pause = pace()
      if (pause !== null) await pause
    }
    return checked
  }
  const servers = await check(reading.content.servers, reading.claims.servers)
  const profiles = await check(reading.content.profiles, reading.claims.profiles)
  return { content: { servers, profiles }, missing: Math.max(0, vouching.count - reading.count) }
}

/** Format 1 protected only the secrets themselves: one that opens vouches for its profile and for the server that it goes to. */
async function believeFormat1(key: Buffer, { content, claims }: VaultReading): Promise<VaultContent> {
  const pace = createPacer()
  const profiles = new Map<string, ProfileEntry>()
  const vouchedFor = new Set<string>()
  const whole = new Set(claims.profiles.map(({ id }) => id))
  for (const [id, entry] of content.profiles) {
    const secret = entry.sealed === null || !whole.has(id) ? null : unseal(key, format1SecretPlace(id), entry.sealed)
    if (secret !== null) vouchedFor.add(entry.profile.serverId)
    profiles.set(id, secret === null ? entry : { ...entry, sealed: seal(key, secretPlace(id), secret), isGenuine: true })
    const pause = pace()
    if (pause !== null) await pause
  }
  return { servers: new Map([...content.servers].map(([id, entry]) => [id, { ...entry, isGenuine: vouchedFor.has(id) }])), profiles }
}
