import type { ProfileList, ProfilesChange } from '../contract/profiles.ts'
import type { AppError } from '../model/app-error.ts'
import type { CopyFormatId } from '../model/copy-formats/copy-format.ts'
import { checkDraft, type ProfileDraft } from '../model/profile-draft.ts'
import { habitAfterUse } from '../model/profile-use.ts'
import type { Profile, ProfileId } from '../model/profile.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { Secret } from '../model/secret.ts'
import type { ServerId } from '../model/server.ts'
import type { Clock } from '../model/time.ts'
import type { Saved, Vault, VaultChange, VaultEdit } from '../vault/vault.ts'
import { toProfile, toServer, mintsTheSame } from './from-draft.ts'
import { LastRemoval } from './last-removal.ts'

export type ProfilesParts = {
  readonly vault: Vault
  readonly clock: Clock
  readonly createId: () => string
  readonly onChanged: (change: ProfilesChange) => void
  /** A token minted with other credentials must not stay under the profile. */
  readonly onCredentialsChanged: (id: ProfileId) => void
  /** What a server said of the secret before does not hold for this one. Its token is as good as it was. */
  readonly onSecretChanged: (id: ProfileId) => void
  /** The profile is back, and its token with it. */
  readonly onRestored: (id: ProfileId) => void
}

/** Creates, edits and removes profiles, and the servers they need. */
export class Profiles {
  readonly #parts: ProfilesParts
  readonly #removal = new LastRemoval()

  constructor(parts: ProfilesParts) {
    this.#parts = parts
  }

  list(): ProfileList {
    const { vault } = this.#parts
    return { servers: vault.servers(), profiles: vault.profiles() }
  }

