import type { AppError } from '../model/app-error.ts'
import { fail, ok, type Result } from '../model/result.ts'
import type { Clock } from '../model/time.ts'
import type { LockReason, VaultAccess, WaysIn } from '../model/vault-state.ts'
import {
  addSystemSlot,
  addTypedSlot,
  createDataKey,
  createRing,
  openByTyping,
  openSystemSlot,
  systemSlotOf,
  waysInOf,
  type KeyRing
} from './key-slots.ts'
import type { Keychain } from './keychain.ts'
import type { PassphraseCost } from './passphrase-key.ts'
import { Turns } from './turns.ts'
import type { UnlockDelay } from './unlock-delay.ts'

export type KeysParts = {
  readonly keychain: Keychain
  readonly clock: Clock
  readonly cost: PassphraseCost
  readonly delay: UnlockDelay
  /** null where there is no vault yet. */
  readonly ring: KeyRing | null
  /** Why nothing may be written, whatever opens the vault. */
  readonly restriction: 'folder-read-only' | 'newer-format' | null
  /** The key has come: `false` where the vault turns out not to be one that this version can use. */
  readonly onKey: (key: Buffer) => Promise<boolean>
  /**
   * Writes the vault with this ring. From the first time on changes are written at all. `isTakenAway`: what opened it before must not open
   * the backups either.
   */
  readonly writeRing: (ring: KeyRing, key: Buffer, isTakenAway: boolean) => Promise<Result<void, AppError>>
  readonly onChanged: () => void
}

type By = Extract<VaultAccess, { kind: 'open' }>['by']

/** Holds the data key while the vault is open, and decides how it may be had: at the start, after locking, and where no vault is yet. */
export class VaultKeys {
  readonly parts: KeysParts
  /**
   * Otherwise many passphrases could be tried before the first is known to be wrong, two new vaults be made at once, or two ways in be taken
   * away that each relied on the other.
   */
  readonly turns = new Turns()
  #access: VaultAccess = { kind: 'opening' }
  #ring: KeyRing | null
  #key: Buffer | null = null
  #opening: Promise<void> | null = null
  /** The slot, as it is wrapped, that gave another key than this vault's. */
  #foreign: string | undefined
  #isEnded = false

  constructor(parts: KeysParts) {
    this.parts = parts
    this.#ring = parts.ring
    // Where no keychain can open it, nobody has to be asked to know that it is locked.
    if (parts.ring !== null && systemSlotOf(parts.ring) === undefined)
      this.#access = { kind: 'locked', since: parts.clock.now(), why: 'start', keychain: null }
  }

  access(): VaultAccess {
    return this.#access
  }

  ring(): KeyRing | null {
    return this.#ring
  }

