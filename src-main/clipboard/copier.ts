import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { ClipboardState } from '../contract/clipboard.ts'
import type { ProfileId } from '../model/profile.ts'
import type { Secret } from '../model/secret.ts'
import type { Clock, Timer } from '../model/time.ts'

export type ClipboardDoor = {
  readonly write: (text: string) => Promise<void>
  readonly read: () => Promise<string>
  readonly clear: () => void
}

export type CopierParts = {
  readonly door: ClipboardDoor
  readonly clock: Clock
  readonly timer: Timer
  /** How long a secret stays; null for ever. Asked at each copy. */
  readonly clearAfterMs: () => number | null
  /** Whether a secret may be on the clipboard: not while the vault is locked. */
  readonly mayHold: () => boolean
  readonly onChanged: (state: ClipboardState) => void
}

/** Puts secrets on the clipboard and takes them off again, but only while they are still what is there. */
export class Copier {
  readonly #parts: CopierParts
  /** The secret itself is not kept: its keyed hash is enough to know it again. */
  readonly #key = randomBytes(32)
  #ours: Buffer | null = null
  #state: ClipboardState = { kind: 'nothing' }
  #stopTimer: () => void = () => {}

  constructor(parts: CopierParts) {
    this.#parts = parts
  }

  state(): ClipboardState {
    return this.#state
  }

  /** `done` is what the person reads: "Header copied". */
  async copySecret(text: Secret, profileId: ProfileId, done: string): Promise<ClipboardState> {
    const { door, clock, timer, clearAfterMs, mayHold } = this.#parts
    await door.write(text.reveal())
    this.#ours = this.#hash(text.reveal())
    this.#stopTimer()
    // It was locked while this was on its way.
    if (!mayHold()) {
      await this.clear()
      return this.#state
    }
    const afterMs = clearAfterMs()
    if (afterMs !== null) this.#stopTimer = timer(afterMs, () => void this.clear())
    const copiedAt = clock.now()
    this.#set({ kind: 'token', profileId, done, copiedAt, clearsAt: afterMs === null ? null : copiedAt + afterMs })
    return this.#state
  }

  async copyText(text: string): Promise<void> {
    await this.#parts.door.write(text)
    this.#forget()
  }

  /** Clears the clipboard if it still holds what was copied; anything else on it belongs to the person. */
  async clear(): Promise<void> {
    const ours = this.#ours
    if (ours === null) return
    this.#forget()
    const current = this.#hash(await this.#parts.door.read())
    if (timingSafeEqual(current, ours)) this.#parts.door.clear()
  }

  #forget(): void {
    this.#stopTimer()
    this.#ours = null
    this.#set({ kind: 'nothing' })
  }

  #set(state: ClipboardState): void {
    this.#state = state
    this.#parts.onChanged(state)
  }

  #hash(text: string): Buffer {
    return createHmac('sha256', this.#key).update(text).digest()
  }
}
