import type { Api } from '../../src-main/contract/index.ts'
import type { Profile, ProfileId } from '../../src-main/model/profile.ts'
import type { Server } from '../../src-main/model/server.ts'
import { fittingPlace, type Identity } from '../../src-main/model/usergrid/identity.ts'
import { ProfileForm } from './profile-form.svelte.ts'
import type { ProfilesState } from './profiles.svelte.ts'
import type { SecretState } from './start-draft.ts'
import type { TokensState } from './tokens.svelte.ts'
import type { VaultPageState } from './vault.svelte.ts'

export type EditingParts = {
  readonly api: Api
  readonly profiles: ProfilesState
  readonly tokens: TokensState
  readonly vault: VaultPageState
  readonly onSaved: (profile: Profile, next: { readonly getToken: boolean }) => Promise<void>
}

/** The profile dialog: open while there is a form. Also the ways out that change a profile as a person would in the dialog. */
export class EditingState {
  form = $state.raw<ProfileForm | null>(null)
  /** What a person came to change in a profile that is there: it takes the focus first. */
  startsAt: 'principal' | 'secret' = 'secret'
  readonly #parts: EditingParts

  constructor(parts: EditingParts) {
    this.#parts = parts
  }

  /** A new profile next to the given one. */
  create(near: Profile | null): void {
    this.form ??= ProfileForm.forNew(this.#parts.api, near, this.#parts.profiles)
  }

  /** The first profile of a server. */
  createAt(server: Server): void {
    this.form ??= ProfileForm.forServer(this.#parts.api, server)
  }

  edit(id: ProfileId, startsAt: EditingState['startsAt'] = 'secret'): void {
    const { api, profiles, tokens } = this.#parts
    const profile = profiles.get(id)
    const server = profile === null ? null : profiles.serverOf(profile)
    if (profile === null || server === null) return
    this.startsAt = startsAt
    const context = { longestLifetimeMs: tokens.longestLifetimeMs(id), secretState: this.#secretState(id) }
    this.form ??= ProfileForm.forEdit(api, profile, server, context)
  }

  /** A new profile like the given one. Its secret has to be typed: the stored one never comes to the page. */
  duplicate(id: ProfileId): void {
    const { api, profiles } = this.#parts
    const profile = profiles.get(id)
    const server = profile === null ? null : profiles.serverOf(profile)
    if (profile !== null && server !== null) this.form ??= ProfileForm.forDuplicate(api, profile, server)
  }

  close(): void {
    this.form?.forget()
    this.form = null
  }

  async save(next: { readonly getToken: boolean }): Promise<void> {
    const saved = await this.form?.save()
    if (saved === undefined || saved === null) return
    this.close()
    await this.#parts.onSaved(saved, next)
  }

  /** The way out when a server does not allow so long a lifetime: the profile asks for the longest. */
  async useLongestLifetime(id: ProfileId, maxMs: number): Promise<void> {
    await this.#changeAndGetToken(id, (form) => form.setLifetime(maxMs))
  }

  /** The way out when the server granted another access type: the profile asks for that one. */
  async useGranted(id: ProfileId, granted: Identity): Promise<void> {
    await this.#changeAndGetToken(id, (form) => Object.assign(form, fittingPlace(granted)))
  }

  /** The way out when a server does not know `/token`: all of its profiles use the path that servers do know. */
  async useManagementPath(id: ProfileId): Promise<void> {
    await this.#changeAndGetToken(id, (form) => (form.managementTokenPath = '/management/token'))
  }

  #secretState(id: ProfileId): SecretState {
    const { tokens, vault } = this.#parts
    const part = vault.damagedPart(id)
    if (part === 'profile' || part === 'server') return 'damaged'
    const { attempt } = tokens.get(id)
    return attempt.kind === 'failed' && attempt.error.code === 'no-secret' ? 'missing' : 'stored'
  }

  /** Where that cannot be saved, the dialog stays open with its words. */
  async #changeAndGetToken(id: ProfileId, change: (form: ProfileForm) => void): Promise<void> {
    this.edit(id)
    if (this.form === null) return
    change(this.form)
    await this.save({ getToken: true })
  }
}
