import { basename } from 'node:path'
import type { ProfilesChange } from '../contract/profiles.ts'
import type { Log } from '../log/log.ts'
import type { AppError } from '../model/app-error.ts'
import { assertNever } from '../model/assert-never.ts'
import { mergeImport, planImport, type ImportChange, type Ours, type Theirs } from '../model/import-merge.ts'
import type { ConflictChoice, ImportPlan } from '../model/import-plan.ts'
import { fail, ok, type Result } from '../model/result.ts'
import type { Clock } from '../model/time.ts'
import { shortestPassphrase } from '../model/vault-state.ts'
import { openExport, parseExportFile, sealExport, toSharedExport, type SealedExport } from '../vault/export-file.ts'
import type { PassphraseCost } from '../vault/passphrase-key.ts'
import type { Vault } from '../vault/vault.ts'
import { gatherExport } from './gather-export.ts'

/** Where the files are. Choosing gives a path; null: the dialog was closed. */
export type BackupFiles = {
  readonly chooseSave: (defaultName: string) => Promise<string | null>
  readonly chooseOpen: () => Promise<string | null>
  readonly read: (path: string) => Promise<Result<string, AppError>>
  readonly write: (path: string, text: string) => Promise<Result<void, AppError>>
}

export type BackupParts = {
  readonly vault: Pick<Vault, 'servers' | 'profiles' | 'secretOf' | 'isDamagedServer' | 'edit'>
  readonly files: BackupFiles
  readonly clock: Clock
  readonly createId: () => string
  readonly passphraseCost: PassphraseCost
  /** Whether this is the vault's passphrase, so that nobody who finds Mintmark open walks off with all secrets. */
  readonly confirm: (current: string | null) => Promise<Result<void, AppError>>
  readonly onChanged: (change: ProfilesChange) => void
  readonly log: Log
}

type Chosen = { readonly file: string } & (
  { readonly kind: 'sealed'; readonly sealed: SealedExport } | { readonly kind: 'open'; readonly content: Theirs }
)
type Imported = { readonly added: number; readonly replaced: number }

const notChosen: Result<never, AppError> = fail({
  code: 'file-not-read',
  file: 'The file',
  detail: 'Mintmark no longer holds it. Choose it again.'
})
const noMemory = 'This computer has not enough free memory to make a key of the passphrase.'

/** Takes the profiles out into a file, and in from one. What was chosen is held until it is imported, dismissed or forgotten. */
export class Backup {
  readonly #parts: BackupParts
  #chosen: Chosen | null = null
  #importing: Promise<Result<Imported, AppError>> | null = null

  constructor(parts: BackupParts) {
    this.#parts = parts
  }

