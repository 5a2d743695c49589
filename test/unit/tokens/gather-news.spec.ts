import { expect, test } from 'vitest'
import type { TokenState } from '../../../src-main/contract/tokens.ts'
import { noAttempt, type Attempt } from '../../../src-main/model/attempt.ts'
import { gatherNews } from '../../../src-main/tokens/gather-news.ts'
import { SimulatedTime } from '../desktop/simulated-time.ts'

const minting: Attempt = { kind: 'minting', since: 0 }
const state = (profileId: string, attempt: Attempt = noAttempt): TokenState => ({ profileId, token: null, attempt })

function news() {
  const time = new SimulatedTime()
  const told: (readonly TokenState[])[] = []
  return { time, told, tell: gatherNews((states) => told.push(states), time.timer) }
}

test('the first is told at once, and so is one that comes long after', () => {
  const { time, told, tell } = news()
  tell([state('a')])
  expect(told).toEqual([[state('a')]])
  time.pass(1_000)
  expect(told).toHaveLength(1)
  tell([state('b')])
  expect(told).toEqual([[state('a')], [state('b')]])
})

test('that a token is requested is told when its answer does not come at once', () => {
  const { time, told, tell } = news()
  tell([state('a', minting)])
  time.pass(1)
  tell([state('a')])
  expect(told).toEqual([[state('a')]])
  time.pass(1_000)
  expect(told).toHaveLength(1)
  tell([state('a', minting)])
  time.pass(15)
  expect(told.slice(1)).toEqual([[state('a', minting)]])
  tell([state('a')])
  expect(told.slice(2)).toEqual([[state('a')]])
})

test('what comes close behind is told together, each profile as it is last', () => {
  const { time, told, tell } = news()
  tell([state('a')])
  tell([state('b')])
  tell([state('c', minting), state('d')])
  tell([state('c')])
  expect(told).toHaveLength(2)
  time.pass(1_000)
  expect(told.slice(2)).toEqual([[state('c'), state('d')]])
  expect(time.waits()).toEqual([])
})

test('however many there are, it is told twice a frame at most, and nothing is lost', () => {
  const { time, told, tell } = news()
  for (let index = 0; index < 1_000; index++) {
    tell([state(`p${index}`)])
    if (index % 100 === 99) time.pass(16)
  }
  time.pass(16)
  expect(told.length).toBeLessThanOrEqual(21)
  expect(new Set(told.flat().map(({ profileId }) => profileId)).size).toBe(1_000)
})
