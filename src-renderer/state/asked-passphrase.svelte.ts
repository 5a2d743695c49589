import type { AppError } from '../../src-main/model/app-error.ts'
import { errorText } from '../../src-main/model/text/error-text.ts'

/** Errors that are about the passphrase that was typed: they belong beside its field. */
const ownCodes: readonly AppError['code'][] = ['wrong-passphrase', 'passphrase-too-soon', 'export-not-opened']

/** A passphrase that is asked for, of something that it opens. */
export class AskedPassphrase {
  value = $state('')
  #isMissed = $state(false)

  clear(): void {
    this.value = ''
    this.#isMissed = false
  }

  /** Whether anything was typed: nothing is never the passphrase, and trying it would make the person wait. */
  check(): boolean {
    this.#isMissed = this.value === ''
    return !this.#isMissed
  }

  /** What stands beside the field. It is read out, so how long to wait is not in it. */
  problem(error: AppError | null): string | undefined {
    if (this.#isMissed && this.value === '') return 'Enter the passphrase.'
    if (error === null || !ownCodes.includes(error.code)) return undefined
    const { title, explanation } = errorText(error, {})
    return error.code === 'export-not-opened' ? `${title}. ${explanation}` : `${title}.`
  }
}

/** Counts down to when a passphrase is tried again; undefined: it would be tried. `retryAt` is what the vault says (epoch ms, null: now). */
export function waitText(error: AppError | null, retryAt: number | null, now: number): string | undefined {
  const refusal = error?.code === 'wrong-passphrase' || error?.code === 'passphrase-too-soon' ? error : null
  const until = Math.max(refusal?.retryAt ?? 0, retryAt ?? 0)
  return until > now ? errorText({ code: refusal?.code ?? 'passphrase-too-soon', retryAt: until }, { now }).explanation : undefined
}

/** What is about anything else than the passphrase, and has no field of its own. */
export const withoutField = (error: AppError | null): AppError | null => (error !== null && ownCodes.includes(error.code) ? null : error)
