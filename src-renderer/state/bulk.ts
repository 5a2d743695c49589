import type { Api } from '../../src-main/contract/index.ts'
import type { ProfileId } from '../../src-main/model/profile.ts'
import type { ToastsState } from './toasts.svelte.ts'

/** What is done with many profiles at once. How a run of mints goes is told by `RefreshRunState`. */
export class Bulk {
  readonly #api: Api
  readonly #toasts: ToastsState

  constructor(api: Api, toasts: ToastsState) {
    this.#api = api
    this.#toasts = toasts
  }

  async getTokens(ids: readonly ProfileId[]): Promise<void> {
    this.#toasts.sayFailure('refresh', await this.#api.tokens.refreshSelected(ids))
  }

  async refreshExpiring(): Promise<void> {
    const answer = await this.#api.tokens.refreshExpiring()
    if (!answer.ok) return this.#toasts.sayFailure('refresh', answer)
    if (Object.values(answer.value).every((count) => count === 0)) this.#toasts.say('refresh', 'No token has expired or soon will')
  }

  async setPinned(ids: readonly ProfileId[], pinned: boolean): Promise<void> {
    this.#toasts.sayFailure('pin', await this.#api.profiles.setPinned({ ids, pinned }))
  }

  async setKeepFresh(ids: readonly ProfileId[], keepFresh: boolean): Promise<void> {
    this.#toasts.sayFailure('keep-fresh', await this.#api.profiles.setKeepFresh({ ids, keepFresh }))
  }
}
