import { expect, test } from 'vitest'
import { minuteMs } from '../../../src-main/model/time.ts'
import { refreshExpiring, refreshSelected } from '../../../src-main/tokens/refresh.ts'
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
  return room
}

test('at most six requests per server are on their way, until all are done', async () => {
  const room = await roomOf({ 'server-1': 9, 'server-2': 2 })
  const refreshing = refreshExpiring(room)
  await room.network.settled()
  const at = (host: string): number => room.network.posts.filter(({ url }) => url.startsWith(host)).length
  expect([at(server.baseUrl), at(other.baseUrl)]).toEqual([6, 2])
  await room.network.answer(granted())
  expect(at(server.baseUrl)).toBe(7)
  while (room.network.waiting() > 0) {
    expect(room.network.waiting()).toBeLessThanOrEqual(8)
    await room.network.answer(granted())
  }
  expect(await refreshing).toEqual({ minted: 11, failed: 0 })
  expect(new Set(room.network.posts.map(({ url }) => url)).size).toBe(2)
  expect(room.network.posts).toHaveLength(11)
})

test('a failure is counted and does not stop the rest', async () => {
  const room = await roomOf({ 'server-1': 3 })
  const refreshing = refreshExpiring(room)
  await room.network.answer(rejected)
  await room.network.fail({ code: 'cancelled' })
  await room.network.answer(granted())
  expect(await refreshing).toEqual({ minted: 1, failed: 2 })
})

test('takes what has expired or soon will, and nothing else', async () => {
  const room = await roomOf({ 'server-1': 1 }, 16 * minuteMs)
  value(await room.vault.save({ putProfiles: [{ profile: profile('without a token') }] }))
  expect(await refreshExpiring(room)).toEqual({ minted: 0, failed: 0 })
  room.pass(17 * minuteMs)
  const refreshing = refreshExpiring(room)
  await room.network.answer(granted())
  expect(await refreshing).toEqual({ minted: 1, failed: 0 })
})

test('takes what was selected whatever its token is, and passes over what is gone', async () => {
  const room = await roomOf({ 'server-1': 8, 'server-2': 1 }, 60 * minuteMs)
  const ids = [...Array.from({ length: 7 }, (_, index) => `server-1-${index}`), 'server-2-0', 'gone', 'server-1-0']
  const refreshing = refreshSelected(ids, room)
  await room.network.settled()
  expect(room.network.waiting()).toBe(7)
  await room.network.answer(rejected)
  while (room.network.waiting() > 0) await room.network.answer(granted())
  expect(await refreshing).toEqual({ minted: 7, failed: 1 })
  expect(room.network.posts).toHaveLength(8)
})