  async save(draft: ProfileDraft, { demo }: { readonly demo: boolean } = { demo: false }): Promise<Result<Profile, AppError>> {
    const { onCredentialsChanged, onSecretChanged } = this.#parts
    let existing = null as Profile | null
    const saved = await this.#change(() => {
      existing = draft.id === null ? null : this.#parts.vault.profile(draft.id)
      return existing === null && draft.id !== null ? fail({ code: 'not-found' }) : this.#toChange(draft, existing, demo)
    })
    if (!saved.ok) return saved
    const [profile] = saved.value.put
    if (profile === undefined) return fail({ code: 'not-found' })
    if (existing !== null && !mintsTheSame(existing, profile)) onCredentialsChanged(profile.id)
    else if (existing !== null && draft.secret !== null) onSecretChanged(profile.id)
    return ok(profile)
  }

  /** Gives a server another address, for all of its profiles. Their tokens stay behind. */
  async moveServer(id: ServerId, baseUrl: string): Promise<Result<void, AppError>> {
    const { vault, onCredentialsChanged } = this.#parts
    const saved = await this.#change(() => {
      const server = vault.server(id)
      if (server === null) return fail({ code: 'not-found' })
      return vault.isDamagedServer(id) ? fail({ code: 'vault-damaged' }) : ok({ putServers: [{ ...server, baseUrl }] })
    })
    if (!saved.ok) return saved
    for (const profile of vault.profiles()) if (profile.serverId === id) onCredentialsChanged(profile.id)
    return ok(undefined)
  }

  async setPinned(ids: readonly ProfileId[], pinned: boolean): Promise<Result<void, AppError>> {
    return this.#update(ids, (profile) => ({ ...profile, pinned }))
  }

  async setKeepFresh(ids: readonly ProfileId[], keepFresh: boolean): Promise<Result<void, AppError>> {
    return this.#update(ids, (profile) => ({ ...profile, keepFresh }))
  }

  /** Remembers that the profile was used, and the form its token was copied in. */
  async noteUse(id: ProfileId, copyFormat: CopyFormatId): Promise<Result<void, AppError>> {
    const now = this.#parts.clock.now()
    const used = (profile: Profile): Profile => ({ ...profile, copyFormat, lastUsedAt: now, habitAt: habitAfterUse(profile, now) })
    return this.#update([id], used, { isUseOnly: true })
  }

  /** Removes profiles with their secrets and tokens. `restore` takes the last removal back. */
  async remove(ids: readonly ProfileId[]): Promise<Result<void, AppError>> {
    const { vault, onCredentialsChanged, onRestored } = this.#parts
    const wanted = new Set(ids)
    let removed: readonly Profile[] = []
    const saved = await this.#change(() => {
      removed = vault.profiles().filter(({ id }) => wanted.has(id))
      const removeProfiles = removed.map(({ id }) => id)
      return ok({ removeServers: this.#unused(removeProfiles, null), removeProfiles })
    })
    if (!saved.ok) return saved
    for (const { id } of removed) onCredentialsChanged(id)
    this.#removal.remember(async () => {
      const restored = await saved.value.putBack()
      if (restored.ok) {
        this.#announce({ put: removed, removed: [] })
        for (const { id } of removed) onRestored(id)
      }
      return restored
    })
    return ok(undefined)
  }

  restore(): Promise<Result<void, AppError>> {
    return this.#removal.takeBack()
  }

  /** Servers to be taken away: nothing would use them once these profiles are gone or have moved to `movedTo`. */
  #unused(leaving: readonly ProfileId[], movedTo: ServerId | null): readonly ServerId[] {
    const { vault } = this.#parts
    const left = new Set(leaving)
    const stillUsed = new Set(vault.profiles().flatMap(({ id, serverId }) => (left.has(id) ? [] : [serverId])))
    return vault.servers().flatMap(({ id, standsAlone }) => (standsAlone === true || stillUsed.has(id) || id === movedTo ? [] : [id]))
  }

  #toChange(draft: ProfileDraft, existing: Profile | null, demo: boolean): Result<VaultChange, AppError> {
    const { vault, clock, createId } = this.#parts
    const problems = checkDraft(draft, {
      storedFor: existing === null ? null : (vault.server(existing.serverId)?.baseUrl ?? null),
      isDamaged: existing !== null && vault.isDamaged(existing.id)
    })
    if (problems.length > 0) return fail({ code: 'invalid-input', problems })
    const server = toServer(draft, vault.servers(), { createId, demo, isDamaged: ({ id }) => vault.isDamagedServer(id) })
    const profile = toProfile(draft, { existing, serverId: server.id, createId, now: clock.now() })
    return ok({
      putServers: [server],
      removeServers: existing === null ? [] : this.#unused([existing.id], server.id),
      putProfiles: [{ profile, ...(draft.secret === null ? {} : { secret: new Secret(draft.secret) }) }]
    })
  }

  /** Those that are gone by now are passed over, unless all are. */
  async #update(
    ids: readonly ProfileId[],
    edit: (profile: Profile) => Profile,
    { isUseOnly } = { isUseOnly: false }
  ): Promise<Result<void, AppError>> {
    const saved = await this.#change(() => {
      const profiles = ids.flatMap((id) => this.#parts.vault.profile(id) ?? [])
      const putProfiles = profiles.map((profile) => ({ profile: edit(profile) }))
      return profiles.length === 0 ? fail({ code: 'not-found' }) : ok({ putProfiles, isUseOnly })
    })
    return saved.ok ? ok(undefined) : saved
  }

  /** Every change is made of what the changes before have left: two at the same time do not undo each other. */
  async #change(edit: VaultEdit): Promise<Result<Saved & { readonly put: readonly Profile[] }, AppError>> {
    let change: VaultChange = {}
    const saved = await this.#parts.vault.edit(() => {
      const made = edit()
      if (made.ok) change = made.value
      return made
    })
    if (!saved.ok) return saved
    const put = (change.putProfiles ?? []).map(({ profile }) => profile)
    this.#announce({ put, removed: change.removeProfiles ?? [] })
    return ok({ ...saved.value, put })
  }

  #announce(change: Omit<ProfilesChange, 'servers'>): void {
    const { vault, onChanged } = this.#parts
    onChanged({ servers: vault.servers(), ...change })
  }
}
