import { expiryNews } from '../../src-main/model/expiry-news.ts'
import { profileName, type ProfileId } from '../../src-main/model/profile.ts'
import { expiryNewsText } from '../../src-main/model/text/expiry-news-text.ts'
import { secondMs } from '../../src-main/model/time.ts'
import type { ProfilesState } from './profiles.svelte.ts'
import type { TokensState } from './tokens.svelte.ts'

/** So long it stands there: the same words can then be news again. */
const shownMs = 10 * secondMs
/** What passed while nobody could look, behind a hidden window or in sleep, is no news. */
const longestGapMs = 5 * secondMs

/** Says when a token is about to expire and when it has: once each, all of a moment together. Countdowns say nothing. */
export class ExpiryNewsState {
  text = $state('')
  readonly #profiles: ProfilesState
  readonly #tokens: TokensState
  #lookedAt: number | null = null
  #saidAt = 0

  constructor(profiles: ProfilesState, tokens: TokensState) {
    this.#profiles = profiles
    this.#tokens = tokens
  }

  /** To be called as time passes, after the tokens know of it. */
  tick(now: number): void {
    const since = this.#lookedAt
    this.#lookedAt = now
    if (this.text !== '' && now - this.#saidAt >= shownMs) this.text = ''
    // Most seconds no token enters another phase.
    if (since === null || now - since > longestGapMs || this.#tokens.phaseAt <= since) return
    const { ending, ended } = expiryNews(this.#tokens.all(), since, now)
    const text = expiryNewsText(this.#names(ending), this.#names(ended))
    if (text === '') return
    this.text = text
    this.#saidAt = now
  }

  #names(ids: readonly ProfileId[]): readonly string[] {
    return ids.flatMap((id) => {
      const profile = this.#profiles.get(id)
      return profile === null ? [] : [profileName(profile)]
    })
  }
}
