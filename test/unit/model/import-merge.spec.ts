import { describe, expect, it } from 'vitest'
import { planImport, type Theirs } from '../../../src-main/model/import-merge.ts'
import type { ConflictChoice } from '../../../src-main/model/import-plan.ts'
import { longestName, type Profile } from '../../../src-main/model/profile.ts'
import { defaultConnection, type Server } from '../../../src-main/model/server.ts'
import { merge, nothing, ours, profile, sealed, server, shared } from './import-content.ts'

const trust = {
  caCertificate: 'their authority',
  pinnedCertificate: 'their pin',
  proxy: { kind: 'url', url: 'http://their.proxy:1' }
} as const

describe('into an empty vault', () => {
  const theirs = sealed([
    profile('x', { name: 'Mine', pinned: true, lastUsedAt: 7, copyFormat: 'curl' }),
    profile('y', { principal: 'otto' })
  ])

  it('comes everything, with secrets and under new ids', () => {
    expect(planImport(ours([], []), theirs)).toEqual({
      hasSecrets: true,
      added: ['Mine', 'acme/shop · app user'],
      conflicts: [],
      newServers: ['https://a.example']
    })
    expect(merge(ours([], []), theirs, 'keep')).toEqual({
      putServers: [{ ...server('a'), id: 'new-1' }],
      putProfiles: [
        { profile: { ...theirs.profiles[0], id: 'new-2', serverId: 'new-1' }, secretOf: 'x' },
        { profile: { ...theirs.profiles[1], id: 'new-3', serverId: 'new-1' }, secretOf: 'y' }
      ],
      added: 2,
      replaced: 0
    })
  })

  it('no server comes that no profile uses', () => {
    const unused = shared([profile('x')], [server('a'), server('b')])
    expect(planImport(ours([], []), unused).newServers).toEqual(['https://a.example'])
    expect(merge(ours([], []), unused, 'both').putServers).toHaveLength(1)
  })

  it('one comes that stands alone, once; of a file for sharing without its trust', () => {
    const alone = server('b', { standsAlone: true, ...trust })
    for (const [theirs, trusted] of [
      [sealed([], [server('a'), alone]), trust],
      [shared([], [server('a'), alone]), defaultConnection]
    ] as const) {
      expect(planImport(ours([], []), theirs).newServers).toEqual(['https://b.example'])
      const { caCertificate, pinnedCertificate, proxy } = trusted
      const put = { ...alone, id: 'new-1', caCertificate, pinnedCertificate, proxy }
      expect(merge(ours([], []), theirs, 'keep')).toEqual({ ...nothing, putServers: [put] })
      expect(merge(ours([], [{ ...put, id: 'ours' }]), theirs, 'keep')).toEqual(nothing)
    }
  })

  it('twins come once, and with the secret that one of them has', () => {
    const twins = sealed(
      [profile('x'), profile('y'), profile('z', { serverId: 'again' })],
      [server('a'), server('again', { baseUrl: 'https://a.example' })],
      ['y']
    )
    expect(planImport(ours([], []), twins)).toMatchObject({ added: ['acme/shop · app user'], newServers: ['https://a.example'] })
    expect(merge(ours([], []), twins, 'keep').putProfiles).toMatchObject([{ profile: { id: 'new-2', serverId: 'new-1' }, secretOf: 'y' }])
  })

  it('the same credentials come as often as they have other names, notes or lifetimes', () => {
    const kept = sealed([
      profile('x', { name: 'Long', ttlMs: 1_000 }),
      profile('y', { name: 'Long' }),
      profile('z', { name: 'Long', notes: 'n' }),
      profile('other', { name: 'Short' })
    ])
    expect(planImport(ours([], []), kept).added).toEqual(['Long', 'Long', 'Long', 'Short'])
  })
})

describe('what is the same', () => {
  const mine = ours([profile('mine', { name: 'Ours' })])

  it.each<[string, Partial<Profile>]>([
    ['name', { name: 'Theirs' }],
    ['notes', { notes: 'other' }],
    ['lifetime', { ttlMs: 5_000 }],
    ['pin', { pinned: true }],
    ['age', { createdAt: 9 }]
  ])('does not depend on the %s', (_, change) => {
    expect(planImport(mine, shared([profile('x', change)]))).toMatchObject({ added: [], conflicts: ['Ours'], newServers: [] })
  })

  it.each<[string, Partial<Profile>]>([
    ['access type', { accessType: 'application' }],
    ['organization', { organization: 'other' }],
    ['application', { application: 'other' }],
    ['principal', { principal: 'Maria' }],
    ['a border between two names', { organization: 'acme","shop', application: '' }]
  ])('depends on the %s', (_, change) => {
    expect(planImport(mine, shared([profile('x', change)]))).toMatchObject({ added: [expect.any(String)], conflicts: [] })
  })

  it('depends on the address of the server, not on its id', () => {
    const elsewhere = shared([profile('x')], [server('a', { baseUrl: 'https://b.example' })])
    const here = shared([profile('x', { serverId: 'z' })], [server('z', { baseUrl: 'https://a.example' })])
    expect(planImport(mine, elsewhere)).toMatchObject({ conflicts: [], newServers: ['https://b.example'] })
    expect(planImport(mine, here)).toMatchObject({ conflicts: ['Ours'], newServers: [] })
  })

  it('is matched one to one, by name first', () => {
    const several = ours([profile('one', { name: 'One' }), profile('two', { name: 'Two' })])
    const theirs = sealed([profile('x', { name: 'Else' }), profile('y', { name: 'One' }), profile('z', { name: 'Third' })])
    expect(planImport(several, theirs)).toMatchObject({ added: ['Third'], conflicts: ['Two', 'One'] })
    expect(merge(several, theirs, 'replace').putProfiles).toMatchObject([
      { profile: { id: 'two', name: 'Else' }, secretOf: 'x' },
      { profile: { id: 'one', name: 'One' }, secretOf: 'y' },
      { profile: { id: 'new-1', name: 'Third' }, secretOf: 'z' }
    ])
  })

  it('is the demo server wherever it listens, and whatever else the file says listens there', () => {
    const demo = (id: string, port: number, isDemo = true): Server => server(id, { baseUrl: `http://127.0.0.1:${port}`, demo: isDemo })
    const here = ours([profile('mine', { serverId: 'd' })], [demo('d', 1)])
    const there = shared([profile('x', { serverId: 'e' }), profile('y', { serverId: 'f' })], [demo('e', 2), demo('f', 2, false)])
    expect(planImport(here, there)).toMatchObject({ added: [], conflicts: [expect.any(String)], newServers: [] })
    const byAddress = sealed(
      [profile('x', { serverId: 'e' }), profile('y', { serverId: 'f', principal: 'otto' })],
      [demo('e', 2), demo('f', 1, false)]
    )
    expect(merge(here, byAddress, 'replace').putServers.map(({ id }) => id)).toEqual(['d'])
    expect(merge(ours([], []), byAddress, 'keep').putServers.map(({ demo: isDemo }) => isDemo)).toEqual([true, false])
  })
})

