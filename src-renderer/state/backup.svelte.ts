import type { Api } from '../../src-main/contract/index.ts'
import type { ConflictChoice, ImportPlan } from '../../src-main/model/import-plan.ts'
import type { VaultState } from '../../src-main/model/vault-state.ts'
import { AskedPassphrase } from './asked-passphrase.svelte.ts'
import { importedText } from './import-words.ts'
import { OneRequest } from './one-request.svelte.ts'
import { PassphraseForm } from './passphrase-form.svelte.ts'
import type { ToastsState } from './toasts.svelte.ts'

/** Where an export or an import is. */
export type BackupStep =
  /** Choosing the passphrase that seals the file. */
  | { readonly kind: 'exporting'; readonly form: PassphraseForm }
  /** A sealed file was chosen: its passphrase is asked for. */
  | { readonly kind: 'opening'; readonly file: string }
  | { readonly kind: 'deciding'; readonly file: string; readonly plan: ImportPlan }

/** Exports and imports of Mintmark's own file, as far as the page knows of them: the file stays with main. */
export class BackupState {
  step = $state.raw<BackupStep | null>(null)
  choice = $state<ConflictChoice>('keep')
  /** The current passphrase of the vault before an export, or the one of the file. */
  readonly asked = new AskedPassphrase()
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

  /** Whether the person has to show that it is still the same one before secrets leave the vault. */
  get asksCurrent(): boolean {
    return this.vault.ways.passphrase
  }

  startExport(): void {
    this.#go({ kind: 'exporting', form: new PassphraseForm() })
  }

  /** Where no file was chosen after all, the dialog stays with what was typed. */
  async exportSealed(): Promise<void> {
    const { step } = this
    if (step?.kind !== 'exporting') return
    const isTyped = step.form.check()
    if ((this.asksCurrent && !this.asked.check()) || !isTyped) return
    const { passphrase } = step.form
    const current = this.asksCurrent ? this.asked.value : null
    const answer = await this.request.run(() => this.#api.backup.exportSealed({ passphrase, current }))
    if (answer === null || answer.value === null) return
    this.#go(null)
    this.#toasts.say('backup', `Exported with secrets to ${answer.value}`)
  }

  async exportShared(): Promise<void> {
    const answer = await this.request.run(() => this.#api.backup.exportShared())
    if (answer !== null && answer.value !== null) this.#toasts.say('backup', `Exported without secrets to ${answer.value}`)
  }

  async startImport(): Promise<void> {
    const answer = await this.request.run(() => this.#api.backup.chooseImport())
    if (answer === null || answer.value === null) return
    const { file, plan } = answer.value
    this.choice = 'keep'
    this.#go(plan === null ? { kind: 'opening', file } : { kind: 'deciding', file, plan })
  }

  async openImport(): Promise<void> {
    const { step } = this
    if (step?.kind !== 'opening' || !this.asked.check()) return
    const answer = await this.request.run(() => this.#api.backup.openImport(this.asked.value))
    if (answer !== null) this.#go({ kind: 'deciding', file: step.file, plan: answer.value })
  }

  async runImport(): Promise<void> {
    const newServers = this.step?.kind === 'deciding' ? this.step.plan.newServers.length : 0
    const answer = await this.request.run(() => this.#api.backup.runImport(this.choice))
    if (answer === null) return
    this.#go(null)
    this.#toasts.say('backup', importedText(answer.value, newServers))
  }

  /** While main is at work the dialog stays: what comes of it has to be read. */
  close(): void {
    if (this.request.isBusy) return
    if (this.step !== null && this.step.kind !== 'exporting') void this.#api.backup.dismissImport()
    this.#go(null)
  }

  #go(step: BackupStep | null): void {
    if (this.step?.kind === 'exporting') this.step.form.forget()
    this.step = step
    this.asked.clear()
    this.request.error = null
  }
}
