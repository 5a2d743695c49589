import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeImport, planImport, type ImportChange, type Ours, type Theirs } from '../../../src-main/model/import-merge.ts'
import type { ConflictChoice } from '../../../src-main/model/import-plan.ts'
import type { Profile } from '../../../src-main/model/profile.ts'
import { Secret } from '../../../src-main/model/secret.ts'
import type { Server } from '../../../src-main/model/server.ts'
import { createIds, merge, nothing, profile, server } from './import-content.ts'

const few = (...values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...values)
const urls = ['https://a.example', 'https://b.example', 'http://127.0.0.1:1', 'http://127.0.0.1:2']
const anyServer = (id: string): fc.Arbitrary<Server> =>
  fc
    .record({ baseUrl: few(...urls), demo: fc.boolean(), pinned: fc.boolean() })
    .map(({ baseUrl, demo, pinned }) =>
      server(id, { baseUrl, demo: demo && baseUrl.includes('127'), pinnedCertificate: pinned ? `pin of ${id}` : null })
    )
const anyContent = (mark: string): fc.Arbitrary<Ours> =>
  fc
    .record({
      servers: fc.tuple(anyServer('s1'), anyServer('s2'), anyServer(`${mark}3`)),
      profiles: fc.array(
        fc.record({
          serverId: few('s1', 's2', `${mark}3`),
          principal: few('maria', 'otto'),
          name: few('', 'A', 'B', 'A (imported)'),
          ttlMs: fc.constantFrom(null, 5_000)
        }),
        { maxLength: 8 }
      )
    })
    .map(({ servers, profiles }) => ({ servers, profiles: profiles.map((change, index) => profile(`p${index}`, change)) }))

/** Mintmark keeps one server for an address, and one demo server. */
function asKept({ servers, profiles }: Ours): Ours {
  const kept: Server[] = []
  const isSame = (one: Server, other: Server): boolean => one.baseUrl === other.baseUrl || (one.demo && other.demo)
  for (const each of servers) if (!kept.some((other) => isSame(each, other))) kept.push(each)
  return { servers: kept, profiles: profiles.filter(({ serverId }) => kept.some(({ id }) => id === serverId)) }
}

const anyOurs = anyContent('o').map(asKept)
const anyTheirs: fc.Arbitrary<Theirs> = fc
  .tuple(anyContent('t'), fc.boolean(), fc.integer({ min: 0, max: 255 }))
  .map(([content, isSealed, mask]) => ({
    ...content,
    isSealed,
    secrets: new Map(isSealed ? content.profiles.filter((_, index) => (mask >> index) & 1).map(({ id }) => [id, new Secret(id)]) : [])
  }))
const anyChoice = fc.constantFrom<ConflictChoice>('keep', 'replace', 'both')

const put = <Item extends { readonly id: string }>(items: readonly Item[], more: readonly Item[]): readonly Item[] => [
  ...new Map([...items, ...more].map((item) => [item.id, item])).values()
]
const apply = (mine: Ours, { putServers, putProfiles }: ImportChange): Ours => ({
  servers: put(mine.servers, putServers),
  profiles: put(
    mine.profiles,
    putProfiles.map((each) => each.profile)
  )
})
const always = (check: (mine: Ours, theirs: Theirs, choice: ConflictChoice) => void): void =>
  fc.assert(fc.property(anyOurs, anyTheirs, anyChoice, check), { numRuns: 2_000 })
const idsOf = (items: readonly { readonly id: string }[]): readonly string[] => items.map(({ id }) => id)

describe('whatever is here and in the file', () => {
  test('keeping ours twice adds nothing the second time', () => {
    fc.assert(
      fc.property(anyOurs, anyTheirs, (mine, theirs) => {
        const createId = createIds()
        const after = apply(mine, mergeImport(mine, theirs, 'keep', createId))
        expect(mergeImport(after, theirs, 'keep', createId)).toEqual(nothing)
      }),
      { numRuns: 2_000 }
    )
  })

  test('what is done is what was planned', () => {
    always((mine, theirs, choice) => {
      const plan = planImport(mine, theirs)
      const { added, replaced, putProfiles, putServers } = merge(mine, theirs, choice)
      expect(added).toBe(plan.added.length + (choice === 'both' ? plan.conflicts.length : 0))
      expect(replaced).toBe(choice === 'replace' ? plan.conflicts.length : 0)
      expect(putProfiles).toHaveLength(added + replaced)
      const known = idsOf(mine.servers)
      expect(putServers.filter(({ id }) => !known.includes(id)).map(({ baseUrl }) => baseUrl)).toEqual(plan.newServers)
    })
  })

  test('every profile has its server, and no server or profile comes twice', () => {
    always((mine, theirs, choice) => {
      const change = merge(mine, theirs, choice)
      const after = apply(mine, change)
      for (const { serverId } of after.profiles) expect(idsOf(after.servers)).toContain(serverId)
      for (const ids of [idsOf(change.putServers), idsOf(change.putProfiles.map((each) => each.profile))])
        expect(new Set(ids).size).toBe(ids.length)
      const addresses = after.servers.map(({ baseUrl }) => baseUrl)
      expect(new Set(addresses).size).toBe(addresses.length)
      expect(after.servers.filter(({ demo }) => demo).length).toBeLessThan(2)
    })
  })

  test('nothing of ours changes unless it is to be replaced, and no id of the file comes in', () => {
    always((mine, theirs, choice) => {
      const { putServers, putProfiles } = merge(mine, theirs, choice)
      const isNew = (id: string): boolean => id.startsWith('new-')
      const changed = [...idsOf(putServers), ...idsOf(putProfiles.map((each) => each.profile))].filter((id) => !isNew(id))
      if (choice !== 'replace') expect(changed).toEqual([])
      for (const id of changed) expect([...idsOf(mine.servers), ...idsOf(mine.profiles)]).toContain(id)
    })
  })

  test('no server that is here trusts anybody else afterwards, and none does because of a file that is not sealed', () => {
    always((mine, theirs, choice) => {
      for (const { id, pinnedCertificate } of merge(mine, theirs, choice).putServers) {
        const before = mine.servers.find((each) => each.id === id)
        if (before !== undefined || !theirs.isSealed) expect(pinnedCertificate).toBe(before?.pinnedCertificate ?? null)
      }
    })
  })

  test('a secret goes only to a profile of the same server, access type, places and principal', () => {
    always((mine, theirs, choice) => {
      const change = merge(mine, theirs, choice)
      const urlOf = (content: Ours, each: Profile | undefined): string | undefined =>
        content.servers.find(({ id }) => id === each?.serverId)?.baseUrl
      for (const { profile: given, secretOf } of change.putProfiles) {
        if (secretOf === null) continue
        const source = theirs.profiles.find(({ id }) => id === secretOf)
        expect(given.principal).toBe(source?.principal)
        const [to, from] = [urlOf(apply(mine, change), given), urlOf(theirs, source)]
        if (to?.includes('127') !== true) expect(to).toBe(from)
        else expect(from).toContain('127')
      }
    })
  })
})
