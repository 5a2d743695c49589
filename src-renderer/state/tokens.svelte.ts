import type { TokenState } from '../../src-main/contract/tokens.ts'
import { noAttempt } from '../../src-main/model/attempt.ts'
import type { ProfileId } from '../../src-main/model/profile.ts'
import { nextPhaseAt, type TokenSummary } from '../../src-main/model/token.ts'

/** How each profile's token stands, as main last said. */
export class TokensState {
  #states = $state.raw<ReadonlyMap<ProfileId, TokenState>>(new Map())
  /** What servers said when a lifetime was too long, in ms. Kept while the app runs: a later attempt does not say it again. */
  readonly #longestLifetimes = new Map<ProfileId, number>()
  #nextPhaseAt = Infinity
  /**
   * The moment (epoch ms) at which some token last changed its phase (live, soon, urgent, expired). Lists and counts depend on this
   * instead of the clock, so that they are made again a few times an hour and not every second.
   */
  phaseAt = $state(Date.now())

  apply(states: readonly TokenState[]): void {
    const next = new Map(this.#states)
    for (const state of states) {
      next.set(state.profileId, state)
      const { attempt, profileId } = state
      if (attempt.kind === 'failed' && attempt.error.code === 'ttl-too-long' && attempt.error.maxMs !== null)
        this.#longestLifetimes.set(profileId, attempt.error.maxMs)
    }
    this.#states = next
    const now = Date.now()
    if (now >= this.#nextPhaseAt) return this.#enterPhase(now)
    // The others stay in their phases: only what changed is looked at.
    this.phaseAt = now
    this.#expect(states, now)
  }

  get(id: ProfileId): TokenState {
    return this.#states.get(id) ?? { profileId: id, token: null, attempt: noAttempt }
  }

  /** Every token there is. */
  *all(): Iterable<TokenSummary> {
    for (const { token } of this.#states.values()) if (token !== null) yield token
  }

  /** The longest lifetime (ms) that the profile's server is known to allow. */
  longestLifetimeMs(id: ProfileId): number | null {
    return this.#longestLifetimes.get(id) ?? null
  }

  /** To be called as time passes. */
  tick(now: number): void {
    if (now >= this.#nextPhaseAt) this.#enterPhase(now)
  }

  #enterPhase(now: number): void {
    this.phaseAt = now
    this.#nextPhaseAt = Infinity
    this.#expect(this.#states.values(), now)
  }

  #expect(states: Iterable<TokenState>, now: number): void {
    for (const { token } of states) {
      if (token !== null) this.#nextPhaseAt = Math.min(this.#nextPhaseAt, nextPhaseAt(token, now))
    }
  }
}
