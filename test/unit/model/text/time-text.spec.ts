import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import {
  agoText,
  clockText,
  dayText,
  durationText,
  latencyText,
  lifetimeText,
  momentText,
  secondText,
  shortDurationText,
  timeLeftText
} from '../../../../src-main/model/text/time-text.ts'
import { dayMs, hourMs, minuteMs, secondMs } from '../../../../src-main/model/time.ts'

test.each([
  [6 * dayMs + 23 * hourMs + 59 * minuteMs, '6d 23h'],
  [7 * dayMs, '7d 00h'],
  [2 * hourMs + 3 * minuteMs + 9 * secondMs, '2h 03m'],
  [12 * minuteMs + 5 * secondMs, '12m 05s'],
  [45 * secondMs, '45s'],
  [minuteMs, '1m 00s'],
  [minuteMs - 1, '1m 00s'],
  [1, '1s'],
  [0, '0s']
])('%i ms are %s', (durationMs, text) => expect(durationText(durationMs)).toBe(text))

test.each([
  [6 * dayMs + 23 * hourMs, '6d'],
  [3 * hourMs - secondMs, '2h'],
  [42 * minuteMs + 59 * secondMs, '42m'],
  [45 * secondMs, '45s']
])('%i ms are %s where space is short', (durationMs, text) => expect(shortDurationText(durationMs)).toBe(text))

test.each([
  [{ kind: 'live', leftMs: 7_380_000 }, '2h 03m'],
  [{ kind: 'soon', leftMs: 725_000 }, '12m 05s'],
  [{ kind: 'urgent', leftMs: 44_001 }, '45s'],
  [{ kind: 'expired', sinceMs: 12 * minuteMs + 59_999 }, 'Expired 12m ago'],
  [{ kind: 'expired', sinceMs: minuteMs - 1 }, 'Expired just now'],
  [{ kind: 'never' }, 'Never expires'],
  [{ kind: 'unknown' }, 'Lifetime unknown'],
  [{ kind: 'none' }, 'No token']
] as const)('%j is told as %s', (left, text) => expect(timeLeftText(left)).toBe(text))

test.each([
  [0, 'just now'],
  [minuteMs, '1m ago'],
  [hourMs - 1, '59m ago'],
  [3 * dayMs, '3d ago']
])('%i ms ago is %s', (sinceMs, text) => expect(agoText(sinceMs)).toBe(text))

test.each([
  [7 * dayMs, '7 days'],
  [hourMs, '1 hour'],
  [90 * minuteMs, '90 minutes'],
  [2_500, '2 seconds']
])('a lifetime of %i ms is %s', (lifetimeMs, text) => expect(lifetimeText(lifetimeMs)).toBe(text))

const durations = fc.oneof(fc.integer({ min: 1, max: 3 * hourMs }), fc.integer({ min: 1, max: 400 * dayMs }))
const unitMs: Readonly<Record<string, number>> = { d: dayMs, h: hourMs, m: minuteMs, s: secondMs }
const toMs = (text: string): number =>
  text.split(' ').reduce((sum, part) => sum + Number(part.slice(0, -1)) * (unitMs[part.slice(-1)] ?? Number.NaN), 0)

test('a duration has one or two neighbouring units, the second with two digits', () => {
  fc.assert(
    fc.property(durations, (durationMs) => {
      expect(durationText(durationMs)).toMatch(/^(\d+d [0-2]\dh|1?\d?\dh [0-5]\dm|[1-5]?\dm [0-5]\ds|[1-5]?\ds)$/)
    })
  )
})

test('a duration is never shown longer for being shorter, and is right within its last unit', () => {
  fc.assert(
    fc.property(durations, durations, (one, other) => {
      const shown = toMs(durationText(one))
      const lastUnit = unitMs[durationText(one).slice(-1)] ?? 0
      expect(Math.abs(shown - one)).toBeLessThan(Math.max(lastUnit, secondMs))
      expect(Math.sign(shown - toMs(durationText(other))) * Math.sign(one - other)).toBeGreaterThanOrEqual(0)
    })
  )
})

test('moments are told in the local time', () => {
  const at = new Date(2026, 10, 30, 18, 46, 7).getTime()
  expect(momentText(at, 'en-GB')).toBe('Mon 30 Nov 2026, 18:46')
  expect(secondText(at, at, 'en-GB')).toBe('Today 18:46:07')
  expect(secondText(at, at + dayMs, 'en-GB')).toMatch(/^Mon,? 30 Nov 18:46:07$/)
})

test.each(['Europe/Berlin', 'America/St_Johns'])('moments are told as the system tells them, also after a journey to %s', (timeZone) => {
  const home = process.env['TZ']
  onTestFinished(() => void (home === undefined ? delete process.env['TZ'] : (process.env['TZ'] = home)))
  momentText(0, 'en-GB')
  process.env['TZ'] = timeZone
  const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone } as const
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (at) => {
      const date = new Date(at)
      const told = `${date.toLocaleDateString('en-GB', day).replaceAll(',', '')}, ${date.toLocaleTimeString('en-GB', time)}`
      expect(momentText(at, 'en-GB')).toBe(told)
    })
  )
})

test('a day is told as briefly as it can be without being another', () => {
  const at = new Date(2026, 10, 16, 9, 12, 40).getTime()
  expect(dayText(at, at + hourMs, 'en-GB')).toBe('Today')
  expect(dayText(at, at + dayMs, 'en-GB')).toBe('Mon 16 Nov')
  expect(dayText(at, at + dayMs, 'en-US')).toBe('Mon Nov 16')
  expect(dayText(at, at + 366 * dayMs, 'en-GB')).toBe('Mon 16 Nov 2026')
})

test.each(['en-US', 'en-GB', 'de', 'ja'])('the first minutes of a day are 00 in %s', (locale) => {
  const at = new Date(2026, 10, 16, 0, 5, 7).getTime()
  expect(clockText(at, locale)).toBe('00:05:07')
  expect(momentText(at, locale)).toMatch(/00:05$/)
})

test.each([
  [-3, '0 ms'],
  [0, '0 ms'],
  [184.4, '184 ms'],
  [999, '999 ms'],
  [1_000, '1.0 s'],
  [10_040, '10.0 s'],
  [59_949, '59.9 s'],
  [59_950, '1m 00s'],
  [65_000, '1m 05s']
])('a request of %d ms took %s', (durationMs, text) => expect(latencyText(durationMs)).toBe(text))
