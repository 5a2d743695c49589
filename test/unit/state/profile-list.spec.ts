import { describe, expect, it, test } from 'vitest'
import type { Profile } from '../../../src-main/model/profile.ts'
import type { ProfileSort } from '../../../src-main/model/settings.ts'
import { dayMs, hourMs, minuteMs } from '../../../src-main/model/time.ts'
import {
  compareNames,
  countByState,
  isIn,
  listProfiles,
  sortProfiles,
  type ListedProfile
} from '../../../src-renderer/state/profile-list.ts'
import { listed, names, until } from './listed.ts'

describe('the order', () => {
  const sorted = (some: readonly ListedProfile[], sort: ProfileSort): readonly ListedProfile[] =>
    sortProfiles(
      some.toSorted((one, other) => compareNames(one.profile, other.profile)),
      sort
    )
  const some = [
    listed({ name: 'b none' }),
    listed({ name: 'expired long ago', lastUsedAt: 5 }, until(-dayMs)),
    listed({ name: 'expired just now' }, until(-1)),
    listed({ name: 'unknown' }, { kind: 'unknown' }),
    listed({ name: 'never' }, { kind: 'never' }),
    listed({ name: 'day', lastUsedAt: 9 }, until(dayMs)),
    listed({ name: 'minute' }, until(minuteMs)),
    listed({ name: 'A none' })
  ]
  it('by expiry: what ends soonest first, then no end, then the latest expired, then no token', () => {
    const expected = ['minute', 'day', 'never', 'unknown', 'expired just now', 'expired long ago', 'A none', 'b none']
    expect(names(sorted(some, 'expiry'))).toEqual(expected)
    expect(names(sorted(some.toReversed(), 'expiry'))).toEqual(expected)
  })

  it('by name: without regard to case, numbers as numbers', () => {
    const numbered = ['shop 10', 'Shop 9', 'äpfel', 'Zoo', ''].map((name) => listed({ name }))
    expect(names(sorted(numbered, 'name'))).toEqual(['', 'äpfel', 'Shop 9', 'shop 10', 'Zoo'])
  })

  it('by last use, then by name; the older first when all is the same', () => {
    expect(names(sorted(some, 'last-used')).slice(0, 3)).toEqual(['day', 'expired long ago', 'A none'])
    const twins = [listed({ name: 'same', createdAt: 2 }), listed({ name: 'same', createdAt: 1 })]
    expect(sorted(twins, 'name').map((each) => each.profile.createdAt)).toEqual([1, 2])
  })
})

test('the counts of the sidebar', () => {
  const some = [
    listed({ name: 'a', pinned: true }, until(hourMs)),
    listed({ name: 'b' }, until(15 * minuteMs)),
    listed({ name: 'c', pinned: true }, until(minuteMs)),
    listed({ name: 'd' }, until(0)),
    listed({ name: 'e' }, { kind: 'never' }),
    listed({ name: 'f' })
  ]
  expect(countByState(some)).toEqual({ all: 6, pinned: 2, soon: 2, expired: 1, none: 1 })
})

test.each([
  [{ kind: 'server', serverId: 'server-1' }, true],
  [{ kind: 'server', serverId: 'other' }, false],
  [{ kind: 'organization', serverId: 'server-1', organization: 'ACME' }, true],
  [{ kind: 'organization', serverId: 'other', organization: 'acme' }, false],
  [{ kind: 'organization', serverId: 'server-1', organization: 'acm' }, false],
  [{ kind: 'application', serverId: 'server-1', organization: 'acme', application: 'Storefront' }, true],
  [{ kind: 'application', serverId: 'server-1', organization: 'acme', application: '' }, false]
] as const)('%j has it: %s', (filter, expected) => expect(isIn(listed({}), filter)).toBe(expected))

test('what has not changed stays the same object', () => {
  const profiles = ['a', 'b'].map((name) => listed({ id: name, name }).profile)
  const made = new WeakMap<Profile, ListedProfile>()
  const tokens = new Map(profiles.map(({ id }) => [id, listed({ id }, until(20 * minuteMs)).state]))
  const list = (now: number): readonly ListedProfile[] =>
    listProfiles({ profiles, made, now, serverOf: () => null, tokenOf: (id) => tokens.get(id) ?? listed({ id }).state })
  const before = list(0)
  tokens.set('b', listed({ id: 'b' }, until(hourMs)).state)
  const after = list(0)
  expect(after[0]).toBe(before[0])
  expect(after[1]).toMatchObject({ state: tokens.get('b') })
  expect(after[1]).not.toBe(before[1])
})
