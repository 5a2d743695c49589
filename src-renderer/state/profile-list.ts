import type { TokenState } from '../../src-main/contract/tokens.ts'
import type { ProfileFilter, StateFilterKind } from '../../src-main/model/profile-filter.ts'
import { profileName, type Profile, type ProfileId } from '../../src-main/model/profile.ts'
import type { Server } from '../../src-main/model/server.ts'
import type { ProfileSort } from '../../src-main/model/settings.ts'
import { timeLeft, type TimeLeft } from '../../src-main/model/token.ts'

/** A profile with what the list sorts and filters by. */
export type ListedProfile = {
  readonly profile: Profile
  readonly server: Server | null
  readonly phase: TimeLeft['kind']
  readonly state: TokenState
}

export type ListSources = {
  readonly profiles: readonly Profile[]
  /** What was made of each profile last. */
  readonly made?: WeakMap<Profile, ListedProfile>
  readonly serverOf: (profile: Profile) => Server | null
  readonly tokenOf: (id: ProfileId) => TokenState
  /** Epoch ms. */
  readonly now: number
}

/** What is as it was stays the same object, so that nothing is drawn again because another profile has changed. */
export function listProfiles({ profiles, made = new WeakMap(), serverOf, tokenOf, now }: ListSources): readonly ListedProfile[] {
  return profiles.map((profile) => {
    const server = serverOf(profile)
    const state = tokenOf(profile.id)
    const phase = timeLeft(state.token, now).kind
    const known = made.get(profile)
    if (known?.server === server && known.state === state && known.phase === phase) return known
    const listed = { profile, server, state, phase }
    made.set(profile, listed)
    return listed
  })
}

/** Names compare without regard to case, as the server does. */
const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

export function isIn({ profile, phase }: ListedProfile, filter: ProfileFilter): boolean {
  switch (filter.kind) {
    case 'all':
      return true
    case 'pinned':
      return profile.pinned
    case 'soon':
      return phase === 'soon' || phase === 'urgent'
    case 'expired':
    case 'none':
      return phase === filter.kind
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
const expiryRanks: Readonly<Record<TimeLeft['kind'], number>> = { live: 0, soon: 0, urgent: 0, never: 1, unknown: 1, expired: 2, none: 3 }

/** In epoch ms; 0 where there is no end. */
const endOf = ({ state: { token } }: ListedProfile): number => (token?.expiry.kind === 'at' ? token.expiry.at : 0)

function compareExpiries(one: ListedProfile, other: ListedProfile): number {
  const later = endOf(one) - endOf(other)
  return expiryRanks[one.phase] - expiryRanks[other.phase] || (one.phase === 'expired' ? -later : later)
}

const byName = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true })

export const compareNames = (one: Profile, other: Profile): number =>
  byName.compare(profileName(one), profileName(other)) || one.createdAt - other.createdAt

const comparisons: Readonly<Record<ProfileSort, (one: ListedProfile, other: ListedProfile) => number>> = {
  expiry: compareExpiries,
  name: () => 0,
  'last-used': (one, other) => (other.profile.lastUsedAt ?? 0) - (one.profile.lastUsedAt ?? 0)
}

/** Profiles come in the order of their names, which takes long to compare, and stay in it where all else is the same. */
export function sortProfiles(listed: readonly ListedProfile[], sort: ProfileSort): readonly ListedProfile[] {
  return listed.toSorted(comparisons[sort])
}

export function countByState(listed: readonly ListedProfile[]): Readonly<Record<StateFilterKind, number>> {
  const counts = { all: listed.length, pinned: 0, soon: 0, expired: 0, none: 0 }
  for (const { profile, phase } of listed) {
    if (profile.pinned) counts.pinned++
    if (phase === 'soon' || phase === 'urgent') counts.soon++
    else if (phase === 'expired' || phase === 'none') counts[phase]++
  }
  return counts
}
