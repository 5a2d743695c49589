import type { Api } from '../../src-main/contract/index.ts'
import { accessTypes, type AccessTypeId } from '../../src-main/model/access-type.ts'
import type { AppError } from '../../src-main/model/app-error.ts'
import { checkDraft, type DraftField, type ProfileDraft } from '../../src-main/model/profile-draft.ts'
import { profileName, type Profile } from '../../src-main/model/profile.ts'
import {
  guessEnvironment,
  isUnencrypted,
  toBaseUrl,
  type Environment,
  type ManagementTokenPath,
  type Server
} from '../../src-main/model/server.ts'
import { fittingAccessType, splitTokenUrl } from '../../src-main/model/split-token-url.ts'
import { clientIdWarning } from '../../src-main/model/usergrid/client-id.ts'
import { toTokenRequest } from '../../src-main/model/usergrid/token-request.ts'
import { toLifetime, toTtlMs, type LifetimeUnit } from './lifetime.ts'
import type { TypedProfile } from './place.ts'
import type { ProfilesState } from './profiles.svelte.ts'
import { draftAt, draftLike, draftNear, draftOf, unsaved, type EditContext, type SecretState } from './start-draft.ts'

/** What is being typed into the profile dialog. Nothing of it is lost when saving fails. */
export class ProfileForm {
  readonly id: ProfileDraft['id']
  readonly isNew: boolean
  readonly secretState: SecretState
  /** Whether everything but the secret was there from the start. */
  readonly isDuplicate: boolean
  /** What the server said it allows at most, if it did. */
  readonly longestLifetimeMs: number | null
  readonly #api: Api
  readonly #original: string
  /** Where the stored secret belongs; null for a new profile, or while there is no address. */
  readonly #storedFor: string | null

  accessType = $state<AccessTypeId>('application-user')
  serverUrl = $state('')
  environment = $state<Environment>('production')
  managementTokenPath = $state<ManagementTokenPath>('/management/token')
  organization = $state('')
  application = $state('')
  principal = $state('')
  /** Empty means: keep the stored one, where there is one. */
  secret = $state('')
  name = $state('')
  notes = $state('')
  keepFresh = $state(false)
  lifetime = $state('')
  lifetimeUnit = $state<LifetimeUnit>('h')
  wasSplit = $state(false)
  isSaving = $state(false)
  error = $state.raw<AppError | null>(null)
  #refused = $state.raw<ProfileDraft | null>(null)
  #hasChosenEnvironment = $state(false)
  /** Fields that were left once, or all of them after an attempt to save: their problems are shown. */
  #visited = $state.raw<ReadonlySet<DraftField>>(new Set())

  private constructor(api: Api, draft: ProfileDraft, { longestLifetimeMs, secretState }: EditContext) {
    this.#api = api
    this.longestLifetimeMs = longestLifetimeMs
    this.secretState = secretState
    this.id = draft.id
    this.isNew = draft.id === null
    this.isDuplicate = this.isNew && draft.principal !== ''
    this.accessType = draft.accessType
    this.serverUrl = draft.serverUrl
    this.environment = draft.environment
    this.#hasChosenEnvironment = draft.serverUrl !== ''
    this.managementTokenPath = draft.managementTokenPath
    this.organization = draft.organization
    this.application = draft.application
    this.principal = draft.principal
    this.name = draft.name
    this.notes = draft.notes
    this.keepFresh = draft.keepFresh
    this.setLifetime(draft.ttlMs)
    this.#original = JSON.stringify(this.draft)
    this.#storedFor = draft.id === null ? null : toBaseUrl(draft.serverUrl)
  }

  /** A new profile next to the selected one: same server, organization and application. */
  static forNew(api: Api, near: Profile | null, profiles: ProfilesState): ProfileForm {
    return new ProfileForm(api, draftNear(near, near === null ? null : profiles.serverOf(near)), unsaved)
  }

  static forServer(api: Api, server: Server): ProfileForm {
    return new ProfileForm(api, draftAt(server), unsaved)
  }

  static forDuplicate(api: Api, profile: Profile, server: Server): ProfileForm {
    return new ProfileForm(api, draftLike(profile, server), unsaved)
  }

  static forEdit(api: Api, profile: Profile, server: Server, context: EditContext): ProfileForm {
    return new ProfileForm(api, draftOf(profile, server), context)
  }

  readonly type = $derived(accessTypes[this.accessType])

