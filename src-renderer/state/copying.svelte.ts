import type { ClipboardState } from '../../src-main/contract/clipboard.ts'
import type { Api } from '../../src-main/contract/index.ts'
import type { AppError } from '../../src-main/model/app-error.ts'
import { assertNever } from '../../src-main/model/assert-never.ts'
import type { CopyQuestion } from '../../src-main/model/copy-question.ts'
import type { CopyFormatId } from '../../src-main/model/copy-formats/copy-format.ts'
import type { ProfileId } from '../../src-main/model/profile.ts'
import { fail, type Result } from '../../src-main/model/result.ts'
import { maskToken } from '../../src-main/model/secret.ts'
import { toCopiedValue, type JsonPlace } from '../../src-main/model/usergrid/json-text.ts'
import type { RequestFormId } from '../../src-main/model/usergrid/request-forms/request-form.ts'
import { hasCut } from './readable-json.ts'
import type { ToastsState } from './toasts.svelte.ts'

/** What to copy of a profile's token: one of its forms, the response that brought it, or one value of that. */
export type Copying = { readonly profileId: ProfileId } & (
  | { readonly kind: 'token'; readonly format: CopyFormatId }
  | { readonly kind: 'response' }
  | { readonly kind: 'value'; readonly place: JsonPlace }
)

/** The page hands on no more than this as text. */
const longestText = 1_000_000

/** Copying, with the question before one that opens too much, and what of ours is on the clipboard. */
export class CopyingState {
  clipboard = $state.raw<ClipboardState>({ kind: 'nothing' })
  /** What waits for a person's yes, and why. */
  question = $state.raw<{ readonly copying: Copying; readonly why: CopyQuestion } | null>(null)
  readonly #api: Api
  readonly #toasts: ToastsState

  constructor(api: Api, toasts: ToastsState) {
    this.#api = api
    this.#toasts = toasts
  }

  /** Asks and says what the tray cannot; `show` brings the profile into view. Returns how to stop. */
  start(show: (id: ProfileId) => void): () => void {
    const stops = [
      this.#api.clipboard.changed((state) => (this.clipboard = state)),
      this.#api.clipboard.confirmationNeeded(({ profileId, format, question }) => {
        show(profileId)
        this.ask({ kind: 'token', profileId, format }, question)
      }),
      this.#api.clipboard.copyFailed(({ profileId, error }) => {
        show(profileId)
        this.#say(fail(error))
      })
    ]
    return () => stops.forEach((stop) => stop())
  }

  async copyToken(id: ProfileId, format: CopyFormatId): Promise<void> {
    await this.copy({ kind: 'token', profileId: id, format })
  }

  async copy(copying: Copying): Promise<void> {
    const answer = await this.#send(copying, false)
    if (answer.ok || answer.error.code !== 'needs-confirmation') return this.#say(answer)
    this.ask(copying, answer.error.question)
  }

  /** For who tells in a place of its own what went wrong, and asks by itself. */
  tryCopy(copying: Copying, { confirmed }: { readonly confirmed: boolean }): Promise<Result<unknown, AppError>> {
    return this.#send(copying, confirmed)
  }

  /** The request with the real secret in it: main puts it together, since the page has no secret. */
  async copyRequest(id: ProfileId, form: RequestFormId): Promise<void> {
    this.#say(await this.#api.clipboard.copyRequest({ profileId: id, form }))
  }

  /** A value of the response. Of what is masked or cut the page has a part only, so that is left to main. */
  async copyValue(profileId: ProfileId, shown: string, place: JsonPlace): Promise<void> {
    const isMains = shown.includes(maskToken('')) || shown.length > longestText || hasCut(shown)
    await (isMains ? this.copy({ kind: 'value', profileId, place }) : this.copyText(toCopiedValue(shown), 'Value copied'))
  }

  async copyText(text: string, done: string): Promise<void> {
    const answer = await this.#api.clipboard.copyText(text)
    if (answer.ok) this.#toasts.say('copy', done)
    else this.#say(answer)
  }

  clear(): void {
    void this.#api.clipboard.clear()
  }

  ask(copying: Copying, why: CopyQuestion): void {
    this.question = { copying, why }
  }

  async confirm(): Promise<void> {
    const { question } = this
    this.question = null
    if (question !== null) this.#say(await this.#send(question.copying, true))
  }

  cancel(): void {
    this.question = null
  }

  #say(answer: Result<unknown, AppError>): void {
    this.#toasts.sayFailure('copy', answer)
  }

  #send(copying: Copying, confirmed: boolean): Promise<Result<unknown, AppError>> {
    const { profileId } = copying
    switch (copying.kind) {
      case 'token':
        return this.#api.clipboard.copyToken({ profileId, format: copying.format, confirmed })
      case 'response':
        return this.#api.clipboard.copyResponse({ profileId, confirmed })
      case 'value':
        return this.#api.clipboard.copyResponseValue({ profileId, place: copying.place, confirmed })
      default:
        return assertNever(copying)
    }
  }
}
