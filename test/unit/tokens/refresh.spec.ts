import { expect, test } from 'vitest'
import type { RefreshNews } from '../../../src-main/model/refresh-run.ts'
import { minuteMs } from '../../../src-main/model/time.ts'
import { Refresh } from '../../../src-main/tokens/refresh.ts'
import { ServerLanes } from '../../../src-main/tokens/server-lanes.ts'
import { now, profile, server, token, value } from '../vault/vault-on-disk.ts'
import { granted, rejected } from './held-transport.ts'
import { mintRoom } from './mint-room.ts'

const other = { ...server, id: 'server-2', baseUrl: 'https://b.example' }

async function roomOf(counts: Readonly<Record<string, number>>, leftMs = minuteMs) {
  const profiles = Object.entries(counts).flatMap(([serverId, count]) =>
    Array.from({ length: count }, (_, index) => profile(`${serverId}-${index}`, { serverId }))
  )
  const room = await mintRoom(profiles, [server, other])
  for (const { id } of profiles) {
    const { summary, ...rest } = token(id)
    value(await room.vault.tokens.put({ ...rest, summary: { ...summary, expiry: { kind: 'at', at: now + leftMs } } }))
  }
  const news: RefreshNews[] = []
  let due: (() => void)[] = []
  const refresh = new Refresh({
    ...room,
    lanes: new ServerLanes(),
    timer: (_, work) => {
      due.push(work)
      return () => {}
    },
    onNews: (each) => news.push(each)
  })
  const tellDue = (): void => {
    const works = due
    due = []
    for (const work of works) work()
  }
  return { ...room, refresh, news, tellDue }
}

const nothing = { waiting: 0, minting: 0, minted: 0, cancelled: 0, failed: 0 }

test('at most six requests per server are on their way, until all are done', async () => {
  const room = await roomOf({ 'server-1': 9, 'server-2': 2 })
  const refreshing = room.refresh.expiring()
  await room.network.settled()
  const at = (host: string): number => room.network.posts.filter(({ url }) => url.startsWith(host)).length
  expect([at(server.baseUrl), at(other.baseUrl)]).toEqual([6, 2])
  await room.network.answer(granted())
  expect(at(server.baseUrl)).toBe(7)
  while (room.network.waiting() > 0) {
    expect(room.network.waiting()).toBeLessThanOrEqual(8)
    await room.network.answer(granted())
  }
  expect(await refreshing).toEqual({ ...nothing, minted: 11 })
  expect(new Set(room.network.posts.map(({ url }) => url)).size).toBe(2)
  expect(room.network.posts).toHaveLength(11)
})

test('a failure is counted and does not stop the rest', async () => {
  const room = await roomOf({ 'server-1': 3 })
  const refreshing = room.refresh.expiring()
  await room.network.answer(rejected)
  await room.network.fail({ code: 'cancelled' })
  await room.network.answer(granted())
  expect(await refreshing).toEqual({ ...nothing, minted: 1, failed: 1, cancelled: 1 })
})

test('takes what has expired or soon will, and nothing else', async () => {
  const room = await roomOf({ 'server-1': 1 }, 16 * minuteMs)
  value(await room.vault.save({ putProfiles: [{ profile: profile('without a token') }] }))
  expect(await room.refresh.expiring()).toEqual(nothing)
  room.pass(17 * minuteMs)
  const refreshing = room.refresh.expiring()
  await room.network.answer(granted())
  expect(await refreshing).toEqual({ ...nothing, minted: 1 })
})

test('takes what was selected whatever its token is, and passes over what is gone', async () => {
  const room = await roomOf({ 'server-1': 8, 'server-2': 1 }, 60 * minuteMs)
  const ids = [...Array.from({ length: 7 }, (_, index) => `server-1-${index}`), 'server-2-0', 'gone', 'server-1-0']
  const refreshing = room.refresh.selected(ids)
  await room.network.settled()
  expect(room.network.waiting()).toBe(7)
  await room.network.answer(rejected)
  while (room.network.waiting() > 0) await room.network.answer(granted())
  expect(await refreshing).toEqual({ ...nothing, minted: 7, failed: 1 })
  expect(room.network.posts).toHaveLength(8)
})

test('tells what changed, gathered, and at the end at once', async () => {
  const room = await roomOf({ 'server-1': 8 })
  const refreshing = room.refresh.expiring()
  await room.network.settled()
  expect(room.news).toEqual([])
  room.tellDue()
  expect(room.news).toMatchObject([{ run: 1, isRunning: true }])
  expect(room.news[0]?.results.map(([, { kind }]) => kind)).toEqual([...Array<string>(6).fill('minting'), 'waiting', 'waiting'])
  await room.network.answer(rejected)
  room.tellDue()
  expect(room.news[1]?.results).toMatchObject([
    ['server-1-0', { kind: 'failed', error: { code: 'wrong-client' } }],
    ['server-1-6', { kind: 'minting' }]
  ])
  while (room.network.waiting() > 0) await room.network.answer(granted())
  await refreshing
  expect(room.news.at(-1)?.isRunning).toBe(false)
  const told = room.news.length
  room.tellDue()
  expect(room.news).toHaveLength(told)
})

test('cancelling drops what is on its way and begins nothing more', async () => {
  const room = await roomOf({ 'server-1': 8 })
  const refreshing = room.refresh.expiring()
  await room.network.answer(granted())
  expect(room.refresh.cancel()).toEqual(Array.from({ length: 7 }, (_, index) => `server-1-${index + 1}`))
  expect(await refreshing).toEqual({ ...nothing, minted: 1, cancelled: 7 })
  expect(room.minter.attempt('server-1-1').kind).toBe('none')
  while (room.network.waiting() > 0) await room.network.answer(granted())
  expect(room.network.posts).toHaveLength(7)
  expect(room.news.at(-1)).toMatchObject({ run: 1, isRunning: false })
  expect(room.refresh.cancel()).toEqual([])
})

test('what is asked for while it runs joins it; afterwards it is another run', async () => {
  const room = await roomOf({ 'server-1': 3 }, 60 * minuteMs)
  const first = room.refresh.selected(['server-1-0', 'server-1-1'])
  await room.network.settled()
  const second = room.refresh.selected(['server-1-1', 'server-1-2'])
  while (room.network.waiting() > 0) await room.network.answer(granted())
  expect(await first).toEqual({ ...nothing, minted: 3 })
  expect(await second).toEqual(await first)
  expect(room.network.posts).toHaveLength(3)
  const third = room.refresh.selected(['server-1-0'])
  await room.network.answer(granted())
  await third
  expect(room.news.at(-1)).toEqual({ run: 2, isRunning: false, results: [['server-1-0', { kind: 'minted' }]] })
})

test('a profile that is deleted meanwhile is no failure', async () => {
  const room = await roomOf({ 'server-1': 7 })
  const refreshing = room.refresh.expiring()
  await room.network.settled()
  value(await room.vault.save({ removeProfiles: ['server-1-6'] }))
  while (room.network.waiting() > 0) await room.network.answer(granted())
  expect(await refreshing).toEqual({ ...nothing, minted: 6, cancelled: 1 })
})
