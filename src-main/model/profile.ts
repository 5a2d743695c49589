import { accessTypes, type AccessTypeId } from './access-type.ts'
import type { ServerId } from './server.ts'
import type { CopyFormatId } from './copy-formats/copy-format.ts'

export type ProfileId = string

/** Everything about a credential that is not secret. The secret itself lives in the vault under the same id. */
export type Profile = {
  readonly id: ProfileId
  readonly serverId: ServerId
  readonly accessType: AccessTypeId
  /** Empty for an admin user. */
  readonly organization: string
  /** Empty for an admin user and an organization. */
  readonly application: string
  /** Username or client id. */
  readonly principal: string
  /** Empty until a person gives one: see `profileName`. */
  readonly name: string
  readonly notes: string
  readonly pinned: boolean
  /** Whether its token is minted again before it expires: see `keep-fresh.ts`. */
  readonly keepFresh: boolean
  /** The lifetime to ask for; null leaves it to the server. Sent in ms, at least 1000. */
  readonly ttlMs: number | null
  /** The form that was copied last, offered first. */
  readonly copyFormat: CopyFormatId
  readonly createdAt: number
  readonly lastUsedAt: number | null
  /** When (epoch ms) a single use would weigh as much as all uses so far: see `habitAfterUse`. Missing before the first one. */
  readonly habitAt?: number
}

export const longestName = 200

/** Where the token is valid: `acme / storefront`, `acme`, or `Management` for an admin user. */
export function profilePlace(profile: Pick<Profile, 'accessType' | 'organization' | 'application'>): string {
  const { needsOrganization, needsApplication } = accessTypes[profile.accessType]
  if (!needsOrganization) return 'Management'
  return needsApplication ? `${profile.organization} / ${profile.application}` : profile.organization
}

/** The name a person gave, else `org/app · access type`. */
export function profileName(profile: Pick<Profile, 'name' | 'accessType' | 'organization' | 'application'>): string {
  if (profile.name !== '') return profile.name
  const { needsOrganization, shortLabel } = accessTypes[profile.accessType]
  const place = needsOrganization ? profilePlace(profile).replace(' / ', '/') : 'management'
  return `${place} · ${shortLabel}`
}
