import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { profileName, profilePlace, type Profile } from '../../../src-main/model/profile.ts'
import { noMarks, ProfileSearch, type ProfileMarks } from '../../../src-main/model/profile-search.ts'
import { foldText, type TextRange } from '../../../src-main/model/search/folded-text.ts'
import { toWords } from '../../../src-main/model/search/word-match.ts'
import { serverHost, type Server } from '../../../src-main/model/server.ts'
import { profile, server } from '../vault/vault-on-disk.ts'

const headOffice: Server = { ...server, name: 'Head office' }
const servers = new Map([[headOffice.id, headOffice]])
const search = new ProfileSearch()
const find = (typed: string, profiles: readonly Profile[]): readonly string[] =>
  search.find(toWords(typed), profiles, servers).map(({ id }) => id)

describe('every word has to be somewhere', () => {
  const named = profile('named', { name: 'Loyalty backend' })
  const unnamed = profile('unnamed', { name: '' })
  const user = profile('user', { accessType: 'application-user', name: 'Tester', principal: 'qa.maria' })
  const foreign = profile('foreign', { name: 'مفتاح 🪙 (a+b)', organization: 'Größe', application: 'Öl' })
  const all = [named, unnamed, user, foreign]
  it.each([
    ['', ['named', 'unnamed', 'user', 'foreign']],
    ['   ', ['named', 'unnamed', 'user', 'foreign']],
    ['LOYALTY', ['named']],
    ['loy back', ['named']],
    ['back loy', ['named']],
    ['acme loyalty', ['named']],
    ['acme/storefront', ['unnamed', 'named', 'user']],
    ['acme / storefront', ['unnamed', 'named', 'user']],
    ['lybk', ['named']],
    ['maria', ['user']],
    ['qm', ['user']],
    ['yxa6', ['named', 'unnamed', 'foreign']],
    ['yclnt', []],
    ['grosse ol', ['foreign']],
    ['größe', ['foreign']],
    ['(a+b) مفتاح', ['foreign']],
    ['🪙', ['foreign']],
    ['head office', ['named', 'unnamed', 'user', 'foreign']],
    ['api.example', ['named', 'unnamed', 'user', 'foreign']],
    ['apexam', []],
    ['acme nowhere', []],
    ['.*', []]
  ])('%j finds %j', (typed, expected) => expect(find(typed, all)).toEqual(expected))
})

describe('the order', () => {
  it('is by how well the word is there, and else as it was', () => {
    const names = ['apart: s. t. o. r. e.', 'instore', 'bookStore', 'storefront', 'Storeroom', 'my store']
    const all = names.map((name) => profile(name, { name, application: 'x' }))
    expect(find('store', all)).toEqual(['my store', 'storefront', 'Storeroom', 'bookStore', 'instore', names[0]])
    expect(find('store', all.toReversed())).toEqual(['my store', 'Storeroom', 'storefront', 'bookStore', 'instore', names[0]])
  })

  it('of equals, has those first that have it in their name', () => {
    const all = [profile('by place', { name: 'Backend' }), profile('by name', { name: 'Storefront', application: 'x' })]
    expect(find('store', all)).toEqual(['by name', 'by place'])
    expect(find('sfn', all)).toEqual(['by name', 'by place'])
    expect(find('storefront', all)).toEqual(['by name', 'by place'])
  })

  it('counts every word', () => {
    const all = ['Storefront backups', 'Store backup', 'Backup of bookstore'].map((name) => profile(name, { name }))
    expect(find('store backup', all)).toEqual(['Store backup', 'Backup of bookstore', 'Storefront backups'])
  })
})

test('a changed profile is found by what it is now', () => {
  const before = profile('a', { name: 'Before' })
  expect(find('before', [before])).toEqual(['a'])
  expect([find('before', [{ ...before, name: 'After' }]), find('after', [{ ...before, name: 'After' }])]).toEqual([[], ['a']])
})

const cut = (text: string, ranges: readonly TextRange[]): string => ranges.map(({ start, end }) => text.slice(start, end)).join('|')

