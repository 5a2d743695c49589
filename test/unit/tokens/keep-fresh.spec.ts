import { expect, test } from 'vitest'
import type { AppError } from '../../../src-main/model/app-error.ts'
import { noAttempt } from '../../../src-main/model/attempt.ts'
import { hourMs, minuteMs, secondMs } from '../../../src-main/model/time.ts'
import { keepFreshRoom, settled } from './keep-fresh-room.ts'

const noAnswer: AppError = { code: 'unreachable', host: 'a', reason: 'timeout', detail: '' }

test('a token is renewed when five minutes are left, and the next one as well', async () => {
  const room = keepFreshRoom()
  room.add('a', hourMs)
  await room.pass(55 * minuteMs - 1)
  expect(room.minted).toEqual([])
  await room.pass(1)
  expect(room.minted).toEqual(['a'])
  await room.grant(hourMs)
  await room.pass(55 * minuteMs - 1)
  expect(room.minted).toEqual(['a'])
  await room.pass(1)
  expect(room.minted).toEqual(['a', 'a'])
  expect(room.events).toEqual([])
})

test('only what is to be kept fresh is: by its own flag, or as pinned where that is set', async () => {
  const room = keepFreshRoom()
  room.add('flagged', hourMs)
  room.add('pinned', hourMs, { keepFresh: false, pinned: true })
  room.add('neither', hourMs, { keepFresh: false })
  await room.pass(hourMs - 1)
  expect(room.minted).toEqual(['flagged'])
  room.set({ keepPinnedFresh: true })
  await room.pass(0)
  expect(room.minted).toEqual(['flagged', 'pinned'])
})

test('one timer for ten thousand tokens, never longer than a minute, and none while there is nothing to wait for', async () => {
  const room = keepFreshRoom()
  for (let index = 0; index < 10_000; index++) room.add(`p${index}`, hourMs + index * secondMs, { keepFresh: index % 2 === 0 })
  expect(room.time.waits()).toEqual([minuteMs])
  await room.pass(minuteMs)
  expect(room.time.waits()).toEqual([minuteMs])
  room.become('locked')
  expect(room.time.waits()).toEqual([])
  room.become('open')
  for (let index = 0; index < 10_000; index++) room.remove(`p${index}`)
  expect(room.time.waits()).toEqual([])
})

test('failures wait longer each time, until it works again', async () => {
  const room = keepFreshRoom()
  room.add('a', hourMs)
  await room.pass(55 * minuteMs)
  for (const waitMs of [500, 1_000, 2_000, 4_000]) {
    await room.refuse(noAnswer)
    const before = room.minted.length
    await room.pass(waitMs - 1)
    expect(room.minted.length).toBe(before)
    await room.pass(1)
    expect(room.minted.length).toBe(before + 1)
  }
  await room.grant(hourMs)
  await room.pass(55 * minuteMs)
  await room.refuse(noAnswer)
  await room.pass(500)
  expect(room.minted.length).toBe(7)
})

test('what the server asked for is waited for, whoever was told, and unlocking does not shorten it', async () => {
  const room = keepFreshRoom()
  room.add('a', hourMs)
  await room.pass(55 * minuteMs)
  await room.refuse({ code: 'busy', status: 429, retryAt: room.time.now() + minuteMs })
  room.become('locked')
  room.become('open')
  room.keepFresh.planAgain()
  await room.pass(minuteMs - 1)
  expect(room.minted.length).toBe(1)
  await room.pass(1)
  expect(room.minted.length).toBe(2)
})

test('a rejected password stops it at once and says so, until a person gets a token or edits the profile', async () => {
  const room = keepFreshRoom()
  room.add('a', hourMs)
  await room.pass(55 * minuteMs)
  await room.refuse({ code: 'wrong-password' })
  expect(room.events).toEqual([{ kind: 'stopped', profileId: 'a', reason: { kind: 'failed', error: { code: 'wrong-password' } } }])
  room.become('locked')
  room.become('open')
  room.keepFresh.planAgain()
  await room.pass(4 * minuteMs)
  expect(room.minted).toEqual(['a'])
  room.attempt('a', noAttempt)
  await room.pass(0)
  expect(room.minted).toEqual(['a', 'a'])
})

test('a token that is over when it arrives is not asked for again and again', async () => {
  const room = keepFreshRoom()
  room.add('a', hourMs)
  await room.pass(55 * minuteMs)
  await room.grant(0)
  await room.pass(hourMs)
  expect(room.minted).toEqual(['a'])
  expect(room.events.map(({ kind }) => kind)).toEqual(['stopped', 'expired'])
})

test('what a person cancels is left alone for a minute', async () => {
  const room = keepFreshRoom()
  room.add('a', hourMs)
  await room.pass(55 * minuteMs)
  await room.refuse({ code: 'cancelled' })
  await room.pass(minuteMs - 1)
  expect(room.minted).toEqual(['a'])
  await room.pass(1)
  expect(room.minted).toEqual(['a', 'a'])
})

