import { expect, test } from 'vitest'
import { noReply, type ActivityEntry } from '../../../src-main/model/activity.ts'
import { fail, ok } from '../../../src-main/model/result.ts'
import { toDays } from '../../../src-renderer/state/activity-days.ts'
import { ActivityState } from '../../../src-renderer/state/activity.svelte.ts'
import { fakeApi } from './fake-api.ts'
import { lockedVault } from './vault-states.ts'

const entry = (id: number, at = 0): ActivityEntry => ({
  ...noReply,
  id,
  at,
  purpose: 'get-token',
  durationMs: 1,
  outcome: { kind: 'cancelled' }
})

function room() {
  const main = fakeApi()
  let count = 0
  main.answer('tokens.activity', () => ok([entry(++count)]))
  const activity = new ActivityState(main.api)
  const stop = activity.start()
  return { ...main, activity, stop, ids: () => activity.entries?.map(({ id }) => id) ?? null }
}

test('the attempts of the profile on screen come, and again with each new one of it', async () => {
  const { activity, announce, settled, ids, inputsOf } = room()
  activity.open('a')
  expect(ids()).toBeNull()
  await settled()
  expect(ids()).toEqual([1])
  announce('tokens', 'attempted', 'b')
  announce('tokens', 'attempted', 'a')
  await settled()
  expect([ids(), inputsOf('tokens.activity')]).toEqual([[2], ['a', 'a']])
})

test('nothing is asked for while they are not on screen', async () => {
  const { activity, announce, settled, ids, inputsOf } = room()
  announce('tokens', 'attempted', 'a')
  const close = activity.open('a')
  await settled()
  close()
  announce('tokens', 'attempted', 'a')
  await settled()
  expect([ids(), inputsOf('tokens.activity')]).toEqual([null, ['a']])
})

test('leaving one profile leaves the next alone, whichever comes first', async () => {
  const { activity, settled, ids } = room()
  const closeFirst = activity.open('a')
  activity.open('b')
  closeFirst()
  await settled()
  expect(ids()).toEqual([2])
})

test('an answer for a profile that is no longer on screen is dropped', async () => {
  const { activity, answer, hold, settled, ids } = room()
  const finish = hold('tokens.activity')
  activity.open('slow')
  answer('tokens.activity', () => ok([entry(7)]))
  activity.open('b')
  finish(ok([entry(1)]))
  await settled()
  expect(ids()).toEqual([7])
})

test('what could not be read is told', async () => {
  const { activity, answer, settled } = room()
  answer('tokens.activity', () => fail({ code: 'vault-locked' }))
  activity.open('a')
  await settled()
  expect([activity.entries, activity.error]).toEqual([null, { code: 'vault-locked' }])
})

test('nothing of them stays when the vault locks, and nobody listens after stopping', async () => {
  const { activity, announce, settled, ids, stop, listening } = room()
  activity.open('a')
  await settled()
  announce('vault', 'changed', lockedVault)
  expect(ids()).toBeNull()
  stop()
  expect(listening()).toBe(0)
})

test('attempts stand under their days, in their order', () => {
  const noon = new Date(2026, 10, 24, 12).getTime()
  const days = toDays([entry(4, noon), entry(3, noon - 1), entry(2, noon - 86_400_000), entry(1, noon + 1)], noon, 'en-GB')
  expect(days.map(({ day, entries }) => [day, entries.map(({ id }) => id)])).toEqual([
    ['Today', [4, 3, 1]],
    ['Mon 23 Nov', [2]]
  ])
  expect(toDays([], noon)).toEqual([])
})
