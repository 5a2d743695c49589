import type { Api } from '../../src-main/contract/index.ts'
import type { AppError } from '../../src-main/model/app-error.ts'
import type { CopyFormatId } from '../../src-main/model/copy-formats/copy-format.ts'
import type { ProfileId } from '../../src-main/model/profile.ts'
import type { Result } from '../../src-main/model/result.ts'
import type { Identity } from '../../src-main/model/usergrid/identity.ts'

/** What to copy of a profile's token: one of its forms, or the response that brought it. */
export type Copying = { readonly profileId: ProfileId } & (
  { readonly kind: 'token'; readonly format: CopyFormatId } | { readonly kind: 'response' }
)

/** Copying, with the question before a token that reaches further than was asked for. */
export class CopyingState {
  /** What waits for a person's yes, and whom the server granted. */
  question = $state.raw<{ readonly copying: Copying; readonly granted: Identity } | null>(null)
  readonly #api: Api
  readonly #say: (answer: Result<unknown, AppError>) => void

  constructor(api: Api, say: (answer: Result<unknown, AppError>) => void) {
    this.#api = api
    this.#say = say
  }

  /** Asks what the tray cannot ask; `show` brings the profile into view. Returns how to stop. */
  start(show: (id: ProfileId) => void): () => void {
    return this.#api.clipboard.confirmationNeeded(({ profileId, format, granted }) => {
      show(profileId)
      this.#ask({ kind: 'token', profileId, format }, granted)
    })
  }

  async copy(copying: Copying): Promise<void> {
    const answer = await this.#send(copying, false)
    if (answer.ok || answer.error.code !== 'needs-confirmation') return this.#say(answer)
    this.#ask(copying, answer.error.granted)
  }

  async confirm(): Promise<void> {
    const { question } = this
    this.question = null
    if (question !== null) this.#say(await this.#send(question.copying, true))
  }

  cancel(): void {
    this.question = null
  }

  #ask(copying: Copying, granted: Identity): void {
    this.question = { copying, granted }
  }

  #send(copying: Copying, confirmed: boolean): Promise<Result<unknown, AppError>> {
    const { profileId } = copying
    return copying.kind === 'token'
      ? this.#api.clipboard.copyToken({ profileId, format: copying.format, confirmed })
      : this.#api.clipboard.copyResponse({ profileId, confirmed })
  }
}
