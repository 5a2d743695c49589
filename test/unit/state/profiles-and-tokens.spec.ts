import { describe, expect, it } from 'vitest'
import { noAttempt } from '../../../src-main/model/attempt.ts'
import { hourMs, minuteMs } from '../../../src-main/model/time.ts'
import { ProfileSearch } from '../../../src-main/model/profile-search.ts'
import { ListState } from '../../../src-renderer/state/list.svelte.ts'
import { ProfilesState } from '../../../src-renderer/state/profiles.svelte.ts'
import { TokensState } from '../../../src-renderer/state/tokens.svelte.ts'
import { profile, server } from '../vault/vault-on-disk.ts'

const ids = (list: ListState): readonly string[] => list.rows.map(({ profile: { id } }) => id)

function listOf(...names: readonly string[]) {
  const profiles = new ProfilesState()
  const tokens = new TokensState()
  profiles.load({ servers: [server], profiles: names.map((id) => profile(id, { organization: id })) })
  return { profiles, tokens, list: new ListState(profiles, tokens, new ProfileSearch()) }
}

const endingAt = (profileId: string, at: number) => ({
  profileId,
  token: { profileId, issuedAt: at - hourMs, receivedAt: at - hourMs, expiry: { kind: 'at', at } as const },
  attempt: noAttempt
})

describe('the profiles', () => {
  it('are there after the list has come, even an empty one', () => {
    const profiles = new ProfilesState()
    expect(profiles.isLoaded).toBe(false)
    profiles.load({ servers: [], profiles: [] })
    expect([profiles.isLoaded, profiles.all]).toEqual([true, []])
  })

  it('follow what main says: put, replaced, removed', () => {
    const { profiles } = listOf('a', 'b')
    profiles.apply({ servers: [server], put: [profile('b', { pinned: true }), profile('c')], removed: ['a'] })
    expect(profiles.all.map(({ id, pinned }) => [id, pinned])).toEqual([
      ['b', true],
      ['c', false]
    ])
    expect([profiles.get('a'), profiles.serverOf(profile('b'))]).toEqual([null, server])
    profiles.apply({ servers: [], put: [], removed: ['b', 'c', 'never known'] })
    expect([profiles.all, profiles.servers, profiles.serverOf(profile('b'))]).toEqual([[], [], null])
  })
})

describe('the tokens', () => {
  it('are none for a profile that main said nothing of', () => {
    expect(new TokensState().get('a')).toEqual({ profileId: 'a', token: null, attempt: noAttempt })
  })

  it('keep what was said of others', () => {
    const tokens = new TokensState()
    tokens.apply([endingAt('a', 1), endingAt('b', 2)])
    tokens.apply([endingAt('a', 3)])
    expect([tokens.get('a'), tokens.get('b')]).toEqual([endingAt('a', 3), endingAt('b', 2)])
  })

  it('make the lists anew when a phase begins, and not with every second', () => {
    const tokens = new TokensState()
    const end = Date.now() + hourMs
    tokens.apply([endingAt('a', end), endingAt('b', end + hourMs)])
    const { phaseAt } = tokens
    tokens.tick(end - 6 * minuteMs - 1)
    expect(tokens.phaseAt).toBe(phaseAt)
    tokens.tick(end - 6 * minuteMs + 400)
    expect(tokens.phaseAt).toBe(end - 6 * minuteMs + 400)
    tokens.tick(end - 5 * minuteMs - 1)
    expect(tokens.phaseAt).toBe(end - 6 * minuteMs + 400)
    // After a long sleep all phases that were missed come at once.
    tokens.tick(end + minuteMs)
    expect(tokens.phaseAt).toBe(end + minuteMs)
  })
})

describe('the list', () => {
  it('shows what filter and search let through, in order', () => {
    const { list } = listOf('c', 'a', 'b')
    list.sort = 'name'
    expect(ids(list)).toEqual(['a', 'b', 'c'])
    list.filter = { kind: 'organization', serverId: server.id, organization: 'b' }
    expect(ids(list)).toEqual(['b'])
    list.search = 'nothing like it'
    expect(ids(list)).toEqual([])
    expect(list.counts.all).toBe(3)
  })

  it('counts what is expiring with what has expired', () => {
    const { list, tokens } = listOf('a', 'b', 'c')
    tokens.apply([endingAt('a', Date.now() - 1), endingAt('b', Date.now() + minuteMs), endingAt('c', Date.now() + hourMs)])
    expect(list.expiringCount).toBe(2)
    tokens.tick(Date.now() + 2 * hourMs)
    expect([list.expiringCount, list.counts.expired]).toEqual([3, 3])
  })

  it('moves the selection and stops at the ends', () => {
    const { list } = listOf('a', 'b', 'c')
    const at = (by: number): string | null => {
      list.move(by)
      return list.selectedId
    }
    expect([at(1), at(1), at(5), at(-1), at(-9)]).toEqual(['a', 'b', 'c', 'b', 'a'])
    expect(list.selected?.id).toBe('a')
    list.search = 'nothing like it'
    expect(at(1)).toBe('a')
  })

  it('knows where to go when the selected profile is removed', () => {
    const { list } = listOf('a', 'b', 'c', 'd')
    const next = (selected: string, ...removed: readonly string[]): string | null => {
      list.selectedId = selected
      return list.neighbour(new Set(removed))
    }
    expect([next('a', 'a'), next('d', 'd'), next('b', 'b', 'c'), next('c', 'c', 'd', 'b')]).toEqual(['b', 'c', 'd', 'a'])
    expect(next('a', 'a', 'b', 'c', 'd')).toBeNull()
    list.search = 'b'
    expect(next('b', 'b')).toBeNull()
  })

  it('folds the tree', () => {
    const { list } = listOf('a', 'b')
    expect(list.tree).toHaveLength(5)
    list.toggleFolder(server.id)
    expect([list.tree.length, [...list.closedFolders]]).toEqual([1, [server.id]])
    list.openFolders([server.id, 'never there'])
    expect([list.tree.length, [...list.closedFolders]]).toEqual([5, []])
    list.toggleFolder(server.id)
    list.toggleFolder(server.id)
    expect(list.tree).toHaveLength(5)
  })
})
