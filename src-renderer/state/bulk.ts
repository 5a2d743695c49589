import type { Api } from '../../src-main/contract/index.ts'
import type { RefreshSummary } from '../../src-main/contract/tokens.ts'
import type { AppError } from '../../src-main/model/app-error.ts'
import type { ProfileId } from '../../src-main/model/profile.ts'
import type { Result } from '../../src-main/model/result.ts'
import type { ToastsState } from './toasts.svelte.ts'

/** What is done with many profiles at once, and how it is said. */
export class Bulk {
  readonly #api: Api
  readonly #toasts: ToastsState

  constructor(api: Api, toasts: ToastsState) {
    this.#api = api
    this.#toasts = toasts
  }

  async getTokens(ids: readonly ProfileId[]): Promise<void> {
    this.#say(await this.#api.tokens.refreshSelected(ids))
  }

  async refreshExpiring(): Promise<void> {
    this.#say(await this.#api.tokens.refreshExpiring())
  }

  async setPinned(ids: readonly ProfileId[], pinned: boolean): Promise<void> {
    this.#toasts.sayFailure('pin', await this.#api.profiles.setPinned({ ids, pinned }))
  }

  #say(answer: Result<RefreshSummary, AppError>): void {
    if (!answer.ok) return this.#toasts.sayFailure('refresh', answer)
    const { minted, failed } = answer.value
    this.#toasts.say(
      'refresh',
      failed === 0 ? `${minted} refreshed` : `${minted} refreshed, ${failed} failed`,
      failed === 0 ? 'neutral' : 'danger'
    )
  }
}
