import type { Profile, ProfileId } from '../model/profile.ts'
import type { Server, ServerId } from '../model/server.ts'
import type { Secret } from '../model/secret.ts'
import type { KeyRing } from './key-slots.ts'
import type { VaultRecord } from './schema.ts'
import { formatVersion } from './seal.ts'

/** What to change in one write. A profile without `secret` keeps the one it has. */
export type VaultChange = {
  readonly putServers?: readonly Server[]
  readonly removeServers?: readonly ServerId[]
  readonly putProfiles?: readonly { readonly profile: Profile; readonly secret?: Secret }[]
  /** Their tokens go with them. */
  readonly removeProfiles?: readonly ProfileId[]
  /** Nothing but when and how profiles were used: written, but no reason to push a backup generation out. */
  readonly isUseOnly?: boolean
}

/** What the vault holds; `secrets` are sealed. Never changed in place, so that a write that fails leaves the old content. */
export type VaultContent = {
  readonly servers: ReadonlyMap<ServerId, Server>
  readonly profiles: ReadonlyMap<ProfileId, Profile>
  readonly secrets: ReadonlyMap<ProfileId, string>
}

export const emptyContent: VaultContent = { servers: new Map(), profiles: new Map(), secrets: new Map() }

const byId = <Item extends { readonly id: string }>(items: readonly Item[]): readonly (readonly [string, Item])[] =>
  items.map((item) => [item.id, item])

export function toContent(record: VaultRecord): VaultContent {
  return {
    servers: new Map(byId(record.servers)),
    profiles: new Map(byId(record.profiles)),
    secrets: new Map(Object.entries(record.secrets))
  }
}

export function toRecord(ring: KeyRing, content: VaultContent): VaultRecord & { readonly format: number } {
  return {
    format: formatVersion,
    ring,
    servers: [...content.servers.values()],
    profiles: [...content.profiles.values()],
    secrets: Object.fromEntries(content.secrets)
  }
}

/** `content` with everything of `added` in it. */
export function mergeContent(content: VaultContent, added: VaultContent): VaultContent {
  return {
    servers: new Map([...content.servers, ...added.servers]),
    profiles: new Map([...content.profiles, ...added.profiles]),
    secrets: new Map([...content.secrets, ...added.secrets])
  }
}

type Split<Value> = { readonly kept: ReadonlyMap<string, Value>; readonly gone: ReadonlyMap<string, Value> }

function split<Value>(map: ReadonlyMap<string, Value>, ids: readonly string[] = []): Split<Value> {
  if (ids.length === 0) return { kept: map, gone: new Map() }
  const isGone = new Set(ids)
  return { kept: new Map([...map].filter(([id]) => !isGone.has(id))), gone: new Map([...map].filter(([id]) => isGone.has(id))) }
}

/** The content after the change, and what the change took away. A profile put without a secret keeps the one it has. */
export function applyChange(
  content: VaultContent,
  change: VaultChange,
  sealSecret: (id: ProfileId, secret: string) => string
): { readonly content: VaultContent; readonly removed: VaultContent } {
  const put = change.putProfiles ?? []
  const merged = mergeContent(content, {
    servers: new Map(byId(change.putServers ?? [])),
    profiles: new Map(byId(put.map(({ profile }) => profile))),
    secrets: new Map(put.flatMap(({ profile: { id }, secret }) => (secret === undefined ? [] : [[id, sealSecret(id, secret.reveal())]])))
  })
  const servers = split(merged.servers, change.removeServers)
  const profiles = split(merged.profiles, change.removeProfiles)
  const secrets = split(merged.secrets, change.removeProfiles)
  return {
    content: { servers: servers.kept, profiles: profiles.kept, secrets: secrets.kept },
    removed: { servers: servers.gone, profiles: profiles.gone, secrets: secrets.gone }
  }
}
