import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byUse } from '../../../src-main/model/profile-use.ts'
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
