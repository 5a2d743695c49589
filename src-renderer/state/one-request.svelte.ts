import type { AppError } from '../../src-main/model/app-error.ts'
import type { Result } from '../../src-main/model/result.ts'

/** One request to main at a time, and why the last one failed. */
export class OneRequest {
  isBusy = $state(false)
  error = $state.raw<AppError | null>(null)

  /** What main answered; null: it failed, or the one before still runs. */
  async run<T>(send: () => Promise<Result<T, AppError>>): Promise<{ readonly value: T } | null> {
    if (this.isBusy) return null
    this.isBusy = true
    this.error = null
    const answer = await send()
    this.isBusy = false
    if (answer.ok) return { value: answer.value }
    this.error = answer.error
    return null
  }
}
