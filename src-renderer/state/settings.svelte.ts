import type { Api } from '../../src-main/contract/index.ts'
import { defaultSettings, type Preferences, type Settings } from '../../src-main/model/settings.ts'
import type { ToastsState } from './toasts.svelte.ts'

/** What main last said of the settings, and whether their view stands in the place of the panes. */
export class PreferencesState {
  current = $state.raw<Settings>(defaultSettings)
  isOpen = $state(false)
  readonly #api: Api
  readonly #toasts: ToastsState

  constructor(api: Api, toasts: ToastsState) {
    this.#api = api
    this.#toasts = toasts
  }

  /** Returns how to stop. */
  start(): () => void {
    return this.#api.settings.changed((settings) => (this.current = settings))
  }

  async load(): Promise<void> {
    const answer = await this.#api.settings.get()
    if (answer.ok) this.current = answer.value
  }

  open(): void {
    this.isOpen = true
  }

  close(): void {
    this.isOpen = false
  }

  /** What is shown follows when main says that it changed. */
  async set(change: Partial<Preferences>): Promise<void> {
    const answer = await this.#api.settings.set(change)
    if (answer.ok) return
    // The same once more: a list of choices already shows what was chosen, and goes back.
    this.current = { ...this.current }
    this.#toasts.sayFailure('settings', answer)
  }
}
