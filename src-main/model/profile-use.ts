import type { Profile } from './profile.ts'

/**
 * Profiles by how likely they are the wanted one: those that a person pinned, since that says which are used often, then the ones used
 * last, then the others by name. `nameOf` gives the name as it is compared: a collator would take longer than everything else.
 */
export function byUse(profiles: readonly Profile[], nameOf: (profile: Profile) => string): readonly Profile[] {
  const names = new Map(profiles.map((profile) => [profile, nameOf(profile)]))
  const nameLess = (one: Profile, other: Profile): boolean => (names.get(one) ?? '') < (names.get(other) ?? '')
  return profiles.toSorted((one, other) => {
    const use = Number(other.pinned) - Number(one.pinned) || (other.lastUsedAt ?? 0) - (one.lastUsedAt ?? 0)
    if (use !== 0) return use
    return nameLess(one, other) ? -1 : Number(nameLess(other, one))
  })
}
