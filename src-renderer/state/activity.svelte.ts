import type { Api } from '../../src-main/contract/index.ts'
import type { ActivityEntry } from '../../src-main/model/activity.ts'
import type { AppError } from '../../src-main/model/app-error.ts'
import type { ProfileId } from '../../src-main/model/profile.ts'

/** The attempts of the profile whose activity is on screen. */
export class ActivityState {
  /** Newest first; null until they have come. */
  entries = $state.raw<readonly ActivityEntry[] | null>(null)
  error = $state.raw<AppError | null>(null)
  readonly #api: Api
  #profileId: ProfileId | null = null

  constructor(api: Api) {
    this.#api = api
  }

  /** Listens for new attempts, and lets go of what was shown when the vault locks. Returns how to stop. */
  start(): () => void {
    const stops = [
      this.#api.tokens.attempted((id) => {
        if (id === this.#profileId) void this.#load(id)
      }),
      this.#api.vault.changed(({ kind }) => {
        if (kind === 'locked') this.#close()
      })
    ]
    return () => stops.forEach((stop) => stop())
  }

  /** Loads them, and again with every new one. Returns how to stop, which leaves alone what was opened since. */
  open(id: ProfileId): () => void {
    this.#close()
    this.#profileId = id
    void this.#load(id)
    return () => {
      if (this.#profileId === id) this.#close()
    }
  }

  #close(): void {
    this.#profileId = null
    this.entries = null
    this.error = null
  }

  async #load(id: ProfileId): Promise<void> {
    const answer = await this.#api.tokens.activity(id)
    // By now another profile may be on screen.
    if (this.#profileId !== id) return
    this.entries = answer.ok ? answer.value : null
    this.error = answer.ok ? null : answer.error
  }
}
