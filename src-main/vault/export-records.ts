import { accessTypes } from '../model/access-type.ts'
import { isFingerprint } from '../model/certificate.ts'
import { checkDraft } from '../model/profile-draft.ts'
import { untold } from '../model/import-merge.ts'
import type { Profile, ProfileId } from '../model/profile.ts'
import { checkServerDraft } from '../model/server-draft.ts'
import { isLoopback, toBaseUrl, type Server, type ServerId } from '../model/server.ts'
import { readProfile, readServer } from './schema.ts'
import { isFilled, isShape, type Check } from './shape.ts'

const longestId = 64
const longestCertificates = 1_000_000
const latestMoment = 8.64e15

const isObject = isShape<object>({})

/** Ids of a file are only good for finding what belongs together in it. */
const isId: Check<string> = (value): value is string => isFilled(value) && value.length <= longestId && !(value in Object.prototype)

/** A whole number that a date can be made of, in epoch ms. */
export const isMoment: Check<number> = (value): value is number => Number.isSafeInteger(value) && Math.abs(Number(value)) <= latestMoment

/** The built-in server is on this computer, whatever a file says. */
const isDemo = ({ demo, baseUrl }: Server): boolean => demo && isLoopback(new URL(baseUrl).hostname)

/** A server with its known fields and no others; null for one that nobody could have set up. */
export function readExportServer(value: unknown): Server | null {
  const read = readServer(value)
  const baseUrl = read === null ? null : toBaseUrl(read.baseUrl)
  if (read === null || baseUrl === null || !isId(read.id) || checkServerDraft(read).length > 0) return null
  const { id, environment, managementTokenPath, timeoutMs, caCertificate, pinnedCertificate, proxy } = read
  if ((caCertificate ?? '').length > longestCertificates || (pinnedCertificate !== null && !isFingerprint(pinnedCertificate))) return null
  return {
    id,
    name: read.name.trim(),
    baseUrl,
    environment,
    managementTokenPath,
    demo: isDemo({ ...read, baseUrl }),
    timeoutMs,
    caCertificate,
    pinnedCertificate,
    proxy: proxy.kind === 'url' ? { kind: proxy.kind, url: proxy.url } : { kind: proxy.kind },
    ...(read.standsAlone === undefined ? {} : { standsAlone: true })
  }
}

/** Where a profile of a file belongs, and what came with it. */
export type Around = { readonly serverOf: (id: ServerId) => Server | undefined; readonly secretOf: (id: ProfileId) => string | undefined }

/** A profile with its known fields and no others; null for one that nobody could have typed for its server. */
export function readExportProfile(value: unknown, { serverOf, secretOf }: Around): Profile | null {
  const read = readProfile(value)
  const server = read === null ? undefined : serverOf(read.serverId)
  if (read === null || server === undefined || !isId(read.id)) return null
  const { id, serverId, accessType, notes, pinned, keepFresh, ttlMs, copyFormat, createdAt, lastUsedAt, habitAt } = read
  if (![createdAt, lastUsedAt ?? 0, habitAt ?? 0].every(isMoment)) return null
  if (checkDraft({ ...server, ...read, secret: secretOf(id) ?? null, serverUrl: server.baseUrl }).length > 0) return null
  const { needsOrganization, needsApplication } = accessTypes[accessType]
  return {
    id,
    serverId,
    accessType,
    organization: needsOrganization ? read.organization.trim() : '',
    application: needsApplication ? read.application.trim() : '',
    principal: read.principal.trim(),
    name: read.name.trim(),
    notes,
    pinned,
    keepFresh,
    ttlMs,
    copyFormat,
    createdAt,
    lastUsedAt,
    ...(habitAt === undefined ? {} : { habitAt })
  }
}

/** What of a profile tells of its use. A file for sharing makes nobody's computer ask for tokens. */
const unused = {
  pinned: false,
  keepFresh: false,
  copyFormat: 'header',
  lastUsedAt: null,
  habitAt: undefined
} as const satisfies Record<string, unknown>

const without = (record: object, left: object): object => Object.fromEntries(Object.entries(record).filter(([key]) => !(key in left)))

export const toSharedServer = (server: Server): object => without(server, untold)
export const toSharedProfile = (profile: Profile): object => without(profile, unused)

/** A record of a file for sharing as one of a whole export. What it should not have told is not believed. */
export const fromSharedServer = (value: unknown): unknown => (isObject(value) ? { ...value, ...untold } : null)
export const fromSharedProfile = (value: unknown): unknown => (isObject(value) ? { ...value, ...unused } : null)
