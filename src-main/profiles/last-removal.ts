import type { AppError } from '../model/app-error.ts'
import { fail, type Result } from '../model/result.ts'

type PutBack = () => Promise<Result<void, AppError>>

/** Takes the last removal back, once: "Undo" is offered for one thing at a time. */
export class LastRemoval {
  #putBack: PutBack | null = null

  remember(putBack: PutBack): void {
    this.#putBack = putBack
  }

  async takeBack(): Promise<Result<void, AppError>> {
    const putBack = this.#putBack
    this.#putBack = null
    return putBack === null ? fail({ code: 'not-found' }) : putBack()
  }
}
