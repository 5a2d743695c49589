import type { ProfileList, ProfilesChange } from '../../src-main/contract/profiles.ts'
import type { Profile, ProfileId } from '../../src-main/model/profile.ts'
import type { Server, ServerId } from '../../src-main/model/server.ts'

/** What main last said of profiles and servers. Replaced, never edited: a change is a new map. */
export class ProfilesState {
  #servers = $state.raw<ReadonlyMap<ServerId, Server>>(new Map())
  #profiles = $state.raw<ReadonlyMap<ProfileId, Profile>>(new Map())
  /** Whether the list has come at all: an empty list is something else than none yet. */
  isLoaded = $state(false)

  readonly serversById = $derived(this.#servers)
  readonly servers = $derived([...this.#servers.values()])
  readonly all = $derived([...this.#profiles.values()])

  load({ servers, profiles }: ProfileList): void {
    this.#servers = new Map(servers.map((server) => [server.id, server]))
    this.#profiles = new Map(profiles.map((profile) => [profile.id, profile]))
    this.isLoaded = true
  }

  apply({ servers, put, removed }: ProfilesChange): void {
    const next = new Map(this.#profiles)
    for (const id of removed) next.delete(id)
    for (const profile of put) next.set(profile.id, profile)
    this.#servers = new Map(servers.map((server) => [server.id, server]))
    this.#profiles = next
  }

  get(id: ProfileId): Profile | null {
    return this.#profiles.get(id) ?? null
  }

  serverOf({ serverId }: Pick<Profile, 'serverId'>): Server | null {
    return this.#servers.get(serverId) ?? null
  }
}