describe('a profile that is here already', () => {
  const stored = profile('mine', {
    name: 'Ours',
    notes: 'our notes',
    pinned: true,
    keepFresh: true,
    lastUsedAt: 5,
    copyFormat: 'raw',
    createdAt: 3
  })
  const mine = ours([stored])
  const given = profile('x', { name: 'Theirs', notes: 'their notes', ttlMs: 9_000, lastUsedAt: 8, createdAt: 8 })

  it('stays', () => expect(merge(mine, sealed([given]), 'keep')).toEqual(nothing))

  it('is replaced in what the file knows better, and keeps its id, pin and use', () => {
    expect(merge(mine, sealed([given]), 'replace')).toMatchObject({
      putProfiles: [{ profile: { ...stored, name: 'Theirs', notes: 'their notes', ttlMs: 9_000 }, secretOf: 'x' }],
      added: 0,
      replaced: 1
    })
  })

  it('keeps its secret where the file has none', () => {
    expect(merge(mine, shared([given]), 'replace').putProfiles).toMatchObject([{ secretOf: null }])
  })

  it('gets a second one beside it, told apart by name', () => {
    expect(merge(mine, sealed([given]), 'both')).toEqual({
      putServers: [],
      putProfiles: [{ profile: { ...given, id: 'new-1', serverId: 'a', name: 'Theirs (imported)' }, secretOf: 'x' }],
      added: 1,
      replaced: 0
    })
  })

  it('gets as many beside it as the file has, each told apart', () => {
    const several = ours([stored, profile('second', { name: 'Second' })])
    const theirs = shared([given, { ...given, id: 'y', notes: '' }])
    expect(merge(several, theirs, 'both').putProfiles.map((each) => each.profile.name)).toEqual([
      'Theirs (imported)',
      'Theirs (imported 2)'
    ])
  })

  it.each([
    ['', ['acme/shop · app user'], 'acme/shop · app user (imported)'],
    ['N', ['N', 'N (imported)'], 'N (imported 2)'],
    ['N', ['N', 'N (imported)', 'N (imported 2)'], 'N (imported 3)'],
    ['n'.repeat(longestName), ['N'], `${'n'.repeat(longestName - 18)} (imported)`],
    [`${'n'.repeat(longestName - 19)}😀${'n'.repeat(17)}`, ['N'], `${'n'.repeat(longestName - 19)} (imported)`]
  ])('%j beside %j becomes %j', (name, taken, expected) => {
    const several = ours(taken.map((each) => profile(each, { name: each })))
    expect(merge(several, shared([{ ...given, name }]), 'both').putProfiles).toMatchObject([{ profile: { name: expected } }])
  })
})

describe('trust', () => {
  const given = [server('x', { name: 'Theirs', environment: 'staging', managementTokenPath: '/token', timeoutMs: 5_000, ...trust })]
  const there = [profile('p', { serverId: 'x' })]
  const untrusting = { caCertificate: null, pinnedCertificate: null, proxy: { kind: 'system' } }

  it('comes with a new server of a sealed file', () => {
    expect(merge(ours([], []), sealed(there, given), 'keep').putServers).toEqual([{ ...given[0], id: 'new-1' }])
  })

  it('never comes from a file that is not sealed', () => {
    expect(merge(ours([], []), shared(there, given), 'keep').putServers).toEqual([{ ...given[0], ...untrusting, id: 'new-1' }])
  })

  const known = server('a', { baseUrl: 'https://x.example', caCertificate: 'ours' })
  it.each<[ConflictChoice, Theirs, readonly unknown[]]>([
    ['keep', sealed(there, given), []],
    ['both', sealed(there, given), []],
    ['replace', shared(there, given), []],
    ['replace', sealed(there, given), [{ ...given[0], ...untrusting, caCertificate: 'ours', id: 'a' }]]
  ])('of a server that is here stays as it is: %s', (choice, theirs, put) => {
    expect(merge(ours([profile('mine')], [known]), theirs, choice).putServers).toEqual(put)
  })
})
