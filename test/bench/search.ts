import { profileName } from '../../src-main/model/profile.ts'
import { ProfileSearch } from '../../src-main/model/profile-search.ts'
import { NarrowingSearch } from '../../src-main/model/search/narrowing-search.ts'
import { toWords } from '../../src-main/model/search/word-match.ts'
import { manyProfiles } from '../support/vault-of-many.ts'
import type { Figure } from './figure.ts'
import { compare } from './measure.ts'

const profileCount = 10_000
const typed = ['storefront', 'strfrnt', 'organization-12', 'billing 99', 'fleet org']

/** What finding takes while a person types, letter by letter. */
export async function benchSearch(runs: number): Promise<readonly Figure[]> {
  const profiles = manyProfiles(profileCount)
  const search = new ProfileSearch()
  const names = profiles.map((each) => profileName(each).toLowerCase())
  const keystrokes = typed.flatMap((text) => Array.from(text, (_, index) => text.slice(0, index + 1)))
  const list = new NarrowingSearch(profiles, (each) => search.textsOf(each, null))
  list.prepare()
  let ours = 0
  let floors = 0
  const { ours: times, floor } = await compare({
    runs: runs * keystrokes.length,
    atFloor: () => {
      const letters = keystrokes[floors++ % keystrokes.length] ?? ''
      return names.filter((name) => name.includes(letters))
    },
    ours: () => list.find(toWords(keystrokes[ours++ % keystrokes.length] ?? ''))
  })
  return [
    {
      what: 'search 10,000 profiles, one letter more, without painting',
      unit: 'ms',
      measure: 'median',
      ours: times,
      floor: { what: 'letters in each name', ...floor },
      goal: null
    }
  ]
}
