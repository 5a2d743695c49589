import { expect, it } from 'vitest'
import { dayMs } from '../../../src-main/model/time.ts'
import { lockTimeText } from '../../../src-renderer/state/lock-time.ts'

const at = new Date(2026, 10, 23, 19, 20, 40).getTime()

it('names the day when that is not today', () => {
  expect(lockTimeText(at, at + 1_000, 'en-GB')).toBe('19:20')
  expect(lockTimeText(at, at + dayMs, 'en-GB')).toBe('19:20 on Mon 23 Nov')
})
