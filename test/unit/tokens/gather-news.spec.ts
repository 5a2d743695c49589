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

test('what comes in between is told together, each profile as it is last', () => {
  const { time, told, tell } = news()
  tell([state('a')])
  tell([state('b', minting), state('c')])
  tell([state('b')])
  expect(told).toHaveLength(1)
  time.pass(1_000)
  expect(told.slice(1)).toEqual([[state('b'), state('c')]])
  expect(time.waits()).toEqual([])
})

test('however many there are, it is told once a frame, and nothing is lost', () => {
  const { time, told, tell } = news()
  for (let index = 0; index < 1_000; index++) {
    tell([state(`p${index}`)])
    if (index % 100 === 99) time.pass(16)
  }
  time.pass(16)
  expect(told.length).toBeLessThanOrEqual(11)
  expect(new Set(told.flat().map(({ profileId }) => profileId)).size).toBe(1_000)
})