  ways(): WaysIn {
    return waysInOf(this.#ring, this.parts.keychain)
  }

  /** The keychain's name, while its slot is known not to open this vault. Another slot in its place is another matter. */
  foreignKeychain(): string | null {
    const slot = this.#ring === null ? undefined : systemSlotOf(this.#ring)
    return slot !== undefined && slot.wrapped === this.#foreign ? this.ways().keychain : null
  }

  retryAt(): number | null {
    return this.parts.delay.retryAt()
  }

  /** null unless the vault is open. Zeroed when it locks: do not hold on to it. */
  key(): Buffer | null {
    return this.#key
  }

  copyKey(): Buffer | null {
    return this.#key === null ? null : Buffer.from(this.#key)
  }

  /**
   * Does with the key what a person asks for; waits for the keychain at the start, and says why there is no key. `work` runs in one go:
   * nothing can zero the key under it.
   */
  async use<Made>(work: (key: Buffer) => Result<Made, AppError>): Promise<Result<Made, AppError>> {
    if (this.#access.kind === 'opening') await this.open()
    else if (!this.#isOpen()) await this.turns.done()
    if (this.#key !== null && this.#isOpen()) return work(this.#key)
    return fail({ code: this.#access.kind === 'locked' ? 'vault-locked' : 'vault-unavailable' })
  }

  /** Asks the keychain: at the start, for "Unlock with …", and again where there was none. */
  open(): Promise<void> {
    this.#opening ??= this.turns.take(() => this.#open()).finally(() => (this.#opening = null))
    return this.#opening
  }

  /** By passphrase or recovery code. */
  unlock(typed: string): Promise<Result<void, AppError>> {
    return this.turns.take(() => this.#unlock(typed))
  }

  /** Makes the vault that there was no keychain for. */
  create(passphrase: string): Promise<Result<void, AppError>> {
    return this.turns.take(() => this.#create(passphrase))
  }

  useSessionOnly(): void {
    if (this.#access.kind !== 'choosing') return
    this.#key ??= createDataKey()
    this.#set({ kind: 'session-only', why: this.#access.why })
  }

  /** Zeroes the key. Whether anything can open the vault again is asked before. */
  lock(why: LockReason): void {
    this.#zero()
    this.#set({ kind: 'locked', since: this.parts.clock.now(), why, keychain: null })
  }

  /** Puts another ring in place, once it is written. */
  async change(ring: KeyRing, key: Buffer, isTakenAway: boolean): Promise<Result<void, AppError>> {
    if (this.parts.restriction !== null) return fail({ code: 'vault-unavailable' })
    const written = await this.parts.writeRing(ring, key, isTakenAway)
    if (!written.ok) return written
    this.#ring = ring
    this.parts.onChanged()
    return written
  }

  /** Counts a wrong passphrase. */
  noteWrong(): AppError {
    const { delay, clock, onChanged } = this.parts
    delay.noteWrong()
    onChanged()
    return { code: 'wrong-passphrase', retryAt: delay.retryAt() ?? clock.now() }
  }

  end(): void {
    this.#isEnded = true
    this.#zero()
  }

  #isOpen(): boolean {
    return this.#access.kind === 'open' || this.#access.kind === 'session-only'
  }

  async #open(): Promise<void> {
    const { kind } = this.#access
    if (this.#isEnded || kind === 'open' || kind === 'closed') return
    if (this.#ring === null) return this.#begin()
    // In a folder that cannot be written to the key is there already.
    if (kind === 'session-only' && this.parts.restriction !== null) return
    const found = await openSystemSlot(this.#ring, this.parts.keychain)
    this.#foreign = found === 'changed' ? systemSlotOf(this.#ring)?.wrapped : undefined
    if (Buffer.isBuffer(found)) return this.#settle(found, 'keychain')
    const locked =
      this.#access.kind === 'locked' ? this.#access : { kind: 'locked' as const, since: this.parts.clock.now(), why: 'start' as const }
    this.#set({ ...locked, keychain: found })
  }

  /** There is no vault yet. */
  async #begin(): Promise<void> {
    const { keychain, restriction } = this.parts
    // There is one, but nothing of it makes sense to this version.
    if (restriction === 'newer-format') return this.#set({ kind: 'closed', why: restriction })
    if (restriction !== null) {
      this.#key ??= createDataKey()
      return this.#set({ kind: 'session-only', why: restriction })
    }
    const key = this.#newKey()
    const ring = await addSystemSlot(createRing(key), key, keychain)
    if (typeof ring !== 'string') {
      await this.#adopt(ring, key, 'keychain')
      return
    }
    key.fill(0)
    // Who chose this session only has chosen, and looked again.
    if (this.#access.kind !== 'session-only') this.#set({ kind: 'choosing', why: ring })
  }

  async #create(passphrase: string): Promise<Result<void, AppError>> {
    if (this.#isEnded || this.#ring !== null || this.parts.restriction !== null) return fail({ code: 'vault-unavailable' })
    const key = this.#newKey()
    const ring = await addTypedSlot(createRing(key), 'passphrase', passphrase, key, this.parts.cost)
    return this.#adopt(ring, key, 'passphrase')
  }

  /**
   * The key that the vault will have, from the moment on that one is being made: what a person adds meanwhile, for this session only, is
   * sealed with the same. A copy, since closing zeroes the key.
   */
  #newKey(): Buffer {
    this.#key ??= createDataKey()
    return Buffer.from(this.#key)
  }

  async #adopt(ring: KeyRing, key: Buffer, by: By): Promise<Result<void, AppError>> {
    const written = this.#isEnded ? fail({ code: 'vault-unavailable' } as const) : await this.parts.writeRing(ring, key, false)
    key.fill(0)
    if (this.#isEnded) return written
    if (written.ok) this.#ring = ring
    this.#set(written.ok ? { kind: 'open', by } : { kind: 'session-only', why: 'folder-read-only' })
    return written
  }

  async #unlock(typed: string): Promise<Result<void, AppError>> {
    const { delay } = this.parts
    if (this.#isEnded || this.#access.kind !== 'locked' || this.#ring === null) return ok(undefined)
    const wait = delay.retryAt()
    if (wait !== null) return fail({ code: 'passphrase-too-soon', retryAt: wait })
    const found = await openByTyping(this.#ring, typed)
    if (found === null) return fail(this.noteWrong())
    delay.noteRight()
    await this.#settle(found.key, found.kind)
    return ok(undefined)
  }

  async #settle(key: Buffer, by: By): Promise<void> {
    const { onKey, restriction } = this.parts
    this.#key = key
    // A copy: closing zeroes the key, and what was begun with it must not go on with zeros.
    const own = Buffer.from(key)
    const isUsable = await onKey(own)
      .catch((error: unknown) => {
        this.#zero()
        throw error
      })
      .finally(() => own.fill(0))
    if (this.#isEnded || !isUsable) this.#zero()
    if (!isUsable) return this.#set({ kind: 'closed', why: 'newer-format' })
    this.#set(restriction === null ? { kind: 'open', by } : { kind: 'session-only', why: restriction })
  }

  #zero(): void {
    this.#key?.fill(0)
    this.#key = null
  }

  #set(access: VaultAccess): void {
    this.#access = access
    this.parts.onChanged()
  }
}