function shown(typed: string, each: Profile): Readonly<Record<keyof ProfileMarks, string>> {
  const marks = search.marks(toWords(typed), each, headOffice)
  return {
    name: cut(profileName(each), marks.name),
    place: cut(profilePlace(each), marks.place),
    principal: cut(each.principal, marks.principal),
    server: cut(headOffice.name, marks.server),
    host: cut(serverHost(headOffice.baseUrl), marks.host)
  }
}

const nothing = { name: '', place: '', principal: '', server: '', host: '' }

test.each([
  ['', nothing],
  ['sto', { ...nothing, name: 'Sto', place: 'sto' }],
  ['café', { ...nothing, name: 'Café' }],
  ['sto fro', { ...nothing, name: 'Sto|fro', place: 'sto|fro' }],
  ['acst', { ...nothing, place: 'ac|st' }],
  ['yxa6 head', { ...nothing, principal: 'YXA6', server: 'Head' }],
  ['example', { ...nothing, host: 'example' }]
])('%j marks %j', (typed, expected) => expect(shown(typed, profile('a', { name: 'Storefront Café' }))).toEqual(expected))

test('letters apart are marked only where they were looked for', () =>
  expect(shown('ae', profile('a', { name: 'Alpha engine' }))).toEqual({ ...nothing, name: 'A|e', place: 'a|e' }))

test('without words nothing is marked', () => expect(search.marks([], profile('a'), headOffice)).toBe(noMarks))

const letters = fc.string({ unit: fc.constantFrom(...Array.from('abcABC12-. éß')), maxLength: 10 })
const anyProfile = fc
  .record({
    name: letters,
    organization: letters,
    application: letters,
    principal: letters,
    accessType: fc.constantFrom('application', 'application-user', 'organization', 'admin-user')
  })
  .map((change) => profile('any', change))

test('marks are ranges of the text, in order and apart, and hold what was typed', () => {
  fc.assert(
    fc.property(anyProfile, letters, (each, typed) => {
      const words = toWords(typed)
      if (search.rank(words, each, headOffice) === 0 || words.length === 0) return
      const marks = search.marks(words, each, headOffice)
      const texts = { name: profileName(each), place: profilePlace(each), principal: each.principal, server: 'Head office' }
      const parts = Object.entries({ ...texts, host: serverHost(headOffice.baseUrl) }) as readonly (readonly [keyof ProfileMarks, string])[]
      for (const [field, text] of parts) {
        let last = -1
        for (const { start, end } of marks[field]) {
          expect(start).toBeGreaterThan(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          last = end
        }
      }
      const marked = parts.map(([field, text]) => foldText(marks[field].map(({ start, end }) => text.slice(start, end)).join('')).letters)
      // Each word is wholly within what is marked of one text, in its order.
      const comesIn = (word: string, text: string): boolean => {
        let from = 0
        for (const letter of word) if ((from = text.indexOf(letter, from) + 1) === 0) return false
        return true
      }
      for (const word of words) expect(marked.some((text) => comesIn(word.letters, text))).toBe(true)
    }),
    { numRuns: 2_000 }
  )
})

test('another word never finds more, nor does a longer one', () => {
  fc.assert(
    fc.property(fc.array(anyProfile, { maxLength: 8 }), letters, letters, (profiles, typed, more) => {
      const found = (text: string): readonly Profile[] => search.find(toWords(text), profiles, servers)
      const before = found(typed)
      for (const longer of [`${typed} ${more}`, typed + more]) {
        for (const each of found(longer)) expect(before).toContain(each)
      }
    }),
    { numRuns: 1_000 }
  )
})

test('the same search finds the same in the same order, and nothing twice', () => {
  fc.assert(
    fc.property(fc.array(anyProfile, { maxLength: 12 }), letters, (profiles, typed) => {
      const words = toWords(typed)
      const found = search.find(words, profiles, new Map())
      expect(new ProfileSearch().find(words, profiles, new Map())).toEqual(found)
      expect(new Set(found).size).toBe(found.length)
      const ranks = found.map((each) => search.rank(words, each, null))
      expect(ranks).toEqual(ranks.toSorted((one, other) => other - one))
      // Equals keep their order.
      const places = found.map((each) => profiles.indexOf(each))
      places.forEach((place, index) => ranks[index] === ranks[index + 1] && expect(place).toBeLessThan(places[index + 1] ?? 0))
    })
  )
})
