import type { AppError } from '../model/app-error.ts'
import type { Profile, ProfileId } from '../model/profile.ts'
import type { Result } from '../model/result.ts'
import type { Server, ServerId } from '../model/server.ts'
import type { Secret } from '../model/secret.ts'
import type { DamagedRecord } from '../model/vault-state.ts'

/** What to change in one write. A profile without `secret` keeps the one it has. */
export type VaultChange = {
  readonly putServers?: readonly Server[]
  readonly removeServers?: readonly ServerId[]
  readonly putProfiles?: readonly { readonly profile: Profile; readonly secret?: Secret }[]
  /** Their tokens go with them. */
  readonly removeProfiles?: readonly ProfileId[]
  /** Nothing but when and how profiles were used: it reaches the disk a little later, and pushes no backup generation out. */
  readonly isUseOnly?: boolean
}

/** A change that depends on what is there. */
export type VaultEdit = () => Result<VaultChange, AppError>

/**
 * `isGenuine`: as Mintmark wrote it. What is not is shown, marked and never used. Nothing is until the vault has been opened, since it
 * takes the key to tell.
 */
export type ServerEntry = { readonly server: Server; readonly isGenuine: boolean }
export type ProfileEntry = {
  readonly profile: Profile
  /** null: without a secret. */ readonly sealed: string | null
  readonly isGenuine: boolean
}

/** What the vault holds. Never changed in place, so that a write that fails leaves the old content. */
export type VaultContent = {
  readonly servers: ReadonlyMap<ServerId, ServerEntry>
  readonly profiles: ReadonlyMap<ProfileId, ProfileEntry>
}

export const emptyContent: VaultContent = { servers: new Map(), profiles: new Map() }

/** `content` with everything of `added` in it. */
export function mergeContent(content: VaultContent, added: VaultContent): VaultContent {
  return {
    servers: added.servers.size === 0 ? content.servers : new Map([...content.servers, ...added.servers]),
    profiles: added.profiles.size === 0 ? content.profiles : new Map([...content.profiles, ...added.profiles])
  }
}

type Split<Value> = { readonly kept: ReadonlyMap<string, Value>; readonly gone: ReadonlyMap<string, Value> }

function split<Value>(map: ReadonlyMap<string, Value>, ids: readonly string[] = []): Split<Value> {
  if (!ids.some((id) => map.has(id))) return { kept: map, gone: new Map() }
  const isGone = new Set(ids)
  return { kept: new Map([...map].filter(([id]) => !isGone.has(id))), gone: new Map([...map].filter(([id]) => isGone.has(id))) }
}

/**
 * A person who saves a damaged server has looked at it, and takes it as it is. The secrets of its profiles were stored for what it was
 * before: they have to be typed again. So do those of a server that was not there at all.
 */
function distrustProfilesOf(accepted: ReadonlySet<ServerId>, profiles: VaultContent['profiles']): VaultContent['profiles'] {
  if (accepted.size === 0) return profiles
  return new Map([...profiles].map(([id, entry]) => [id, accepted.has(entry.profile.serverId) ? { ...entry, isGenuine: false } : entry]))
}

export type AppliedChange = {
  readonly content: VaultContent
  /** What the change took away. A profile that could not be used is not to become one that can by being put back. */
  readonly removed: VaultContent
  readonly isUseOnly: boolean
}

/** A profile put without a secret keeps the one it has. It is of use for a server only that could be trusted before the change. */
export function applyChange(
  content: VaultContent,
  change: VaultChange,
  sealSecret: (id: ProfileId, secret: string) => string
): AppliedChange {
  const putServers = change.putServers ?? []
  const accepted = new Set(putServers.filter(({ id }) => content.servers.get(id)?.isGenuine !== true).map(({ id }) => id))
  const trusted = { servers: content.servers, profiles: distrustProfilesOf(accepted, content.profiles) }
  const toEntry = (profile: Profile, secret: Secret | undefined): ProfileEntry => {
    if (secret !== undefined) return { profile, sealed: sealSecret(profile.id, secret.reveal()), isGenuine: true }
    const before = content.profiles.get(profile.id)
    if (before === undefined) return { profile, sealed: null, isGenuine: true }
    const stays = profile.serverId === before.profile.serverId || damageOf(before, content) === null
    return { ...before, profile, isGenuine: before.isGenuine && stays && !accepted.has(profile.serverId) }
  }
  const merged = mergeContent(trusted, {
    servers: new Map(putServers.map((server) => [server.id, { server, isGenuine: true }])),
    profiles: new Map((change.putProfiles ?? []).map(({ profile, secret }) => [profile.id, toEntry(profile, secret)]))
  })
  const servers = split(merged.servers, change.removeServers)
  const profiles = split(merged.profiles, change.removeProfiles)
  const asTheyWere = Array.from(profiles.gone, ([id, entry]): [ProfileId, ProfileEntry] => [
    id,
    { ...entry, isGenuine: damageOf(entry, merged) === null }
  ])
  const isNothing = servers.kept === content.servers && profiles.kept === content.profiles
  return {
    content: isNothing ? content : { servers: servers.kept, profiles: profiles.kept },
    removed: { servers: servers.gone, profiles: new Map(asTheyWere) },
    isUseOnly: change.isUseOnly === true
  }
}

/** What is wrong with a profile, if anything. A profile is no better than the server that its secret would go to. */
export function damageOf({ profile, isGenuine }: ProfileEntry, { servers }: VaultContent): DamagedRecord | null {
  if (!isGenuine) return { profileId: profile.id, part: 'profile' }
  return servers.get(profile.serverId)?.isGenuine === true ? null : { profileId: profile.id, part: 'server' }
}
