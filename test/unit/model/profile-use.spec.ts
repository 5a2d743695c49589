import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byUse, habitAfterUse } from '../../../src-main/model/profile-use.ts'
import { dayMs } from '../../../src-main/model/time.ts'
import { profile } from '../vault/vault-on-disk.ts'

const order = (profiles: Parameters<typeof byUse>[0]): readonly string[] =>
  byUse(profiles, ({ name }) => name.toLowerCase()).map(({ id }) => id)

test('pinned ones first, then the last used, then the others by name', () => {
  const all = [
    profile('never b', { name: 'b' }),
    profile('long ago', { name: 'a', lastUsedAt: 1 }),
    profile('pinned, never', { name: 'z', pinned: true }),
    profile('never a', { name: 'A' }),
    profile('just now', { name: 'c', lastUsedAt: 9 }),
    profile('pinned, used', { name: 'z', pinned: true, lastUsedAt: 5 })
  ]
  const expected = ['pinned, used', 'pinned, never', 'just now', 'long ago', 'never a', 'never b']
  expect([order(all), order(all.toReversed())]).toEqual([expected, expected])
})

test('all are there, and equals stay as they were', () => {
  const some = fc.array(fc.record({ pinned: fc.boolean(), lastUsedAt: fc.option(fc.nat(2)), name: fc.constantFrom('a', 'b') }))
  fc.assert(
    fc.property(some, (changes) => {
      const profiles = changes.map((change, index) => profile(String(index), change))
      expect(order(profiles).toSorted()).toEqual(profiles.map(({ id }) => id).toSorted())
      const sorted = byUse(profiles, ({ name }) => name)
      expect(byUse(sorted, ({ name }) => name)).toEqual(sorted)
    })
  )
})

/** A profile as it is after these uses, in days. */
const usedAt = (id: string, ...days: readonly number[]) =>
  days.reduce((before, day) => ({ ...before, lastUsedAt: day * dayMs, habitAt: habitAfterUse(before, day * dayMs) }), profile(id))

test('often and lately count together', () => {
  const often = usedAt('often', 100, 100, 100, 100)
  const once = usedAt('once', 101)
  // Four uses weigh as much as one that is two days younger.
  expect(often.habitAt).toBe(102 * dayMs)
  expect(order([once, often])).toEqual(['often', 'once'])
  expect(order([often, usedAt('later', 103)])).toEqual(['later', 'often'])
  expect(order([usedAt('every day', 90, 91, 92, 93, 94), usedAt('one day', 94, 94)])).toEqual(['one day', 'every day'])
})

test('the first use counts as one, also one of a version that did not count', () => {
  expect(usedAt('first', 7).habitAt).toBe(7 * dayMs)
  expect(habitAfterUse({ lastUsedAt: 7 * dayMs }, 7 * dayMs)).toBe(8 * dayMs)
  expect(order([profile('counted', { lastUsedAt: 1, habitAt: 5 }), profile('not counted', { lastUsedAt: 9 })])).toEqual([
    'not counted',
    'counted'
  ])
})

test('a use never makes less of a profile, and a clock that went wrong makes ten days of it at most', () => {
  const moment = fc.integer({ min: 0, max: 4_000 * dayMs })
  fc.assert(
    fc.property(fc.option(moment), moment, (habitAt, now) => {
      const after = habitAfterUse({ lastUsedAt: null, ...(habitAt === null ? {} : { habitAt }) }, now)
      expect(after).toBeGreaterThanOrEqual(now)
      expect(after).toBeGreaterThanOrEqual(Math.min(habitAt ?? 0, now + 9 * dayMs))
      expect(after).toBeLessThan(now + 10 * dayMs)
    })
  )
})
