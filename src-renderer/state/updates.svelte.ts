import type { Api } from '../../src-main/contract/index.ts'
import type { UpdateState } from '../../src-main/model/update-state.ts'
import type { ToastsState } from './toasts.svelte.ts'

export type UpdatesParts = {
  readonly toasts: ToastsState
  readonly about: { readonly open: () => void }
  readonly copying: { readonly copyText: (text: string, done: string) => Promise<void> }
}

/** What main last said of newer versions. */
export class UpdatesState {
  /** null until main was asked. */
  current = $state.raw<UpdateState | null>(null)
  readonly #api: Api
  readonly #parts: UpdatesParts

  constructor(api: Api, parts: UpdatesParts) {
    this.#api = api
    this.#parts = parts
  }

  /** Returns how to stop. */
  start(): () => void {
    const { toasts, about } = this.#parts
    const stops = [
      this.#api.updates.changed((state) => (this.current = state)),
      this.#api.updates.found((version) => {
        // It stays: whoever has the window in the tray sees it later.
        const action = { label: 'Show', run: () => about.open() }
        toasts.show({ id: 'update', text: `Mintmark ${version} is available`, action, until: null })
      })
    ]
    return () => stops.forEach((stop) => stop())
  }

  async load(): Promise<void> {
    const answer = await this.#api.updates.state()
    if (answer.ok) this.current = answer.value
  }

  async check(): Promise<void> {
    const answer = await this.#api.updates.check()
    if (answer.ok) this.current = answer.value
    else this.#parts.toasts.sayFailure('update', answer)
  }

  async copyNotesUrl(): Promise<void> {
    if (this.current?.kind === 'available')
      await this.#parts.copying.copyText(this.current.news.notesUrl, 'Address of the release notes copied')
  }
}
