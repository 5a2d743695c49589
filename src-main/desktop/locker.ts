import type { Timer } from '../model/time.ts'
import { canLock, type LockReason, type VaultState } from '../model/vault-state.ts'
import type { Vault } from '../vault/vault.ts'

export type LockerParts = {
  readonly vault: Vault
  readonly timer: Timer
  /** Asks the page where the person is: it answers by `keepPlace`. */
  readonly announceLeaving: () => void
  /** Puts a fresh page in a fresh process in the place of one that may show what was revealed. */
  readonly replacePage: () => void
  /** What else has to go when the vault locks. */
  readonly onLocked: () => void
  /** The vault is open again, and the person where they were. */
  readonly onUnlocked: () => void
}

/** A page that does not answer by then does not hold up the locking; the others take a few ms. A computer on its way to sleep waits for nobody. */
const patienceMs = (why: LockReason): number => (why === 'suspend' ? 50 : 250)

/** Locks the vault together with all that shows or holds what was in it, and takes up again after unlocking what was interrupted. */
export class Locker {
  readonly #parts: LockerParts
  #locking: Promise<boolean> | null = null
  #onPlace: () => void = () => {}
  /** Sealed with the data key, like everything a person typed. */
  #place: string | null = null
  #isLocked: boolean
  #waiting: (() => void)[] = []

  constructor(parts: LockerParts) {
    this.#parts = parts
    this.#isLocked = parts.vault.state().kind === 'locked'
    parts.vault.onStateChanged(({ kind }) => this.#follow(kind))
  }

  /** Whether it is locked now: a vault that nothing could open again is not. */
  lock(why: LockReason): Promise<boolean> {
    this.#locking ??= this.#lock(why).finally(() => (this.#locking = null))
    return this.#locking
  }

  /** Where the person was, in the page's own words. */
  keepPlace(text: string): void {
    this.#place = this.#parts.vault.sealNote(text)
    this.#onPlace()
  }

  /** Gives the place back, once; null while locked. */
  takePlace(): string | null {
    const text = this.#place === null ? null : this.#parts.vault.openNote(this.#place)
    if (text !== null) this.#place = null
    return text
  }

  /** For what was asked for while the vault was locked: it is done as soon as it is open. Only the last request counts. */
  whenUnlocked(work: () => void): void {
    if (this.#isLocked) this.#waiting = [work]
    else work()
  }

  async #lock(why: LockReason): Promise<boolean> {
    const { vault, announceLeaving, replacePage, onLocked } = this.#parts
    if (!canLock(vault.state())) return false
    this.#place = null
    const answered = this.#waitForPlace(patienceMs(why))
    announceLeaving()
    await answered
    if (!vault.lock(why)) return false
    onLocked()
    replacePage()
    return true
  }

  #waitForPlace(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.#parts.timer(withinMs, resolve)
      this.#onPlace = () => {
        stop()
        resolve()
      }
    })
  }

  #follow(kind: VaultState['kind']): void {
    const wasLocked = this.#isLocked
    this.#isLocked = kind === 'locked'
    if (!wasLocked || this.#isLocked) return
    const waiting = this.#waiting
    this.#waiting = []
    // It was opened, and turned out to be of no use to this version.
    if (kind === 'closed') return
    this.#parts.onUnlocked()
    waiting.forEach((work) => work())
  }
}
