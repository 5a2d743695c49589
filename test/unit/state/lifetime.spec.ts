import { expect, it } from 'vitest'
import { dayMs, hourMs } from '../../../src-main/model/time.ts'
import { toLifetime, toTtlMs } from '../../../src-renderer/state/lifetime.ts'

it.each([
  [null, '', 'h'],
  [7 * dayMs, '7', 'd'],
  [36 * hourMs, '36', 'h'],
  [1_500, '1500', 'ms']
] as const)('%s ms is written as %j %s', (ttlMs, amount, unit) => {
  expect(toLifetime(ttlMs)).toEqual({ amount, unit })
  expect(toTtlMs(amount, unit)).toBe(ttlMs)
})

it('what is no number is no lifetime', () => expect(toTtlMs('x', 'h')).toBeNaN())
