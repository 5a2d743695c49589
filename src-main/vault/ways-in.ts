import type { AppError } from '../model/app-error.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { Secret } from '../model/secret.ts'
import { shortestPassphrase } from '../model/vault-state.ts'
import { addSystemSlot, addTypedSlot, openByTyping, openSystemSlot, withoutSlot, type KeyRing } from './key-slots.ts'
import { createRecoveryCode, parseRecoveryCode } from './recovery-code.ts'
import type { VaultKeys } from './vault-keys.ts'

type Done = Promise<Result<void, AppError>>
type Edit = (ring: KeyRing, key: Buffer) => KeyRing | Promise<KeyRing>

export const checkNewPassphrase = (passphrase: string): Result<void, AppError> =>
  passphrase.length < shortestPassphrase ? fail({ code: 'weak-passphrase', shortest: shortestPassphrase }) : ok(undefined)

const noMemory = 'This computer has not enough free memory to make a key of the passphrase.'

/** Adds, changes and removes the ways into an open vault. Nothing is sealed again: they all hold the same key. */
export class WaysInChanges {
  readonly #keys: VaultKeys
  /** Shown, and not yet kept. */
  #newCode: Secret | null = null

  constructor(keys: VaultKeys) {
    this.#keys = keys
  }

  /**
   * Whether the person knows the passphrase, where there is one; a wrong one counts like a wrong one at the lock. Of a vault that is not
   * open nothing is confirmed, so that nobody is asked for more before it turns out that nothing can be done.
   */
  confirm(current: string | null): Done {
    return this.#inTurn(() => this.#confirm(current))
  }

  async setPassphrase(current: string | null, next: string): Done {
    const isStrong = checkNewPassphrase(next)
    if (!isStrong.ok) return isStrong
    return this.#change(current, {
      edit: (ring, key) => addTypedSlot(ring, 'passphrase', next, key, this.#keys.parts.cost),
      isTakenAway: () => this.#keys.ways().passphrase
    })
  }

  removePassphrase(current: string | null): Done {
    return this.#change(current, { edit: (ring) => withoutSlot(ring, 'passphrase'), needs: () => this.#needKeychain() })
  }

  /** Also where the keychain has lost the key: what it has now takes the place of the old slot. */
  addKeychain(): Done {
    const keys = this.#keys
    return this.#inTurn(async () => {
      const key = keys.copyKey()
      const ring = keys.ring()
      if (key === null || ring === null) return this.#noKey()
      try {
        const added = await addSystemSlot(ring, key, keys.parts.keychain)
        return typeof added === 'string' ? fail({ code: 'keychain-refused', why: added }) : await keys.change(added, key, false)
      } finally {
        key.fill(0)
      }
    })
  }

  removeKeychain(current: string | null): Done {
    return this.#change(current, {
      edit: (ring) => withoutSlot(ring, 'system'),
      needs: async () => (this.#keys.ways().passphrase ? ok(undefined) : fail({ code: 'last-way-in' }))
    })
  }

  /** A code to be shown once. */
  createRecoveryCode(current: string | null): Promise<Result<Secret, AppError>> {
    const keys = this.#keys
    return this.#inTurn(async () => {
      const confirmed = await this.#confirm(current)
      if (!confirmed.ok) return confirmed
      if (keys.key() === null || keys.ring() === null || keys.parts.restriction !== null) return this.#noKey()
      this.#newCode = new Secret(createRecoveryCode())
      return ok(this.#newCode)
    })
  }

  keepRecoveryCode(): Done {
    const keys = this.#keys
    return this.#inTurn(async () => {
      const shown = this.#newCode
      const code = shown === null ? null : parseRecoveryCode(shown.reveal())
      if (code === null) return fail({ code: 'not-found' })
      const edit: Edit = (ring, key) => addTypedSlot(ring, 'recovery-code', code, key, keys.parts.cost)
      const kept = await this.#changeNow(edit, keys.ways().recoveryCode)
      if (kept.ok && this.#newCode === shown) this.#newCode = null
      return kept
    })
  }

  removeRecoveryCode(current: string | null): Done {
    return this.#change(current, {
      edit: (ring) => withoutSlot(ring, 'recovery-code'),
      needs: async () => (this.#keys.ways().passphrase ? ok(undefined) : this.#needKeychain())
    })
  }

  forget(): void {
    this.#newCode = null
  }

  /** When what was begun before is done, and only while the vault is open. */
  async #inTurn<Made>(work: () => Promise<Result<Made, AppError>>): Promise<Result<Made, AppError>> {
    const opened = await this.#keys.use(() => ok(undefined))
    return opened.ok ? this.#keys.turns.take(async () => (this.#keys.key() === null ? this.#noKey() : work())) : opened
  }

  async #confirm(current: string | null): Done {
    const keys = this.#keys
    const ring = keys.ring()
    if (ring === null || !keys.ways().passphrase) return ok(undefined)
    const wait = keys.retryAt()
    if (wait !== null) return fail({ code: 'passphrase-too-soon', retryAt: wait })
    // The recovery code will do: it is what is left to somebody who has forgotten the passphrase and wants another.
    const found = await openByTyping(ring, current ?? '')
    if (found === null) return fail(keys.noteWrong())
    found.key.fill(0)
    keys.parts.delay.noteRight()
    return ok(undefined)
  }

  /** The keychain has to give the key now: a slot that it no longer opens is no way in. */
  async #needKeychain(): Done {
    const { parts } = this.#keys
    const ring = this.#keys.ring()
    const found = ring === null ? null : await openSystemSlot(ring, parts.keychain)
    if (!Buffer.isBuffer(found)) return fail(found === null ? { code: 'last-way-in' } : { code: 'keychain-refused', why: found })
    found.fill(0)
    return ok(undefined)
  }

  /** `needs`: what has to be there, so that the vault can be opened afterwards. */
  #change(
    current: string | null,
    change: { readonly edit: Edit; readonly needs?: () => Done; readonly isTakenAway?: () => boolean }
  ): Done {
    const { edit, needs, isTakenAway } = change
    return this.#inTurn(async () => {
      const isThere = (await needs?.()) ?? ok(undefined)
      if (!isThere.ok) return isThere
      const confirmed = await this.#confirm(current)
      return confirmed.ok ? this.#changeNow(edit, isTakenAway?.() ?? true) : confirmed
    })
  }

  async #changeNow(edit: Edit, isTakenAway: boolean): Done {
    const keys = this.#keys
    const key = keys.copyKey()
    const ring = keys.ring()
    if (key === null || ring === null) return this.#noKey()
    try {
      const next = await Promise.resolve(edit(ring, key)).catch(() => null)
      return next === null ? fail({ code: 'not-saved', detail: noMemory }) : await keys.change(next, key, isTakenAway)
    } finally {
      key.fill(0)
    }
  }

  #noKey(): Result<never, AppError> {
    return fail({ code: this.#keys.access().kind === 'locked' ? 'vault-locked' : 'vault-unavailable' })
  }
}
