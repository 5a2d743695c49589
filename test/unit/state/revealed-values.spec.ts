import { expect, test, vi, onTestFinished } from 'vitest'
import { fail, ok } from '../../../src-main/model/result.ts'
import { RevealedValues } from '../../../src-renderer/state/revealed-values.svelte.ts'
import { fakeApi } from './fake-api.ts'

const value = { profileId: 'a', place: [3, 0] }

function room() {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const main = fakeApi()
  main.answer('tokens.revealValue', () => ok('"hunter2"'))
  const values = new RevealedValues(main.api, 30_000)
  const shown = (): readonly (readonly [number, string])[] => Array.from(values.all)
  return { ...main, values, shown }
}

test('a value is in clear after it was asked for, and hidden by a second click or after its time', async () => {
  const { values, shown, inputsOf } = room()
  await values.toggle(10, value)
  expect([shown(), inputsOf('tokens.revealValue')]).toEqual([[[10, '"hunter2"']], [value]])
  await values.toggle(10, value)
  expect([shown(), inputsOf('tokens.revealValue')]).toEqual([[], [value]])

  await values.toggle(10, value)
  vi.advanceTimersByTime(20_000)
  await values.toggle(99, value)
  expect(shown()).toHaveLength(2)
  vi.advanceTimersByTime(10_000)
  expect(shown()).toEqual([[99, '"hunter2"']])
  vi.advanceTimersByTime(20_000)
  expect(shown()).toEqual([])
})

test('hiding hides everything, also what is still on its way', async () => {
  const { values, shown, hold, answer } = room()
  await values.toggle(10, value)
  const finish = hold('tokens.revealValue')
  const late = values.toggle(20, value)
  values.hide()
  expect(shown()).toEqual([])
  finish(ok('"hunter2"'))
  await late
  expect(shown()).toEqual([])
  answer('tokens.revealValue', () => fail({ code: 'not-found' }))
  await values.toggle(10, value)
  expect(shown()).toEqual([])
})
