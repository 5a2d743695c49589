import type { TokenState } from '../contract/tokens.ts'
import { noReply, toGranted, toLifetime, type Attempted, type Granted, type MintPurpose, type Reply } from '../model/activity.ts'
import type { AppError } from '../model/app-error.ts'
import { noAttempt, type Attempt, type ServerAnswer } from '../model/attempt.ts'
import type { Profile, ProfileId } from '../model/profile.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { Secret } from '../model/secret.ts'
import type { Server } from '../model/server.ts'
import type { Clock } from '../model/time.ts'
import type { TokenSummary } from '../model/token.ts'
import { toExpiry } from '../model/usergrid/expiry.ts'
import { compareIdentity } from '../model/usergrid/identity.ts'
import { shownErrorCode } from '../model/usergrid/server-error.ts'
import { toTokenRequest } from '../model/usergrid/token-request.ts'
import type { Vault } from '../vault/vault.ts'
import type { NoteAttempt } from './activity.ts'
import { parseSuccess, type Transport } from './answer.ts'
import { readAnswer } from './read-answer.ts'
import { toShownAnswer } from './shown-answer.ts'

export type MinterParts = {
  readonly vault: Vault
  readonly transport: Transport
  readonly clock: Clock
  readonly noteAttempt: NoteAttempt
  readonly onChanged: (states: readonly TokenState[]) => void
}

type Running = {
  readonly outcome: Promise<Result<TokenSummary, AppError>>
  readonly before: Attempt
  readonly since: number
  readonly purpose: MintPurpose
  readonly cancellation: AbortController
}
type Minted = { readonly summary: TokenSummary; readonly skewMs: number | null; readonly granted: Granted | null; readonly reply: Reply }
/** `reply` is null where nothing was sent. */
type Failure = { readonly error: AppError; readonly answer: ServerAnswer | null; readonly reply: Reply | null }

/** Mints tokens: at most one request at a time for a profile, and a failure never touches the token that is already there. */
export class Minter {
  readonly #parts: MinterParts
  readonly #running = new Map<ProfileId, Running>()
  readonly #attempts = new Map<ProfileId, Attempt>()

  constructor(parts: MinterParts) {
    this.#parts = parts
  }

  /** Mints, or joins the request that is already on its way. */
  mint(id: ProfileId, purpose: MintPurpose = 'get-token'): Promise<Result<TokenSummary, AppError>> {
    const running = this.#running.get(id)
    if (running !== undefined) return running.outcome
    const cancellation = new AbortController()
    const before = this.attempt(id)
    const since = this.#parts.clock.now()
    const outcome = this.#attempt(id, since, purpose, cancellation.signal)
      .finally(() => {
        if (!cancellation.signal.aborted) this.#running.delete(id)
      })
      .catch((bug: unknown) => {
        // Nothing is on its way any more. Otherwise nobody would ever ask for another.
        if (!cancellation.signal.aborted) this.#set(id, before)
        throw bug
      })
    this.#running.set(id, { outcome, before, since, purpose, cancellation })
    return outcome
  }

  /** Takes effect at once: whatever still arrives is dropped, and the next `mint` is a new request. */
  cancel(id: ProfileId): void {
    const running = this.#running.get(id)
    if (running === undefined) return
    this.#running.delete(id)
    running.cancellation.abort()
    const { since, purpose } = running
    this.#note(id, { ...noReply, since, at: this.#parts.clock.now(), purpose, outcome: { kind: 'cancelled' } })
    this.#set(id, running.before)
  }

