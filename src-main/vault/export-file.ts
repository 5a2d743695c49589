import type { Ours, Theirs } from '../model/import-merge.ts'
import type { Profile, ProfileId } from '../model/profile.ts'
import { Secret } from '../model/secret.ts'
import type { Server } from '../model/server.ts'
import {
  fromSharedProfile,
  fromSharedServer,
  isMoment,
  readExportProfile,
  readExportServer,
  toSharedProfile,
  toSharedServer,
  type Around
} from './export-records.ts'
import { isPassphraseParameters, toPassphraseKey, withSalt, type PassphraseCost, type PassphraseParameters } from './passphrase-key.ts'
import { giveWay, mapInSlices } from './pacer.ts'
import { sealWith, unsealWith } from './seal.ts'
import { isArrayOf, isOneOf, isRecordOf, isShape, isString, type Check } from './shape.ts'

const exportVersion = 1
const sealedMark = 'sealed-export'
const sharedMark = 'shared-export'

export type ExportContent = Ours & { readonly createdAt: number; readonly secrets: ReadonlyMap<ProfileId, Secret> }

type Header = { readonly mintmark: string; readonly version: number; readonly createdAt: number }
export type SealedExport = Header & { readonly parameters: PassphraseParameters; readonly sealed: string }

export type ExportFile =
  | { readonly kind: 'sealed'; readonly file: SealedExport }
  | { readonly kind: 'shared'; readonly content: Theirs }
  /** A later Mintmark wrote it. */
  | { readonly kind: 'newer' }
  | { readonly kind: 'not-an-export' }

export type OpenedExport =
  | { readonly kind: 'opened'; readonly content: Theirs }
  | { readonly kind: 'not-opened' }
  /** It opened, and what was in it makes no sense. */
  | { readonly kind: 'not-an-export' }
  | { readonly kind: 'no-memory' }

const isVersioned = isShape<Pick<Header, 'mintmark' | 'version'>>({ mintmark: isString, version: isMoment })
const headerChecks = { version: isOneOf([exportVersion]), createdAt: isMoment }
const isSealedExport = isShape<SealedExport>({
  ...headerChecks,
  mintmark: isOneOf([sealedMark]),
  parameters: isPassphraseParameters,
  sealed: isString
})
const isSharedHeader = isShape<Header>({ ...headerChecks, mintmark: isOneOf([sharedMark]) })

const isAnything: Check<unknown> = (value): value is unknown => value !== undefined
type Records = { readonly servers: readonly unknown[]; readonly profiles: readonly unknown[] }
const isRecords = isShape<Records>({ servers: isArrayOf(isAnything), profiles: isArrayOf(isAnything) })
const isSealedRecords = isShape<Records & { readonly secrets: Readonly<Record<ProfileId, string>> }>({
  servers: isArrayOf(isAnything),
  profiles: isArrayOf(isAnything),
  secrets: isRecordOf(isString)
})

/** What stands beside the sealed text in clear: sealed along with it, so that it cannot be changed either. */
const headerText = ({ mintmark, version, createdAt, parameters: { kdf, N, r, p, salt } }: Omit<SealedExport, 'sealed'>): string =>
  JSON.stringify([mintmark, version, createdAt, kdf, N, r, p, salt])

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

type Read = { readonly servers: readonly (Server | null)[]; readonly profiles: readonly (Profile | null)[] }

const present = <Item>(items: readonly (Item | null)[]): readonly Item[] => items.filter((item) => item !== null)
const isWhole = (items: readonly ({ readonly id: string } | null)[]): boolean =>
  new Set(present(items).map(({ id }) => id)).size === items.length

/** null for each that makes no sense, or whose server does not. */
async function readEach({ servers, profiles }: Records, secretOf: Around['secretOf']): Promise<Read> {
  const read = await mapInSlices(servers, readExportServer)
  const byId = new Map(present(read).map((server) => [server.id, server]))
  const around: Around = { serverOf: (id) => byId.get(id), secretOf }
  return { servers: read, profiles: await mapInSlices(profiles, (profile) => readExportProfile(profile, around)) }
}

/** All of them or nothing: null where one makes no sense or two have the same id. */
async function readAll(records: Records, secretOf: Around['secretOf']): Promise<Ours | null> {
  const read = await readEach(records, secretOf)
  return isWhole(read.servers) && isWhole(read.profiles) ? { servers: present(read.servers), profiles: present(read.profiles) } : null
}

