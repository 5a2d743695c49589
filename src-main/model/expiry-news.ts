import type { ProfileId } from './profile.ts'
import { urgentMs, type TokenSummary } from './token.ts'

/** Whose token has five minutes left from now on, and whose has none. */
export type ExpiryNews = { readonly ending: readonly ProfileId[]; readonly ended: readonly ProfileId[] }

type Told = Pick<TokenSummary, 'profileId' | 'receivedAt' | 'expiry'>

/**
 * What there is to say at `now`, once `since` has been looked at before (epoch ms): each token is named at most once for each of the two
 * moments, however often one looks. One that never had five minutes is not said to have reached them.
 */
export function expiryNews(tokens: Iterable<Told>, since: number, now: number): ExpiryNews {
  const isNew = (at: number): boolean => since < at && at <= now
  const ending: ProfileId[] = []
  const ended: ProfileId[] = []
  for (const { profileId, receivedAt, expiry } of tokens) {
    if (expiry.kind !== 'at') continue
    if (isNew(expiry.at)) ended.push(profileId)
    else if (isNew(expiry.at - urgentMs) && expiry.at - urgentMs > receivedAt && now < expiry.at) ending.push(profileId)
  }
  return { ending, ended }
}
