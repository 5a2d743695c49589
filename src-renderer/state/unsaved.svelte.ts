import type { Api } from '../../src-main/contract/index.ts'
import type { EditingState } from './editing.svelte.ts'
import type { ServersState } from './servers.svelte.ts'

export type UnsavedParts = { readonly editing: EditingState; readonly servers: ServersState }

/** What a person typed into a dialog and has not saved: nothing of it goes, with the dialog or with Mintmark, before they have said so. */
export class UnsavedState {
  /** What waits for their answer; null: nothing. */
  waiting = $state.raw<'close' | 'quit' | null>(null)
  readonly #api: Api
  readonly #parts: UnsavedParts

  constructor(api: Api, parts: UnsavedParts) {
    this.#api = api
    this.#parts = parts
  }

  /** Returns how to stop. */
  start(): () => void {
    return this.#api.desktop.quitAsked(() => this.#answerQuit())
  }

  /** What has changes; null: nothing. */
  what(): 'profile' | 'server' | null {
    const { editing, servers } = this.#parts
    if (editing.form?.isChanged() === true) return 'profile'
    return servers.form?.isChanged() === true ? 'server' : null
  }

  /** Closes the dialog, or asks first. */
  close(): void {
    if (this.what() === null) this.#closeForms()
    else this.waiting = 'close'
  }

  discard(): void {
    const isQuitting = this.waiting === 'quit'
    this.waiting = null
    this.#closeForms()
    if (isQuitting) void this.#api.desktop.answerQuit(true)
  }

  keep(): void {
    this.waiting = null
  }

  #answerQuit(): void {
    const mayQuit = this.what() === null
    if (!mayQuit) this.waiting = 'quit'
    void this.#api.desktop.answerQuit(mayQuit)
  }

  #closeForms(): void {
    this.#parts.editing.close()
    this.#parts.servers.closeForm()
  }
}