/** The content without what would not be read back, so that one damaged record cannot make a whole file useless. */
export async function toPortable(content: ExportContent): Promise<ExportContent> {
  const read = await readEach(content, (id) => content.secrets.get(id)?.reveal())
  return { ...content, servers: present(read.servers), profiles: present(read.profiles) }
}

/** JSON as `JSON.stringify` gives it, but of ten thousand records without keeping everything else waiting; each on a line of its own. */
async function toLines<Item>(items: readonly Item[], toText: (item: Item) => string): Promise<string> {
  return (await mapInSlices(items, toText)).join(',\n')
}

/** The text of a file that only the passphrase opens. null where there is not enough memory for making a key of it. */
export async function sealExport(content: ExportContent, passphrase: string, cost: PassphraseCost): Promise<string | null> {
  const parameters = withSalt(cost)
  const header = { mintmark: sealedMark, version: exportVersion, createdAt: content.createdAt, parameters }
  const key = await toPassphraseKey(passphrase, parameters).catch(() => null)
  if (key === null) return null
  const servers = await toLines(content.servers, (server) => JSON.stringify(server))
  const profiles = await toLines(content.profiles, (profile) => JSON.stringify(profile))
  const known = new Set(content.profiles.map(({ id }) => id))
  const kept = Array.from(content.secrets).filter(([id]) => known.has(id))
  const secrets = await toLines(kept, ([id, secret]) => `${JSON.stringify(id)}:${JSON.stringify(secret.reveal())}`)
  const sealed = sealWith(key, headerText(header), Buffer.from(`{"servers":[${servers}],"profiles":[${profiles}],"secrets":{${secrets}}}`))
  key.fill(0)
  await giveWay()
  return JSON.stringify({ ...header, sealed })
}

/** The text of a file for sharing: no secrets, nothing of whom this person trusts, nothing of how they use it. Notes stay. */
export async function toSharedExport(content: Omit<ExportContent, 'secrets'>): Promise<string> {
  const header = JSON.stringify({ mintmark: sharedMark, version: exportVersion, createdAt: content.createdAt }).slice(1, -1)
  const servers = await toLines(content.servers, (server) => JSON.stringify(toSharedServer(server)))
  const profiles = await toLines(content.profiles, (profile) => JSON.stringify(toSharedProfile(profile)))
  return `{${header},\n"servers":[\n${servers}\n],\n"profiles":[\n${profiles}\n]}\n`
}

/** What the text of a file is. Never throws, whatever it is. */
export async function parseExportFile(text: string): Promise<ExportFile> {
  // Some editors put a byte order mark before what they save.
  const value = parseJson(text.replace(/^\uFEFF/, ''))
  if (isVersioned(value) && value.version > exportVersion) return { kind: 'newer' }
  if (isSealedExport(value)) return { kind: 'sealed', file: value }
  if (!isSharedHeader(value) || !isRecords(value)) return { kind: 'not-an-export' }
  await giveWay()
  const records = {
    servers: await mapInSlices(value.servers, fromSharedServer),
    profiles: await mapInSlices(value.profiles, fromSharedProfile)
  }
  const read = await readAll(records, () => undefined)
  return read === null ? { kind: 'not-an-export' } : { kind: 'shared', content: { ...read, isSealed: false, secrets: new Map() } }
}

export async function openExport(file: SealedExport, passphrase: string): Promise<OpenedExport> {
  const key = await toPassphraseKey(passphrase, file.parameters).catch(() => null)
  if (key === null) return { kind: 'no-memory' }
  const text = unsealWith(key, headerText(file), file.sealed)?.toString('utf8') ?? null
  key.fill(0)
  if (text === null) return { kind: 'not-opened' }
  await giveWay()
  const value = parseJson(text)
  if (!isSealedRecords(value)) return { kind: 'not-an-export' }
  await giveWay()
  const secrets = new Map(Object.entries(value.secrets))
  const read = await readAll(value, (id) => secrets.get(id))
  const known = new Set(read?.profiles.map(({ id }) => id))
  if (read === null || ![...secrets.keys()].every((id) => known.has(id))) return { kind: 'not-an-export' }
  const kept = new Map(Array.from(secrets, ([id, secret]) => [id, new Secret(secret)]))
  return { kind: 'opened', content: { ...read, isSealed: true, secrets: kept } }
}
