import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { ProfileSearch } from '../../../../src-main/model/profile-search.ts'
import { NarrowingSearch } from '../../../../src-main/model/search/narrowing-search.ts'
import { toWords } from '../../../../src-main/model/search/word-match.ts'
import { profile, server } from '../../vault/vault-on-disk.ts'

const search = new ProfileSearch()
const letters = fc.constantFrom('a', 'b', 'C', '1', ' ', '-', 'é', 'ß', '🪙')
const text = fc.string({ unit: letters, maxLength: 10 })
const profiles = fc.array(
  fc
    .record({ name: text, organization: text, application: text, principal: text, isUser: fc.boolean() })
    .map(({ isUser, ...fields }) => profile('x', { ...fields, accessType: isUser ? 'application-user' : 'application' })),
  { maxLength: 8 }
)

const narrowing = (all: readonly ReturnType<typeof profile>[]) => new NarrowingSearch(all, (each) => search.textsOf(each, server))
const plain = (typed: string, all: readonly ReturnType<typeof profile>[]) =>
  all.filter((each) => search.rank(toWords(typed), each, server) > 0)

test('whatever is typed after what, it finds what a search of everything finds, in the same order', () => {
  fc.assert(
    fc.property(profiles, fc.array(text, { minLength: 1, maxLength: 6 }), (all, typed) => {
      const narrowed = narrowing(all)
      for (const each of typed) expect(narrowed.find(toWords(each))).toEqual(plain(each, all))
    })
  )
})

test('letter by letter, and back', () => {
  fc.assert(
    fc.property(profiles, text, (all, typed) => {
      const narrowed = narrowing(all)
      const beginnings = Array.from({ length: typed.length + 1 }, (_, length) => typed.slice(0, length))
      for (const each of [...beginnings, ...beginnings.toReversed()]) expect(narrowed.find(toWords(each))).toEqual(plain(each, all))
    })
  )
})

it('a longer word is looked for only where its beginning was found', () => {
  const all = ['storefront', 'store', 'billing'].map((name) => profile(name, { name, organization: '', application: '', principal: '' }))
  const read: string[] = []
  const narrowed = new NarrowingSearch(all, (each) => {
    const texts = search.textsOf(each, null)
    return {
      ...texts,
      get letters() {
        read.push(each.name)
        return texts.letters
      }
    }
  })
  const names = (typed: string): readonly string[] => {
    read.length = 0
    return narrowed.find(toWords(typed)).map(({ name }) => name)
  }
  expect(names('bi')).toEqual(['billing'])
  expect(names('ore')).toEqual(['storefront', 'store'])
  expect([names('oref'), read.length]).toEqual([['storefront'], 2])
  expect([names('orefr'), read.length]).toEqual([['storefront'], 1])
  expect([names('oref'), read.length]).toEqual([['storefront'], 1])
})
