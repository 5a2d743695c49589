import type { ProfileId } from '../model/profile.ts'
import type { TokenSummary } from '../model/token.ts'

/** Tokens that their server was seen to turn away: alive by the clock, and dead all the same. One for a profile, until Mintmark quits. */
export class RejectedTokens {
  readonly #receivedAt = new Map<ProfileId, number>()

  add({ profileId, receivedAt }: TokenSummary): void {
    this.#receivedAt.set(profileId, receivedAt)
  }

  /** A token that was minted since then is another one. */
  has({ profileId, receivedAt }: TokenSummary): boolean {
    return this.#receivedAt.get(profileId) === receivedAt
  }
}
