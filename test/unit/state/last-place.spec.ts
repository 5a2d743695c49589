import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { LastPlace } from '../../../src-main/model/last-place.ts'
import { ok } from '../../../src-main/model/result.ts'
import { LastPlaceState } from '../../../src-renderer/state/last-place.svelte.ts'
import { ListState, profileRowHeight } from '../../../src-renderer/state/list.svelte.ts'
import { ProfilesState } from '../../../src-renderer/state/profiles.svelte.ts'
import { TokensState } from '../../../src-renderer/state/tokens.svelte.ts'
import { ProfileSearch } from '../../../src-main/model/profile-search.ts'
import { profile, server } from '../vault/vault-on-disk.ts'
import { fakeApi } from './fake-api.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }))
afterEach(() => void vi.useRealTimers())

const place: LastPlace = {
  selectedId: 'c',
  filter: { kind: 'server', serverId: server.id },
  closedFolders: ['s/acme'],
  top: { id: 'b', offset: 12 },
  paneWidths: { sidebar: 300, list: null }
}

async function windowAfter(kept: unknown) {
  const main = fakeApi()
  main.answer('desktop.lastPlace', () => ok(kept))
  const profiles = new ProfilesState()
  const list = new ListState(profiles, new TokensState(), new ProfileSearch())
  list.sort = 'name'
  const last = new LastPlaceState(main.api, profiles, list)
  const loaded = await last.load()
  profiles.load({ servers: [server], profiles: ['a', 'b', 'c'].map((id) => profile(id, { name: id })) })
  const selected = last.restore(loaded)
  return { last, list, selected, told: () => main.inputsOf('desktop.setLastPlace') }
}

it('everything is where it was, and saying so again changes nothing', async () => {
  const { last, list, selected, told } = await windowAfter(place)
  expect([selected, last.paneWidths, last.isKnown]).toEqual(['c', place.paneWidths, true])
  expect([list.filter, list.scrollTop, [...list.closedFolders]]).toEqual([place.filter, profileRowHeight + 12, ['s/acme']])
  list.selectedId = selected
  last.follow()
  expect(told()).toEqual([place])
})

it('what is gone is left out, the rest stays', async () => {
  const { last, list, selected } = await windowAfter({
    ...place,
    selectedId: 'gone',
    filter: { kind: 'server', serverId: 'gone' },
    top: { id: 'gone', offset: 1 }
  })
  expect([selected, list.filter, list.scrollTop]).toEqual([null, { kind: 'all' }, 0])
  expect(last.paneWidths).toEqual(place.paneWidths)
})

it('without a place the window is as new', async () => {
  const { last, selected, list } = await windowAfter(null)
  expect([selected, list.scrollTop, last.isKnown, last.paneWidths]).toEqual([null, 0, true, { sidebar: null, list: null }])
})

it('the first change is told at once, those that follow at the end of a rest, and none twice', async () => {
  const { last, list, told } = await windowAfter(null)
  const scroll = (scrollTop: number): void => {
    list.scrollTop = scrollTop
    last.follow()
  }
  scroll(10)
  for (const scrollTop of [20, 30, 60]) scroll(scrollTop)
  expect(told()).toHaveLength(1)
  vi.runAllTimers()
  expect(told().map((each) => (each as LastPlace).top)).toEqual([
    { id: 'a', offset: 10 },
    { id: 'b', offset: 60 - profileRowHeight }
  ])
  last.follow()
  vi.runAllTimers()
  expect(told()).toHaveLength(2)
})

it('while something is searched, the place of the list is the one from before', async () => {
  const { last, list, told } = await windowAfter(null)
  list.scrollTop = profileRowHeight
  last.follow()
  list.search = 'c'
  list.scrollTop = 0
  list.selectedId = 'c'
  last.follow()
  vi.runAllTimers()
  expect(told().at(-1)).toMatchObject({ selectedId: 'c', top: { id: 'b', offset: 0 } })
  expect(JSON.stringify(told())).not.toContain('search')
})
