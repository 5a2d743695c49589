import type { ProfileList, ProfilesChange } from '../contract/profiles.ts'
import type { AppError } from '../model/app-error.ts'
import type { CopyFormatId } from '../model/copy-formats/copy-format.ts'
import { checkDraft, type ProfileDraft } from '../model/profile-draft.ts'
import type { Profile, ProfileId } from '../model/profile.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { Secret } from '../model/secret.ts'
import type { ServerId } from '../model/server.ts'
import type { Clock } from '../model/time.ts'
import type { Saved, Vault, VaultChange } from '../vault/vault.ts'
import { toProfile, toServer, mintsTheSame } from './from-draft.ts'

export type ProfilesParts = {
  readonly vault: Vault
  readonly clock: Clock
  readonly createId: () => string
  readonly onChanged: (change: ProfilesChange) => void
  /** A token minted with other credentials must not stay under the profile. */
  readonly onCredentialsChanged: (id: ProfileId) => void
  /** The profile is back, and its token with it. */
  readonly onRestored: (id: ProfileId) => void
}

/** Creates, edits and removes profiles, and the servers they need. */
export class Profiles {
  readonly #parts: ProfilesParts
  #undo: (() => Result<void, AppError>) | null = null

  constructor(parts: ProfilesParts) {
    this.#parts = parts
  }

  list(): ProfileList {
    const { vault } = this.#parts
    return { servers: vault.servers(), profiles: vault.profiles() }
  }

  async save(draft: ProfileDraft, { demo }: { readonly demo: boolean } = { demo: false }): Promise<Result<Profile, AppError>> {
    const { vault, clock, createId, onCredentialsChanged } = this.#parts
    const existing = draft.id === null ? null : this.#find(draft.id)
    if (existing === undefined) return fail({ code: 'not-found' })
    const storedFor = vault.servers().find(({ id }) => id === existing?.serverId)?.baseUrl ?? null
    const problems = checkDraft(draft, storedFor)
    if (problems.length > 0) return fail({ code: 'invalid-input', problems })

    const server = toServer(draft, vault.servers(), { createId, demo })
    const profile = toProfile(draft, { existing, serverId: server.id, createId, now: clock.now() })
    const secret = draft.secret === null ? {} : { secret: new Secret(draft.secret) }
    const saved = await this.#change({
      putServers: [server],
      removeServers: existing === null ? [] : this.#unused([existing.id], server.id),
      putProfiles: [{ profile, ...secret }]
    })
    if (!saved.ok) return saved
    if (existing !== null && !mintsTheSame(existing, profile)) onCredentialsChanged(profile.id)
    return ok(profile)
  }

  /** Gives a server another address, for all of its profiles. */
  async moveServer(id: ServerId, baseUrl: string): Promise<Result<void, AppError>> {
    const server = this.#parts.vault.servers().find((each) => each.id === id)
    return server === undefined ? fail({ code: 'not-found' }) : toDone(await this.#change({ putServers: [{ ...server, baseUrl }] }))
  }

  async setPinned(id: ProfileId, pinned: boolean): Promise<Result<void, AppError>> {
    return this.#update(id, (profile) => ({ ...profile, pinned }))
  }

  /** Remembers that the profile was used, and the form its token was copied in. */
  async noteUse(id: ProfileId, copyFormat: CopyFormatId): Promise<Result<void, AppError>> {
    return this.#update(id, (profile) => ({ ...profile, copyFormat, lastUsedAt: this.#parts.clock.now() }), { isUseOnly: true })
  }

  /** Removes profiles with their secrets and tokens. `restore` takes the last removal back. */
  async remove(ids: readonly ProfileId[]): Promise<Result<void, AppError>> {
    const { vault, onCredentialsChanged, onRestored } = this.#parts
    const removed = vault.profiles().filter(({ id }) => ids.includes(id))
    const removedIds = removed.map(({ id }) => id)
    const saved = await this.#change({ removeServers: this.#unused(removedIds, null), removeProfiles: removedIds })
    if (!saved.ok) return saved
    for (const id of removedIds) onCredentialsChanged(id)
    this.#undo = () => {
      const restored = saved.value.putBack()
      if (restored.ok) {
        this.#announce({ put: removed, removed: [] })
        for (const id of removedIds) onRestored(id)
      }
      return restored
    }
    return ok(undefined)
  }

  restore(): Result<void, AppError> {
    const undo = this.#undo
    this.#undo = null
    return undo === null ? fail({ code: 'not-found' }) : undo()
  }

  #find(id: ProfileId): Profile | undefined {
    return this.#parts.vault.profiles().find((profile) => profile.id === id)
  }

  /** Servers that nothing would use once these profiles are gone or have moved to `movedTo`. */
  #unused(leaving: readonly ProfileId[], movedTo: ServerId | null): readonly ServerId[] {
    const { vault } = this.#parts
    const stillUsed = new Set(vault.profiles().flatMap(({ id, serverId }) => (leaving.includes(id) ? [] : [serverId])))
    return vault.servers().flatMap(({ id }) => (stillUsed.has(id) || id === movedTo ? [] : [id]))
  }

  async #update(id: ProfileId, edit: (profile: Profile) => Profile, { isUseOnly } = { isUseOnly: false }): Promise<Result<void, AppError>> {
    const profile = this.#find(id)
    if (profile === undefined) return fail({ code: 'not-found' })
    return toDone(await this.#change({ putProfiles: [{ profile: edit(profile) }], isUseOnly }))
  }

  async #change(change: VaultChange): Promise<Result<Saved, AppError>> {
    const saved = await this.#parts.vault.save(change)
    if (saved.ok) {
      this.#announce({ put: (change.putProfiles ?? []).map(({ profile }) => profile), removed: change.removeProfiles ?? [] })
    }
    return saved
  }

  #announce(change: Omit<ProfilesChange, 'servers'>): void {
    const { vault, onChanged } = this.#parts
    onChanged({ servers: vault.servers(), ...change })
  }
}

const toDone = (saved: Result<Saved, AppError>): Result<void, AppError> => (saved.ok ? ok(undefined) : saved)
