import { expect, it, test } from 'vitest'
import { clipboardClearChoices, lockAfterChoices } from '../../../src-main/model/settings.ts'
import { delayChoices, toDelayMs, toDelayValue } from '../../../src-renderer/state/delay-choices.ts'

it.each([
  [clipboardClearChoices, ['After 10 s', 'After 20 s', 'After 30 s', 'After 1 min', 'After 2 min', 'After 5 min', 'Never']],
  [lockAfterChoices, ['After 1 min', 'After 5 min', 'After 15 min', 'After 30 min', 'After 1 h', 'Never']],
  [[90_000], ['After 90 s', 'Never']]
])('%j reads %j', (delays, labels) => {
  expect(delayChoices(delays).map(({ label }) => label)).toEqual(labels)
})

test('every choice leads back to its delay, and never to none', () => {
  expect(delayChoices(lockAfterChoices).map(({ value }) => toDelayMs(value))).toEqual([...lockAfterChoices, null])
  for (const delayMs of [...clipboardClearChoices, null]) expect(toDelayMs(toDelayValue(delayMs))).toBe(delayMs)
})
