import { expect, it } from 'vitest'
import { dayMs, hourMs, minuteMs } from '../../../src-main/model/time.ts'
import { toGlance } from '../../../src-renderer/state/glance.ts'
import { listed, names, until } from './listed.ts'

const none = listed({ name: 'none' })
const day = listed({ name: 'day' }, until(dayMs))
const soon = listed({ name: 'soon' }, until(12 * minuteMs))
const urgent = listed({ name: 'urgent' }, until(3 * minuteMs))
const justExpired = listed({ name: 'just expired' }, until(-minuteMs))
const longExpired = listed({ name: 'long expired' }, until(-dayMs))
const never = listed({ name: 'never' }, { kind: 'never' })

it.each([
  [[none, day, soon, longExpired, urgent, justExpired, never], ['urgent', 'soon', 'just expired'], '2 expired, 2 expiring soon', 4],
  [[none, longExpired, day, justExpired], ['just expired', 'long expired', 'day'], '2 expired', 1],
  [[day, never, listed({ name: 'hour' }, until(hourMs)), soon], ['soon', 'hour', 'day'], '1 expiring soon', 1],
  [[never, none], ['never'], '', 1],
  [[none], [], '', 1],
  [[], [], '', 0]
] as const)('what expires soonest, then what has expired: %#', (profiles, rows, summary, more) => {
  const glance = toGlance(profiles)
  expect([names(glance.rows), glance.summary, glance.more]).toEqual([rows, summary, more])
})