  /**
   * Cancels what is on its way and lets go of what servers answered, because the vault locks. Gives what was cancelled of what a person had
   * asked for.
   */
  pause(): readonly ProfileId[] {
    const running = [...this.#running]
    const cancelled = running.flatMap(([id, { purpose }]) => (purpose === 'keep-fresh' ? [] : [id]))
    for (const [id] of running) this.cancel(id)
    for (const [id, attempt] of this.#attempts) if (attempt.kind === 'failed') this.#attempts.set(id, { ...attempt, answer: null })
    return cancelled
  }

  /** Forgets the last attempt, for a profile that was removed or whose credentials changed. */
  forget(id: ProfileId): void {
    this.cancel(id)
    this.#attempts.delete(id)
    this.tell(id)
  }

  /** Forgets that the last attempt failed: it had another secret. */
  forgive(id: ProfileId): void {
    this.cancel(id)
    if (this.attempt(id).kind !== 'failed') return
    this.#attempts.delete(id)
    this.tell(id)
  }

  attempt(id: ProfileId): Attempt {
    return this.#attempts.get(id) ?? noAttempt
  }

  states(): readonly TokenState[] {
    const { vault } = this.#parts
    return vault.profiles().map(({ id }) => ({ profileId: id, token: vault.tokens.summary(id), attempt: this.attempt(id) }))
  }

  async #attempt(id: ProfileId, since: number, purpose: MintPurpose, signal: AbortSignal): Promise<Result<TokenSummary, AppError>> {
    const { vault, clock } = this.#parts
    const profile = vault.profile(id)
    const server = profile === null ? null : vault.server(profile.serverId)
    if (profile === null || server === null) return fail({ code: 'not-found' })

    this.#set(id, { kind: 'minting', since })
    const outcome = await this.#request(profile, server, signal)
    if (signal.aborted) return fail({ code: 'cancelled' })
    const at = clock.now()
    const durationMs = at - since

    if (outcome.ok) {
      const { summary, skewMs, granted, reply } = outcome.value
      this.#note(id, { ...reply, since, at, purpose, outcome: { kind: 'minted', lifetime: toLifetime(summary), granted } })
      this.#set(id, { kind: 'minted', at, durationMs, skewMs })
      return ok(summary)
    }
    const { error, answer, reply } = outcome.error
    if (reply !== null) this.#note(id, { ...reply, since, at, purpose, outcome: { kind: 'failed', error } })
    this.#set(id, { kind: 'failed', at, durationMs, error, answer })
    return fail(error)
  }

  async #request(profile: Profile, server: Server, signal: AbortSignal): Promise<Result<Minted, Failure>> {
    const { vault, transport, clock } = this.#parts
    const secret = await vault.secretOf(profile.id)
    if (!secret.ok) return fail({ error: secret.error, answer: null, reply: null })
    const request = toTokenRequest(server, profile, secret.value.reveal())
    const answer = await transport({ server, method: 'POST', ...request, signal })
    const receivedAt = clock.now()
    const json = answer.ok ? await parseSuccess(answer.value) : undefined
    // Cancelled, removed or edited while the answer was on its way: it belongs to nobody any more.
    if (signal.aborted) return fail({ error: { code: 'cancelled' }, answer: null, reply: noReply })
    if (!answer.ok) return fail({ error: answer.error, answer: null, reply: noReply })

    const secrets = [secret.value.reveal()]
    const path = new URL(request.url).pathname
    const response = readAnswer(answer.value, json, { profile, path, now: receivedAt, secrets })
    // What has a token has no error beside it.
    const reply = { status: answer.value.status, serverCode: response.ok ? '' : shownErrorCode(answer.value.body, secrets) }
    if (!response.ok) return fail({ error: response.error, answer: toShownAnswer(answer.value, secret.value), reply })

    const { accessToken, expiresIn, identity } = response.value
    const granted = toGranted(compareIdentity(profile, identity), profile)
    const summary = { profileId: profile.id, receivedAt, ...toExpiry(accessToken, expiresIn, receivedAt) }
    const stored = await vault.tokens.put({ summary, accessToken: new Secret(accessToken), responseText: new Secret(answer.value.body) })
    const sentAt = answer.value.date === null ? Number.NaN : Date.parse(answer.value.date)
    return stored.ok
      ? ok({ summary, skewMs: Number.isNaN(sentAt) ? null : receivedAt - sentAt, granted, reply })
      : fail({ error: stored.error, answer: null, reply })
  }

  #note(id: ProfileId, { since, ...attempted }: Omit<Attempted, 'durationMs'> & { readonly since: number }): void {
    this.#parts.noteAttempt(id, { ...attempted, durationMs: attempted.at - since })
  }

  #set(id: ProfileId, attempt: Attempt): void {
    this.#attempts.set(id, attempt)
    this.tell(id)
  }

  /** Says how the profile's token stands now. */
  tell(id: ProfileId): void {
    this.#parts.onChanged([{ profileId: id, token: this.#parts.vault.tokens.summary(id), attempt: this.attempt(id) }])
  }
}
