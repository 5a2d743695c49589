import type { Profile } from './profile.ts'
import { dayMs } from './time.ts'

/** After so long a use weighs half as much. */
const halfLifeMs = dayMs
/** Nobody uses a profile more often in a day: a clock that was once wrong must not put one first for years. */
const mostUses = 1_000

/**
 * How often and how lately a profile was used, as one moment (epoch ms): the one at which a single use would weigh as much as all uses do
 * together, when each weighs half as much after a day. Of two profiles the one with the later moment is used more, at whatever time that is
 * asked.
 */
export function habitAfterUse({ habitAt, lastUsedAt }: Pick<Profile, 'habitAt' | 'lastUsedAt'>, now: number): number {
  const before = habitAt ?? lastUsedAt
  const weight = before === null ? 0 : Math.min(mostUses, 2 ** ((before - now) / halfLifeMs))
  return Math.round(now + halfLifeMs * Math.log2(1 + weight))
}

const habitOf = ({ habitAt, lastUsedAt }: Profile): number => habitAt ?? lastUsedAt ?? 0

/**
 * Profiles by how likely they are the wanted one: those that a person pinned, since that says which are used often, then by how often and how
 * lately they were used, then the others by name. `nameOf` gives the name as it is compared: a collator would take longer than everything else.
 */
export function byUse(profiles: readonly Profile[], nameOf: (profile: Profile) => string): readonly Profile[] {
  const names = new Map(profiles.map((profile) => [profile, nameOf(profile)]))
  const nameLess = (one: Profile, other: Profile): boolean => (names.get(one) ?? '') < (names.get(other) ?? '')
  return profiles.toSorted((one, other) => {
    const use = Number(other.pinned) - Number(one.pinned) || habitOf(other) - habitOf(one)
    if (use !== 0) return use
    return nameLess(one, other) ? -1 : Number(nameLess(other, one))
  })
}
