import { accessTypes } from '../model/access-type.ts'
import type { ProfileDraft } from '../model/profile-draft.ts'
import type { Profile } from '../model/profile.ts'
import { defaultConnection, toBaseUrl, type Server, type ServerId } from '../model/server.ts'

/**
 * The server of the draft: the one with the same address, brought up to date, or a new one. Of a damaged one nothing is taken that the draft
 * does not show: nobody has looked at its proxy and certificates.
 */
export function toServer(
  draft: Pick<ProfileDraft, 'serverUrl' | 'environment' | 'managementTokenPath'>,
  servers: readonly Server[],
  made: { readonly createId: () => string; readonly demo: boolean; readonly isDamaged?: (server: Server) => boolean }
): Server {
  const { createId, demo, isDamaged = () => false } = made
  const baseUrl = toBaseUrl(draft.serverUrl) ?? ''
  const { environment, managementTokenPath } = draft
  const matching = servers.filter((server) => server.baseUrl === baseUrl)
  const good = matching.find((server) => !isDamaged(server))
  if (good !== undefined) return { ...good, environment, managementTokenPath }
  const id = matching[0]?.id ?? createId()
  return { id, name: demo ? 'Demo server' : '', baseUrl, environment, managementTokenPath, demo, ...defaultConnection }
}

/** The draft as a profile: what its access type has no use for is left empty. */
export function toProfile(
  draft: ProfileDraft,
  made: { readonly existing: Profile | null; readonly serverId: ServerId; readonly createId: () => string; readonly now: number }
): Profile {
  const { needsOrganization, needsApplication } = accessTypes[draft.accessType]
  return {
    id: made.existing?.id ?? made.createId(),
    serverId: made.serverId,
    accessType: draft.accessType,
    organization: needsOrganization ? draft.organization.trim() : '',
    application: needsApplication ? draft.application.trim() : '',
    principal: draft.principal.trim(),
    name: draft.name.trim(),
    notes: draft.notes,
    pinned: made.existing?.pinned ?? false,
    keepFresh: draft.keepFresh,
    ttlMs: draft.ttlMs,
    copyFormat: made.existing?.copyFormat ?? 'header',
    createdAt: made.existing?.createdAt ?? made.now,
    lastUsedAt: made.existing?.lastUsedAt ?? null,
    ...(made.existing?.habitAt === undefined ? {} : { habitAt: made.existing.habitAt })
  }
}

/** Whether both would be granted the same token: names, notes and pins do not matter. */
export function mintsTheSame(one: Profile, other: Profile): boolean {
  const keys = ['serverId', 'accessType', 'organization', 'application', 'principal'] as const
  return keys.every((key) => one[key] === other[key])
}