  readonly draft: ProfileDraft = $derived.by(() => ({
    id: this.id,
    serverUrl: this.serverUrl,
    environment: this.environment,
    managementTokenPath: this.managementTokenPath,
    accessType: this.accessType,
    organization: this.organization,
    application: this.application,
    principal: this.principal,
    secret: this.secretState === 'stored' && this.secret === '' ? null : this.secret,
    name: this.name,
    notes: this.notes,
    keepFresh: this.keepFresh,
    ttlMs: toTtlMs(this.lifetime, this.lifetimeUnit)
  }))
  readonly #problems = $derived.by(() => checkDraft(this.draft, { storedFor: this.#storedFor, isDamaged: false }))
  readonly suggestedName = $derived(profileName({ ...this.draft, name: '' }))
  readonly clientIdWarning = $derived.by(() => clientIdWarning(this.accessType, this.principal, this.secret))
  readonly isUnencrypted = $derived.by(() => {
    const baseUrl = toBaseUrl(this.serverUrl)
    return baseUrl !== null && isUnencrypted(baseUrl)
  })
  /** What would be sent, secret left out; null while the address is not one. */
  readonly request = $derived.by(() => {
    const baseUrl = toBaseUrl(this.serverUrl)
    return baseUrl === null
      ? null
      : toTokenRequest(
          { baseUrl, managementTokenPath: this.managementTokenPath },
          { ...this.draft, principal: this.principal.trim() },
          this.secret === '' && this.secretState !== 'stored' ? '' : '••••••••'
        )
  })

  readonly isLifetimeTooLong = $derived.by(() => this.longestLifetimeMs !== null && (this.draft.ttlMs ?? 0) > this.longestLifetimeMs)

  /** What was typed does not outlive the dialog, though Svelte may hold on to a form that is gone for a while. */
  forget(): void {
    this.secret = ''
    // Derived values stay what they were until they are read again.
    void [this.draft, this.#problems, this.request, this.clientIdWarning]
  }

  setLifetime(ttlMs: number | null): void {
    const { amount, unit } = toLifetime(ttlMs)
    this.lifetime = amount
    this.lifetimeUnit = unit
  }

  isChanged(): boolean {
    return JSON.stringify(this.draft) !== this.#original
  }

  /** The fields as they are, for a form that takes the place of this one. */
  typed(): TypedProfile {
    const { accessType, serverUrl, environment, managementTokenPath, organization, application } = this
    const { principal, secret, name, notes, keepFresh, lifetime, lifetimeUnit } = this
    const place = { accessType, serverUrl, environment, managementTokenPath, organization, application }
    return { ...place, principal, secret, name, notes, keepFresh, lifetime, lifetimeUnit }
  }

  retype(typed: TypedProfile): void {
    Object.assign(this, typed)
    this.#hasChosenEnvironment = typed.serverUrl !== ''
  }

  problem(field: DraftField): string | undefined {
    const problem = this.#visited.has(field) ? this.#problems.find((each) => each.field === field) : undefined
    return (problem ?? this.#refusal(field))?.message
  }

  /** What main had to say of the field, until it is changed. */
  #refusal(field: DraftField): { readonly message: string } | undefined {
    const { error } = this
    if (error?.code !== 'invalid-input' || this.draft[field] !== this.#refused?.[field]) return undefined
    return error.problems.find((each) => each.field === field)
  }

  visit(field: DraftField): void {
    this.#visited = new Set([...this.#visited, field])
  }

  /** The address as typed or pasted: a whole token URL splits itself. */
  typeServer(text: string): void {
    const parts = splitTokenUrl(text)
    this.wasSplit = parts !== null
    this.serverUrl = parts?.serverUrl ?? text
    if (parts !== null) {
      this.accessType = fittingAccessType(this.accessType, parts.endpoint)
      this.organization = parts.organization || this.organization
      this.application = parts.application || this.application
    }
    const baseUrl = toBaseUrl(this.serverUrl)
    if (baseUrl !== null && !this.#hasChosenEnvironment) this.environment = guessEnvironment(baseUrl)
  }

  chooseEnvironment(environment: Environment): void {
    this.environment = environment
    this.#hasChosenEnvironment = true
  }

  /** The saved profile, or null when it was not: the problems then stand beside their fields, anything else in `error`. */
  async save(): Promise<Profile | null> {
    this.#visited = new Set(this.#problems.map(({ field }) => field))
    if (this.#problems.length > 0 || this.isSaving) return null
    this.isSaving = true
    const draft = $state.snapshot(this.draft)
    const answer = await this.#api.profiles.save(draft)
    this.isSaving = false
    this.error = answer.ok ? null : answer.error
    this.#refused = answer.ok ? null : draft
    return answer.ok ? answer.value : null
  }
}