  async exportSealed(typed: { readonly passphrase: string; readonly current: string | null }): Promise<Result<string | null, AppError>> {
    const { confirm, passphraseCost } = this.#parts
    if (typed.passphrase.length < shortestPassphrase) return fail({ code: 'weak-passphrase', shortest: shortestPassphrase })
    const confirmed = await confirm(typed.current)
    if (!confirmed.ok) return confirmed
    return this.#saveAs('export', async () => {
      const content = await gatherExport(this.#parts, { withSecrets: true })
      if (!content.ok) return content
      const text = await sealExport(content.value, typed.passphrase, passphraseCost)
      return text === null ? fail({ code: 'not-saved', detail: noMemory }) : ok(text)
    })
  }

  exportShared(): Promise<Result<string | null, AppError>> {
    return this.#saveAs('profiles', async () => {
      const content = await gatherExport(this.#parts, { withSecrets: false })
      return content.ok ? ok(await toSharedExport(content.value)) : content
    })
  }

  async chooseImport(): Promise<Result<{ readonly file: string; readonly plan: ImportPlan | null } | null, AppError>> {
    const { files } = this.#parts
    this.forget()
    const path = await files.chooseOpen()
    if (path === null) return ok(null)
    const file = basename(path)
    const text = await files.read(path)
    if (!text.ok) return text
    const found = await parseExportFile(text.value)
    if (found.kind === 'newer') return fail({ code: 'newer-export', file })
    if (found.kind === 'not-an-export') return fail({ code: 'not-an-export', file })
    this.#chosen = found.kind === 'sealed' ? { file, kind: 'sealed', sealed: found.file } : { file, kind: 'open', content: found.content }
    return ok({ file, plan: found.kind === 'sealed' ? null : this.#plan(found.content) })
  }

  async openImport(passphrase: string): Promise<Result<ImportPlan, AppError>> {
    const chosen = this.#chosen
    if (chosen === null) return notChosen
    if (chosen.kind === 'open') return ok(this.#plan(chosen.content))
    const { file } = chosen
    const opened = await openExport(chosen.sealed, passphrase)
    // It may have been dismissed meanwhile, or the vault locked: its secrets are not to be held again.
    if (this.#chosen !== chosen) return notChosen
    switch (opened.kind) {
      case 'opened':
        this.#chosen = { file, kind: 'open', content: opened.content }
        return ok(this.#plan(opened.content))
      case 'not-opened':
        return fail({ code: 'export-not-opened' })
      case 'not-an-export':
        return fail({ code: 'not-an-export', file })
      case 'no-memory':
        return fail({ code: 'file-not-read', file, detail: noMemory })
      default:
        return assertNever(opened)
    }
  }

  /** All of it in one write. A second call meanwhile gets the same answer: nothing is added twice. */
  runImport(choice: ConflictChoice): Promise<Result<Imported, AppError>> {
    this.#importing ??= this.#import(choice).finally(() => (this.#importing = null))
    return this.#importing
  }

  /** Lets go of the chosen file: when it is dismissed, and when the vault locks. */
  forget(): void {
    this.#chosen = null
  }

  async #import(choice: ConflictChoice): Promise<Result<Imported, AppError>> {
    const { vault, createId, onChanged } = this.#parts
    const chosen = this.#chosen
    if (chosen?.kind !== 'open') return notChosen
    const { secrets } = chosen.content
    let change: ImportChange = { putServers: [], putProfiles: [], added: 0, replaced: 0 }
    const saved = await vault.edit(() => {
      change = mergeImport(this.#ours(), chosen.content, choice, createId)
      const putProfiles = change.putProfiles.map(({ profile, secretOf }) => {
        const secret = secretOf === null ? undefined : secrets.get(secretOf)
        return secret === undefined ? { profile } : { profile, secret }
      })
      return ok({ putServers: change.putServers, putProfiles })
    })
    if (!saved.ok) return saved
    const put = change.putProfiles.map(({ profile }) => profile)
    if (put.length > 0 || change.putServers.length > 0) onChanged({ servers: vault.servers(), put, removed: [] })
    if (this.#chosen === chosen) this.forget()
    return ok({ added: change.added, replaced: change.replaced })
  }

  /** Without servers that somebody has changed or added: nothing of the file is to be sent there. */
  #ours(): Ours {
    const { vault } = this.#parts
    return { servers: vault.servers().filter(({ id }) => !vault.isDamagedServer(id)), profiles: vault.profiles() }
  }

  #plan(content: Theirs): ImportPlan {
    return planImport(this.#ours(), content)
  }

  /** Asks where to, then makes the text. The name of the file; null: the dialog was closed. */
  async #saveAs(what: string, toText: () => Promise<Result<string, AppError>>): Promise<Result<string | null, AppError>> {
    const { files, clock } = this.#parts
    const path = await files.chooseSave(`Mintmark ${what} ${dayText(clock.now())}.mintmark`)
    if (path === null) return ok(null)
    const text = await toText()
    if (!text.ok) return text
    const written = await files.write(path, text.value)
    return written.ok ? ok(basename(path)) : written
  }
}

/** As it sorts in a folder, in the time zone of this computer: 2026-11-24. */
function dayText(at: number): string {
  const date = new Date(at)
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}
