import type { Api } from '../../src-main/contract/index.ts'
import type { VaultState } from '../../src-main/model/vault-state.ts'
import { AskedPassphrase } from './asked-passphrase.svelte.ts'
import { OneRequest } from './one-request.svelte.ts'
import { PassphraseForm } from './passphrase-form.svelte.ts'
import type { ToastsState } from './toasts.svelte.ts'

export type WayIn = 'keychain' | 'passphrase' | 'recovery-code'

/** What is open about the ways into the vault. */
export type WaysInDialog =
  /** Makes a vault where there is none yet, else adds or changes its passphrase. */
  | { readonly kind: 'passphrase'; readonly task: 'create' | 'add' | 'change'; readonly form: PassphraseForm }
  | { readonly kind: 'remove'; readonly way: WayIn }
  /** The current passphrase, before a recovery code is made. */
  | { readonly kind: 'make-code' }
  | { readonly kind: 'show-code'; readonly code: string; readonly replaces: boolean }

const passphraseDone = { create: 'The vault is made', add: 'Passphrase added', change: 'Passphrase changed' }
const removed: Readonly<Record<WayIn, string>> = {
  keychain: 'Keychain removed',
  passphrase: 'Passphrase removed',
  'recovery-code': 'Recovery code removed'
}

/** Adding, changing and removing what opens the vault. Nothing that is typed here outlives its dialog. */
export class WaysInState {
  dialog = $state.raw<WaysInDialog | null>(null)
  readonly current = new AskedPassphrase()
  readonly request = new OneRequest()
  readonly #api: Api
  readonly #toasts: ToastsState
  readonly #vault: () => VaultState

  constructor(api: Api, toasts: ToastsState, vault: () => VaultState) {
    this.#api = api
    this.#toasts = toasts
    this.#vault = vault
  }

  get vault(): VaultState {
    return this.#vault()
  }

  /** Whether the person has to show that it is still the same one. */
  get asksCurrent(): boolean {
    return this.vault.ways.passphrase
  }

  choosePassphrase(): void {
    const task = this.vault.kind !== 'open' ? 'create' : this.vault.ways.passphrase ? 'change' : 'add'
    this.#open({ kind: 'passphrase', task, form: new PassphraseForm() })
  }

  async savePassphrase(): Promise<void> {
    const { dialog } = this
    if (dialog?.kind !== 'passphrase') return
    const isTyped = dialog.form.check()
    if (!this.#isConfirmed() || !isTyped) return
    const { vault } = this.#api
    const next = dialog.form.passphrase
    const answer = await this.request.run(() =>
      dialog.task === 'create' ? vault.create(next) : vault.setPassphrase({ ...this.#confirmed(), next })
    )
    if (answer !== null) this.#finish(passphraseDone[dialog.task])
  }

  async addKeychain(): Promise<void> {
    const answer = await this.request.run(() => this.#api.vault.addKeychain())
    if (answer !== null) this.#finish('Keychain added')
  }

  askToRemove(way: WayIn): void {
    this.#open({ kind: 'remove', way })
  }

  async remove(): Promise<void> {
    const { dialog } = this
    if (dialog?.kind !== 'remove' || !this.#isConfirmed()) return
    const { removeKeychain, removePassphrase, removeRecoveryCode } = this.#api.vault
    const calls = { keychain: removeKeychain, passphrase: removePassphrase, 'recovery-code': removeRecoveryCode }
    const answer = await this.request.run(() => calls[dialog.way](this.#confirmed()))
    if (answer !== null) this.#finish(removed[dialog.way])
  }

  /** A code is shown at once where there is no passphrase to ask for. */
  async makeCode(): Promise<void> {
    if (this.asksCurrent) this.#open({ kind: 'make-code' })
    else await this.createCode()
  }

  async createCode(): Promise<void> {
    if (!this.#isConfirmed()) return
    const answer = await this.request.run(() => this.#api.vault.createRecoveryCode(this.#confirmed()))
    if (answer !== null) this.#open({ kind: 'show-code', code: answer.value, replaces: this.vault.ways.recoveryCode })
  }

  /** The person has written it down. */
  async keepCode(): Promise<void> {
    const answer = await this.request.run(() => this.#api.vault.keepRecoveryCode())
    if (answer !== null) this.#finish('The recovery code opens the vault from now on')
  }

  /** While main is at work the dialog stays: what comes of it has to be read. */
  close(): void {
    if (this.request.isBusy) return
    if (this.dialog?.kind === 'show-code') {
      const what = this.dialog.replaces ? 'the one before it stays in force' : 'there is none'
      this.#toasts.say('ways-in', `The new recovery code was not kept: ${what}`)
    }
    this.#open(null)
  }

  #open(dialog: WaysInDialog | null): void {
    if (this.dialog?.kind === 'passphrase') this.dialog.form.forget()
    this.dialog = dialog
    this.current.clear()
    this.request.error = null
  }

  #finish(text: string): void {
    this.#open(null)
    this.#toasts.say('ways-in', text)
  }

  #isConfirmed(): boolean {
    return !this.asksCurrent || this.current.check()
  }

  #confirmed(): { readonly current: string | null } {
    return { current: this.asksCurrent ? this.current.value : null }
  }
}
