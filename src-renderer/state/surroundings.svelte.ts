import type { Surroundings } from '../../src-main/contract/desktop.ts'
import type { Api } from '../../src-main/contract/index.ts'
import type { ToastsState } from './toasts.svelte.ts'

/** How Mintmark stands in the desktop around it, as main last found it. */
export class SurroundingsState {
  /** null until main was asked. */
  current = $state.raw<Surroundings | null>(null)
  readonly #api: Api
  readonly #toasts: ToastsState

  constructor(api: Api, toasts: ToastsState) {
    this.#api = api
    this.#toasts = toasts
  }

  async load(): Promise<void> {
    const answer = await this.#api.desktop.surroundings()
    if (answer.ok) this.current = answer.value
  }

  async setStartsWithSession(isOn: boolean): Promise<void> {
    const answer = await this.#api.desktop.setStartsWithSession(isOn)
    if (answer.ok) this.current = answer.value
    else this.#toasts.sayFailure('settings', answer)
  }
}
