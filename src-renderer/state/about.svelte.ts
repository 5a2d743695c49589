import type { Api } from '../../src-main/contract/index.ts'
import type { AppFacts } from '../../src-main/model/app-facts.ts'
import type { Licence } from '../../src-main/model/licence.ts'
import type { Theme } from '../../src-main/model/settings.ts'
import { diagnosticsText } from '../../src-main/model/text/about-text.ts'
import type { VaultState } from '../../src-main/model/vault-state.ts'
import type { ToastsState } from './toasts.svelte.ts'

export type AboutParts = {
  readonly toasts: ToastsState
  readonly vault: { readonly state: VaultState }
  readonly preferences: { readonly current: { readonly theme: Theme } }
  readonly copying: { readonly copyText: (text: string, done: string) => Promise<void> }
}

/** What this Mintmark is made of and runs on. Main is asked when a person wants to know. */
export class AboutState {
  isOpen = $state(false)
  facts = $state.raw<AppFacts | null>(null)
  /** null: nobody reads them now. */
  licences = $state.raw<readonly Licence[] | null>(null)
  readonly #api: Api
  readonly #parts: AboutParts

  constructor(api: Api, parts: AboutParts) {
    this.#api = api
    this.#parts = parts
  }

  open(): void {
    this.isOpen = true
  }

  close(): void {
    this.isOpen = false
    this.licences = null
  }

  /** Asks again each time: what the clipboard takes is known better after a copy. */
  async load(): Promise<void> {
    const answer = await this.#api.desktop.facts()
    if (answer.ok) this.facts = answer.value
  }

  async readLicences(): Promise<void> {
    const answer = await this.#api.desktop.licences()
    if (answer.ok) this.licences = answer.value
    else this.#parts.toasts.sayFailure('licences', answer)
  }

  closeLicences(): void {
    this.licences = null
  }

  async openLogs(): Promise<void> {
    this.#parts.toasts.sayFailure('logs', await this.#api.desktop.openLogs())
  }

  async copyDiagnostics(): Promise<void> {
    if (this.facts === null) return
    const { vault, preferences, copying } = this.#parts
    await copying.copyText(diagnosticsText(this.facts, vault.state, preferences.current.theme), 'Diagnostics copied')
  }
}
