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
import { dayMs, hourMs, minuteMs, secondMs } from '../../src-main/model/time.ts'
import { clientIdWarning } from '../../src-main/model/usergrid/client-id.ts'
import { toTokenRequest } from '../../src-main/model/usergrid/token-request.ts'
import type { ProfilesState } from './profiles.svelte.ts'

const unitMs = { ms: 1, s: secondMs, min: minuteMs, h: hourMs, d: dayMs } as const
export type LifetimeUnit = keyof typeof unitMs
export const lifetimeUnits = Object.keys(unitMs) as readonly LifetimeUnit[]

/** The largest unit that divides the lifetime, as a person would write it. */
function toLifetime(ttlMs: number | null): { readonly amount: string; readonly unit: LifetimeUnit } {
  if (ttlMs === null) return { amount: '', unit: 'h' }
  const unit = lifetimeUnits.findLast((each) => ttlMs % unitMs[each] === 0) ?? 'ms'
  return { amount: String(ttlMs / unitMs[unit]), unit }
}

const blank: ProfileDraft = {
  id: null,
  serverUrl: '',
  environment: 'production',
  managementTokenPath: '/management/token',
  accessType: 'application-user',
  organization: '',
  application: '',
  principal: '',
  secret: '',
  name: '',
  notes: '',
  ttlMs: null
}

/** What is being typed into the profile dialog. Nothing of it is lost when saving fails. */
export class ProfileForm {
  readonly isNew: boolean
  /** What the server said it allows at most, if it did. */
  readonly longestLifetimeMs: number | null
  readonly #id: ProfileDraft['id']
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
  /** Empty while editing means: keep the stored one. */
  secret = $state('')
  name = $state('')
  notes = $state('')
  lifetime = $state('')
  lifetimeUnit = $state<LifetimeUnit>('h')
  wasSplit = $state(false)
  isSaving = $state(false)
  error = $state.raw<AppError | null>(null)
  #hasChosenEnvironment = $state(false)
  /** Fields that were left once, or all of them after an attempt to save: their problems are shown. */
  #visited = $state.raw<ReadonlySet<DraftField>>(new Set())

  private constructor(api: Api, draft: ProfileDraft, longestLifetimeMs: number | null = null) {
    this.#api = api
    this.longestLifetimeMs = longestLifetimeMs
    this.#id = draft.id
    this.isNew = draft.id === null
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
    this.setLifetime(draft.ttlMs)
    this.#original = JSON.stringify(this.draft)
    this.#storedFor = draft.id === null ? null : toBaseUrl(draft.serverUrl)
  }

  /** A new profile next to the selected one: same server, organization and application. */
  static forNew(api: Api, near: Profile | null, profiles: ProfilesState): ProfileForm {
    const server = near === null ? null : profiles.serverOf(near)
    if (near === null || server === null) return new ProfileForm(api, blank)
    const { baseUrl: serverUrl, environment, managementTokenPath } = server
    const { organization, application, accessType } = near
    return new ProfileForm(api, { ...blank, serverUrl, environment, managementTokenPath, accessType, organization, application })
  }

  static forEdit(api: Api, profile: Profile, server: Server, longestLifetimeMs: number | null = null): ProfileForm {
    const { baseUrl: serverUrl, environment, managementTokenPath } = server
    const { id, accessType, organization, application, principal, name, notes, ttlMs } = profile
    const stored = { id, accessType, organization, application, principal, name, notes, ttlMs, secret: null }
    return new ProfileForm(api, { ...stored, serverUrl, environment, managementTokenPath }, longestLifetimeMs)
  }

  readonly type = $derived(accessTypes[this.accessType])

  readonly draft: ProfileDraft = $derived.by(() => ({
    id: this.#id,
    serverUrl: this.serverUrl,
    environment: this.environment,
    managementTokenPath: this.managementTokenPath,
    accessType: this.accessType,
    organization: this.organization,
    application: this.application,
    principal: this.principal,
    secret: !this.isNew && this.secret === '' ? null : this.secret,
    name: this.name,
    notes: this.notes,
    ttlMs: this.lifetime.trim() === '' ? null : Math.round(Number(this.lifetime) * unitMs[this.lifetimeUnit])
  }))
  readonly #problems = $derived.by(() => checkDraft(this.draft, this.#storedFor))
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
          this.secret === '' && this.isNew ? '' : '••••••••'
        )
  })

  readonly isLifetimeTooLong = $derived.by(() => this.longestLifetimeMs !== null && (this.draft.ttlMs ?? 0) > this.longestLifetimeMs)

  setLifetime(ttlMs: number | null): void {
    const { amount, unit } = toLifetime(ttlMs)
    this.lifetime = amount
    this.lifetimeUnit = unit
  }

  isChanged(): boolean {
    return JSON.stringify(this.draft) !== this.#original
  }

  problem(field: DraftField): string | undefined {
    return this.#visited.has(field) ? this.#problems.find((problem) => problem.field === field)?.message : undefined
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
    const answer = await this.#api.profiles.save($state.snapshot(this.draft))
    this.isSaving = false
    this.error = answer.ok ? null : answer.error
    return answer.ok ? answer.value : null
  }
}