test('nothing while it is locked; what came due meanwhile at once after unlocking, and past moments are no news', async () => {
  const room = keepFreshRoom()
  room.add('a', hourMs)
  room.become('locked')
  await room.pass(2 * hourMs)
  expect([room.minted, room.events]).toEqual([[], []])
  room.become('open')
  await room.pass(0)
  expect([room.minted, room.events]).toEqual([['a'], []])
})

test('after sleep it renews as soon as it is told, and within a minute if nobody tells', async () => {
  const room = keepFreshRoom()
  room.add('a', hourMs)
  room.time.sleep(2 * hourMs)
  room.keepFresh.planAgain()
  await room.pass(0)
  expect(room.minted).toEqual(['a'])
  await room.grant(hourMs)
  room.setClock(2 * hourMs)
  await room.pass(minuteMs)
  expect(room.minted).toEqual(['a', 'a'])
})

test('a clock that is set back does not leave a failed one waiting', async () => {
  const room = keepFreshRoom()
  room.add('a', hourMs)
  await room.pass(55 * minuteMs)
  await room.refuse({ code: 'busy', status: 429, retryAt: room.time.now() + 2 * minuteMs })
  room.setClock(-30 * minuteMs)
  await room.pass(31 * minuteMs)
  expect(room.minted).toEqual(['a', 'a'])
})

test('when the network is back, what failed is tried within seconds', async () => {
  const room = keepFreshRoom()
  room.add('a', 10 * hourMs)
  await room.pass(10 * hourMs - 5 * minuteMs)
  room.goOnline(false)
  for (let failures = 0; failures < 9; failures++) {
    await room.refuse(noAnswer)
    await room.pass(5 * minuteMs)
  }
  await room.refuse(noAnswer)
  const before = room.minted.length
  await room.pass(10 * secondMs)
  expect(room.minted.length).toBe(before)
  room.goOnline(true)
  await room.pass(5 * secondMs)
  expect(room.minted.length).toBe(before + 1)
})

test('six at a time to one server, and what a person got meanwhile is not asked for', async () => {
  const room = keepFreshRoom()
  for (let index = 0; index < 9; index++) room.add(`p${index}`, hourMs)
  await room.pass(55 * minuteMs)
  expect(room.waiting()).toBe(6)
  const all = Array.from({ length: 9 }, (_, index) => `p${index}`)
  const [waits = ''] = all.filter((id) => !room.minted.includes(id))
  room.add(waits, hourMs)
  while (room.waiting() > 0) await room.grant(hourMs)
  expect(room.minted.toSorted()).toEqual(all.filter((id) => id !== waits))
})

test('while a person is getting one, no second is asked for', async () => {
  const room = keepFreshRoom()
  room.add('a', hourMs)
  room.attempt('a', { kind: 'minting', since: 0 })
  await room.pass(56 * minuteMs)
  expect(room.minted).toEqual([])
  room.attempt('a', noAttempt)
  await room.pass(0)
  expect(room.minted).toEqual(['a'])
})

test('what is locked while it waits for its turn is not sent', async () => {
  const room = keepFreshRoom()
  for (let index = 0; index < 7; index++) room.add(`p${index}`, hourMs)
  await room.pass(55 * minuteMs)
  room.become('locked')
  await room.refuse({ code: 'cancelled' })
  expect(room.minted).toHaveLength(6)
})

test('warned at five minutes and told at expiry, once; one that is kept fresh only when it was not renewed', async () => {
  const room = keepFreshRoom()
  room.add('a', hourMs, { keepFresh: false })
  room.add('b', hourMs)
  await room.pass(55 * minuteMs)
  const expiresAt = room.time.now() + 5 * minuteMs
  const event = (kind: 'warning' | 'expired', profileId: string) => ({ kind, profileId, expiresAt })
  expect(room.events).toEqual([event('warning', 'a')])
  for (let failures = 0; failures < 8; failures++) {
    await room.refuse(noAnswer)
    await room.pass(0.5 * minuteMs)
  }
  expect(room.events).toEqual([event('warning', 'a'), event('warning', 'b')])
  await room.pass(minuteMs)
  expect(room.events.slice(2)).toEqual([event('expired', 'a'), event('expired', 'b')])
  await room.pass(hourMs)
  expect(room.events).toHaveLength(4)
})

test('who unsubscribes hears nothing more, and after stopping nothing happens', async () => {
  const room = keepFreshRoom()
  const heard: string[] = []
  const stop = room.keepFresh.onEvent(({ kind }) => heard.push(kind))
  room.add('a', hourMs, { keepFresh: false })
  await room.pass(55 * minuteMs)
  stop()
  await room.pass(5 * minuteMs)
  expect(heard).toEqual(['warning'])
  room.add('b', hourMs)
  room.keepFresh.stop()
  await room.pass(2 * hourMs)
  await settled()
  expect([room.minted, room.time.waits()]).toEqual([[], []])
})
