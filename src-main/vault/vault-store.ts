import { join } from 'node:path'
import type { AppError } from '../model/app-error.ts'
import { fail, ok, type Result } from '../model/result.ts'
import type { Timer } from '../model/time.ts'
import type { Log } from '../log/log.ts'
import { keepGeneration } from './file-generations.ts'
import type { KeyRing } from './key-slots.ts'
import { renewRings } from './renew-rings.ts'
import { Turns } from './turns.ts'
import type { VaultContent } from './vault-content.ts'
import { vaultFile, vaultSignature, type VerifiedFile } from './vault-file.ts'
import { toVaultChunks } from './vault-records.ts'
import type { WriteWhole } from './whole-file.ts'
import { whileAlone } from './write-lock.ts'
import { ChangedElsewhere, writeProblem } from './write-problem.ts'

const writeUsesAfterMs = 2_000

export type VaultStoreParts = {
  readonly folder: string
  readonly write: WriteWhole
  readonly timer: Timer
  readonly log: Log
  /** null while the vault is locked. What comes out is a copy, to be zeroed after use. */
  readonly copyKey: () => Buffer | null
}

/** The vault as it was found. */
export type StoredVault = {
  readonly content: VaultContent
  /** null where there is no vault yet. */
  readonly ring: KeyRing | null
  /** Of the file as it was read; see `signatureOf`. */
  readonly signature: string | null
}

/** `isUseOnly`: it reaches the disk a little later, and pushes no backup generation out. */
type Edited = { readonly content: VaultContent; readonly isUseOnly?: boolean }

/** The vault's content, and the one writer of its file: changes are made one after the other, and a change that is not written is not made. */
export class VaultStore {
  readonly #parts: VaultStoreParts
  readonly #turns = new Turns()
  #content: VaultContent
  /** As it is in the file, or will be when the writes before are done. */
  #ring: KeyRing | null
  /** Of the file as it was last read or written here. */
  #signature: string | null
  /** Of the file that is kept as a backup already. A write that failed must not push another one out when it is tried again. */
  #keptSignature: string | null = null
  #isConnected = false
  #hasUnwrittenUses = false
  #stopWaiting: (() => void) | null = null

  constructor({ content, ring, signature }: StoredVault, parts: VaultStoreParts) {
    this.#content = content
    this.#ring = ring
    this.#signature = signature
    this.#parts = parts
  }

  content(): VaultContent {
    return this.#content
  }

  /** What turned out to be genuine. Nothing is written: it is what the file says. */
  learn(content: VaultContent): void {
    this.#content = content
  }

  /** Makes a change and writes it; on failure nothing has changed. `edit` is called when all changes before are done. */
  commit<Made extends Edited>(edit: (content: VaultContent) => Result<Made, AppError>): Promise<Result<Made, AppError>> {
    return this.#turns.take(async () => {
      const edited = edit(this.#content)
      if (!edited.ok) return edited
      const { content, isUseOnly } = edited.value
      if (content === this.#content) return edited
      const written = this.#isConnected && isUseOnly !== true ? await this.#writeNow(content) : ok(undefined)
      if (!written.ok) return written
      this.#content = content
      if (isUseOnly === true) this.#writeLater()
      return edited
    })
  }

  /**
   * Writes the content with this ring, which also begins a new vault; from then on every change is written. `isTakenAway`: what opened the
   * ring before is taken out of the backups as well.
   */
  writeRing(ring: KeyRing, key: Buffer, isTakenAway: boolean): Promise<Result<void, AppError>> {
    const own = Buffer.from(key)
    return this.#turns.take(async () => {
      const written = await this.#write(this.#content, ring, own)
      if (written.ok) {
        this.#ring = ring
        this.#isConnected = true
        if (isTakenAway) await renewRings({ ...this.#parts, key: own, ring })
      }
      own.fill(0)
      return written
    })
  }

  /** From now on changes are written, beginning with what was found out about the file. */
  async connect({ hasReplaced, mustWrite, isKept }: Omit<VerifiedFile, 'content' | 'notices' | 'isVouched'>): Promise<void> {
    this.#isConnected = true
    if (hasReplaced) this.#signature = await vaultSignature(this.#parts.folder)
    if (isKept) this.#keptSignature = this.#signature
    if (mustWrite) await this.#turns.take(() => this.#writeNow(this.#content))
  }

  /** Resolves when nothing is left to write. */
  async flush(): Promise<void> {
    this.#stopWaiting?.()
    this.#stopWaiting = null
    // Before the wait: the vault may lock right after the call.
    const key = this.#hasUnwrittenUses && this.#isConnected ? this.#parts.copyKey() : null
    await this.#turns.take(async () => {
      if (key !== null && this.#ring !== null && this.#hasUnwrittenUses)
        await this.#write(this.#content, this.#ring, key, { keepsGeneration: false })
      key?.fill(0)
    })
  }

  #writeLater(): void {
    this.#hasUnwrittenUses = true
    if (this.#isConnected) this.#stopWaiting ??= this.#parts.timer(writeUsesAfterMs, () => void this.flush())
  }

  async #writeNow(content: VaultContent): Promise<Result<void, AppError>> {
    const key = this.#parts.copyKey()
    if (key === null || this.#ring === null) return fail({ code: 'vault-locked' })
    const written = await this.#write(content, this.#ring, key)
    key.fill(0)
    return written
  }

  async #write(
    content: VaultContent,
    ring: KeyRing,
    key: Buffer,
    { keepsGeneration } = { keepsGeneration: true }
  ): Promise<Result<void, AppError>> {
    const { folder, write, log } = this.#parts
    try {
      await whileAlone(join(folder, vaultFile), async () => {
        if ((await vaultSignature(folder)) !== this.#signature) throw new ChangedElsewhere()
        if (keepsGeneration && this.#keptSignature !== this.#signature) {
          await keepGeneration(folder, vaultFile)
          this.#keptSignature = this.#signature
        }
        const isKept = this.#keptSignature === this.#signature
        try {
          await write(join(folder, vaultFile), toVaultChunks(key, ring, content))
        } catch (error) {
          // Of a file that was written over in place, and then given back what it held.
          this.#signature = await vaultSignature(folder)
          if (isKept) this.#keptSignature = this.#signature
          throw error
        }
        this.#signature = await vaultSignature(folder)
      })
      this.#hasUnwrittenUses = false
      return ok(undefined)
    } catch (error) {
      const detail = writeProblem(error)
      log.warn('vault not written', detail)
      return fail({ code: 'not-saved', detail })
    }
  }
}
