import type { Api } from '../../src-main/contract/index.ts'
import type { TokenDetail } from '../../src-main/contract/tokens.ts'
import type { AppError } from '../../src-main/model/app-error.ts'
import type { ProfileId } from '../../src-main/model/profile.ts'
import { secondMs } from '../../src-main/model/time.ts'
import type { DetailTab } from './detail-tab.ts'
import { RevealedValues } from './revealed-values.svelte.ts'

const revealedForMs = 30 * secondMs

/** The token of the selected profile, masked, and for half a minute in clear when a person asked for it. */
export class DetailState {
  tab = $state<DetailTab>('response')
  profileId = $state<ProfileId | null>(null)
  token = $state.raw<TokenDetail | null>(null)
  error = $state.raw<AppError | null>(null)
  revealed = $state<string | null>(null)
  /** What else of the response is in clear. */
  readonly values: RevealedValues
  readonly #api: Api
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(api: Api) {
    this.#api = api
    this.values = new RevealedValues(api, revealedForMs)
  }

  /** Loads what there is of the profile's token: on selection and when main says that it changed. */
  async load(id: ProfileId | null): Promise<void> {
    if (id !== this.profileId) {
      this.token = null
      this.error = null
    }
    this.hide()
    this.profileId = id
    if (id === null) return
    const answer = await this.#api.tokens.detail(id)
    // By now another profile may be selected.
    if (this.profileId !== id) return
    // What was revealed meanwhile belongs to the token before.
    this.hide()
    this.token = answer.ok ? answer.value : null
    this.error = answer.ok ? null : answer.error
  }

  async toggleReveal(): Promise<void> {
    const id = this.profileId
    if (this.revealed !== null) return this.#hideToken()
    if (id === null || this.token === null) return
    const answer = await this.#api.tokens.reveal(id)
    if (!answer.ok || this.profileId !== id) return
    this.revealed = answer.value
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#hideToken(), revealedForMs)
  }

  /** Lets go of the token, because the vault has locked. The selection stays. */
  drop(): void {
    this.hide()
    this.token = null
    this.error = null
  }

  hide(): void {
    this.#hideToken()
    this.values.hide()
  }

  #hideToken(): void {
    clearTimeout(this.#timer)
    this.revealed = null
  }
}
