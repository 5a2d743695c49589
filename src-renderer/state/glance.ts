import { countByState, sortProfiles, type ListedProfile } from './profile-list.ts'

/** What may be seen of the profiles while the vault is locked. */
export type Glance = {
  /** How many have expired or will soon; empty where none have. */
  readonly summary: string
  readonly rows: readonly ListedProfile[]
  /** How many profiles there are besides the rows. */
  readonly more: number
}

const mostRows = 3

/** What expires soonest comes first, then what has expired, then what lives on. */
function rank({ phase }: ListedProfile): number {
  if (phase === 'soon' || phase === 'urgent') return 0
  return phase === 'expired' ? 1 : 2
}

/** `listed` in any order; profiles without a token have no countdown to look at. */
export function toGlance(listed: readonly ListedProfile[]): Glance {
  const counts = countByState(listed)
  const parts = [counts.expired > 0 ? `${counts.expired} expired` : '', counts.soon > 0 ? `${counts.soon} expiring soon` : '']
  const rows = sortProfiles(
    listed.filter(({ phase }) => phase !== 'none'),
    'expiry'
  )
    .toSorted((one, other) => rank(one) - rank(other))
    .slice(0, mostRows)
  return { summary: parts.filter(Boolean).join(', '), rows, more: listed.length - rows.length }
}
