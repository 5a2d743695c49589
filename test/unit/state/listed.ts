import { noAttempt } from '../../../src-main/model/attempt.ts'
import type { Profile } from '../../../src-main/model/profile.ts'
import { dayMs } from '../../../src-main/model/time.ts'
import type { Expiry } from '../../../src-main/model/token.ts'
import { listProfiles, type ListedProfile } from '../../../src-renderer/state/profile-list.ts'
import { now, profile, server } from '../vault/vault-on-disk.ts'

/** A profile with a token that ends so; null: it has none. */
export function listed(change: Partial<Profile>, expiry: Expiry | null = null): ListedProfile {
  const made = profile(change.name ?? 'x', change)
  const token = expiry === null ? null : { profileId: made.id, issuedAt: now - dayMs, receivedAt: now, expiry }
  const [only] = listProfiles({
    profiles: [made],
    serverOf: () => ({ ...server, name: 'Head office' }),
    tokenOf: (profileId) => ({ profileId, token, attempt: noAttempt }),
    now
  })
  if (only === undefined) throw new Error('nothing listed')
  return only
}

export const until = (leftMs: number): Expiry => ({ kind: 'at', at: now + leftMs })
export const names = (some: readonly ListedProfile[]): readonly string[] => some.map(({ profile: { name } }) => name)
