import type { TokenState } from '../../src-main/contract/tokens.ts'
import { profileName, type Profile, type ProfileId } from '../../src-main/model/profile.ts'
import type { Server, ServerId } from '../../src-main/model/server.ts'
import type { ProfileSort } from '../../src-main/model/settings.ts'
import { timeLeft, type TimeLeft } from '../../src-main/model/token.ts'

export type ProfileFilter =
  | { readonly kind: 'all' | 'pinned' | 'soon' | 'expired' | 'none' }
  | { readonly kind: 'server'; readonly serverId: ServerId }
  | { readonly kind: 'organization'; readonly serverId: ServerId; readonly organization: string }
  | { readonly kind: 'application'; readonly serverId: ServerId; readonly organization: string; readonly application: string }

export type StateFilterKind = 'all' | 'pinned' | 'soon' | 'expired' | 'none'

/** A profile with what the list sorts and filters by. */
export type ListedProfile = {
  readonly profile: Profile
  readonly server: Server | null
  readonly left: TimeLeft
  readonly state: TokenState
}

export type ListSources = {
  readonly profiles: readonly Profile[]
  readonly serverOf: (profile: Profile) => Server | null
  readonly tokenOf: (id: ProfileId) => TokenState
  /** Epoch ms. */
  readonly now: number
}

export function listProfiles({ profiles, serverOf, tokenOf, now }: ListSources): readonly ListedProfile[] {
  return profiles.map((profile) => {
    const state = tokenOf(profile.id)
    return { profile, server: serverOf(profile), state, left: timeLeft(state.token, now) }
  })
}

/** Names compare without regard to case, as the server does. */
const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

export function isIn({ profile, left }: ListedProfile, filter: ProfileFilter): boolean {
  switch (filter.kind) {
    case 'all':
      return true
    case 'pinned':
      return profile.pinned
    case 'soon':
      return left.kind === 'soon' || left.kind === 'urgent'
    case 'expired':
    case 'none':
      return left.kind === filter.kind
    case 'server':
      return profile.serverId === filter.serverId
    case 'organization':
      return profile.serverId === filter.serverId && sameName(profile.organization, filter.organization)
    case 'application':
      return (
        profile.serverId === filter.serverId &&
        sameName(profile.organization, filter.organization) &&
        sameName(profile.application, filter.application)
      )
  }
}

/** Live tokens by what they have left, then those without an end, then expired ones, the latest first, then profiles without a token. */
function expiryRank({ left }: ListedProfile): readonly [number, number] {
  switch (left.kind) {
    case 'live':
    case 'soon':
    case 'urgent':
      return [0, left.leftMs]
    case 'never':
    case 'unknown':
      return [1, 0]
    case 'expired':
      return [2, left.sinceMs]
    case 'none':
      return [3, 0]
  }
}

const byName = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true })

export const compareNames = (one: Profile, other: Profile): number =>
  byName.compare(profileName(one), profileName(other)) || one.createdAt - other.createdAt

const comparisons: Readonly<Record<ProfileSort, (one: ListedProfile, other: ListedProfile) => number>> = {
  expiry: (one, other) => {
    const [rank, amount] = expiryRank(one)
    const [otherRank, otherAmount] = expiryRank(other)
    return rank - otherRank || amount - otherAmount
  },
  name: () => 0,
  'last-used': (one, other) => (other.profile.lastUsedAt ?? 0) - (one.profile.lastUsedAt ?? 0)
}

/** Profiles come in the order of their names, which takes long to compare, and stay in it where all else is the same. */
export function sortProfiles(listed: readonly ListedProfile[], sort: ProfileSort): readonly ListedProfile[] {
  return listed.toSorted(comparisons[sort])
}

export function countByState(listed: readonly ListedProfile[]): Readonly<Record<StateFilterKind, number>> {
  const count = (kind: StateFilterKind): number => listed.filter((each) => isIn(each, { kind })).length
  return { all: listed.length, pinned: count('pinned'), soon: count('soon'), expired: count('expired'), none: count('none') }
}
