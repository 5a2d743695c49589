import type { Api } from '../../src-main/contract/index.ts'
import type { AppError } from '../../src-main/model/app-error.ts'
import type { ProfileId } from '../../src-main/model/profile.ts'
import { errorText } from '../../src-main/model/text/error-text.ts'
import { revocationText, revokedText } from '../../src-main/model/text/revocation-text.ts'
import type { TokenSummary } from '../../src-main/model/token.ts'
import type { Validation } from '../../src-main/model/usergrid/validation.ts'
import type { ToastsState } from './toasts.svelte.ts'

export type ValidationState = { readonly kind: 'asking' } | { readonly kind: 'answered'; readonly validation: Validation }

/** What was asked of a server about a token. It holds for that one token: the next has another moment of receipt. */
type Asked = { readonly receivedAt: number; readonly state: ValidationState }

/** Those of `open` have a token that can still be revoked. */
export type RemoveManyQuestion = {
  readonly kind: 'remove-many'
  readonly profileIds: readonly ProfileId[]
  readonly open: readonly ProfileId[]
}

export type CareQuestion = { readonly kind: 'revoke' | 'remove'; readonly profileId: ProfileId } | RemoveManyQuestion

/** What a person does with a token besides copying it: asks the server about it, and ends it. */
export class TokenCareState {
  #asked = $state.raw<ReadonlyMap<ProfileId, Asked>>(new Map())
  /** The open question, before something that cannot be taken back. */
  question = $state.raw<CareQuestion | null>(null)
  isRevoking = $state(false)
  readonly #api: Api
  readonly #toasts: ToastsState
  readonly #onKept: (id: ProfileId) => void

  constructor(api: Api, toasts: ToastsState, onKept: (id: ProfileId) => void) {
    this.#api = api
    this.#toasts = toasts
    this.#onKept = onKept
  }

  validation({ profileId, receivedAt }: TokenSummary): ValidationState | null {
    const asked = this.#asked.get(profileId)
    return asked?.receivedAt === receivedAt ? asked.state : null
  }

  /** The outcome stands in the token's card, unless the server was not asked at all. */
  async validate({ profileId, receivedAt }: TokenSummary): Promise<void> {
    this.#set(profileId, { receivedAt, state: { kind: 'asking' } })
    const answer = await this.#api.tokens.validate(profileId)
    this.#set(profileId, answer.ok ? { receivedAt, state: { kind: 'answered', validation: answer.value } } : null)
    if (!answer.ok) this.#toasts.say('validate', errorText(answer.error, {}).title, 'danger')
  }

  ask(question: CareQuestion): void {
    this.question ??= question
  }

  dismiss(): void {
    this.question = null
  }

  /** Whether it is revoked now; a person reads the outcome in any case. */
  async revoke(id: ProfileId): Promise<boolean> {
    this.isRevoking = true
    const answer = await this.#api.tokens.revoke(id)
    this.isRevoking = false
    this.question = null
    if (answer.ok) this.#toasts.say('revoke', revocationText(answer.value))
    else this.#toasts.say('revoke', `Not revoked: ${errorText(answer.error, {}).title}`, 'danger')
    return answer.ok
  }

  /** Whether all of them are revoked now; a person reads how many are. */
  async revokeAll(ids: readonly ProfileId[]): Promise<boolean> {
    this.isRevoking = true
    let failure: AppError | null = null
    let revoked = 0
    for (const id of ids) {
      const answer = await this.#api.tokens.revoke(id)
      if (answer.ok) revoked++
      else failure ??= answer.error
    }
    this.isRevoking = false
    this.question = null
    if (failure === null) this.#toasts.say('revoke', revokedText(revoked))
    else this.#toasts.say('revoke', `${revoked} of ${ids.length} tokens revoked: ${errorText(failure, {}).title}`, 'danger')
    return failure === null
  }

  /** Ends the warning about whom the server granted. */
  async keepIdentity(id: ProfileId): Promise<void> {
    const answer = await this.#api.tokens.keepIdentity(id)
    if (answer.ok) this.#onKept(id)
    else this.#toasts.say('keep', errorText(answer.error, {}).title, 'danger')
  }

  #set(id: ProfileId, asked: Asked | null): void {
    const next = new Map(this.#asked)
    if (asked === null) next.delete(id)
    else next.set(id, asked)
    this.#asked = next
  }
}
