import { expect, test } from 'vitest'
import { noAttempt } from '../../../src-main/model/attempt.ts'
import type { Profile } from '../../../src-main/model/profile.ts'
import { isIn, listProfiles } from '../../../src-renderer/state/profile-list.ts'
import { lineKeyOf, treeLines } from '../../../src-renderer/state/profile-tree.ts'
import { now, profile, server } from '../vault/vault-on-disk.ts'

const local = { ...server, id: 'server-2', name: 'A local one', environment: 'local' as const }
const empty = { ...server, id: 'server-3', baseUrl: 'https://z.example' }

const changes: readonly Partial<Profile>[] = [
  { organization: 'Zoo', application: 'b' },
  { organization: 'acme', application: 'shop' },
  { organization: 'ACME', application: 'Shop 10' },
  { organization: 'acme', application: 'shop 9' },
  { organization: 'acme', application: '', accessType: 'organization' },
  { organization: '', application: '', accessType: 'admin-user' },
  { organization: '', application: '', accessType: 'admin-user', serverId: local.id }
]
const listed = listProfiles({
  profiles: changes.map((change, index) => profile(`p${index}`, change)),
  serverOf: () => server,
  tokenOf: (profileId) => ({ profileId, token: null, attempt: noAttempt }),
  now
})
const lines = (isOpen: (key: string) => boolean) =>
  treeLines(
    [server, local, empty],
    listed.map((each) => each.profile),
    isOpen
  )
const drawn = (isOpen: (key: string) => boolean): readonly string[] =>
  lines(isOpen).map(
    ({ level, label, count, isOpen: open }) => `${'  '.repeat(level - 1)}${open === null ? '·' : open ? '▾' : '▸'} ${label} ${count}`
  )

test('servers, organizations and applications in order, spelled alike or not', () => {
  expect(drawn(() => true)).toEqual([
    '· A local one 1',
    '▾ api.example.com 6',
    '  ▾ acme 4',
    '    · shop 1',
    '    · shop 9 1',
    '    · Shop 10 1',
    '  ▾ Zoo 1',
    '    · b 1',
    '· z.example 0'
  ])
})

test('what is below a closed line is not shown', () => {
  expect(drawn(() => false)).toEqual(['· A local one 1', '▸ api.example.com 6', '· z.example 0'])
  expect(drawn((key) => key === server.id)).toEqual(['· A local one 1', '▾ api.example.com 6', '  ▸ acme 4', '  ▸ Zoo 1', '· z.example 0'])
})

test('every line counts what its filter shows, under a key of its own', () => {
  const all = lines(() => true)
  for (const { filter, count } of all) expect(listed.filter((each) => isIn(each, filter))).toHaveLength(count)
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
})

test('only a server has an environment', () => {
  expect(lines(() => true).map(({ environment }) => environment)).toEqual(['local', 'production', ...Array(6).fill(null), 'production'])
})

test('every line knows its place among its own', () => {
  expect(lines(() => true).map(({ position, siblings }) => `${position}/${siblings}`)).toEqual([
    ...['1/3', '2/3'],
    ...['1/2', '1/3', '2/3', '3/3'],
    ...['2/2', '1/1'],
    '3/3'
  ])
})

test('the line of a filter is the one that has it, however it is spelled', () => {
  for (const { key, filter } of lines(() => true)) expect(lineKeyOf(filter)).toBe(key)
  expect(lineKeyOf({ kind: 'organization', serverId: server.id, organization: 'ACME' })).toBe(`${server.id}/acme`)
  expect(lineKeyOf({ kind: 'all' })).toBeNull()
})
