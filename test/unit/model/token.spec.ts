import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { dayMs, hourMs, minuteMs } from '../../../src-main/model/time.ts'
import { isExpiring, nextPhaseAt, reliableUntil, timeLeft, type Expiry } from '../../../src-main/model/token.ts'

const issuedAt = 1_700_000_000_000
const living = (lifetimeMs: number) => ({ issuedAt, expiry: { kind: 'at', at: issuedAt + lifetimeMs } as Expiry })
const kindAt = (lifetimeMs: number, leftMs: number): string => timeLeft(living(lifetimeMs), issuedAt + lifetimeMs - leftMs).kind

test('a token is relied on for no longer than it says, nor than it lives from when it came', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 * dayMs }), fc.integer({ min: -dayMs, max: dayMs }), (lifetimeMs, lateMs) => {
      const receivedAt = issuedAt + lateMs
      expect(reliableUntil({ ...living(lifetimeMs), receivedAt })).toBe(issuedAt + lifetimeMs + Math.min(0, lateMs))
    })
  )
  const received = { issuedAt, receivedAt: issuedAt - 5 }
  expect(reliableUntil({ ...received, expiry: { kind: 'never' } })).toBe(Infinity)
  // Bytes that contradict each other: the end is what the server checks.
  expect(reliableUntil({ ...received, expiry: { kind: 'at', at: issuedAt - 1 } })).toBe(issuedAt - 1)
})

describe('how a token stands', () => {
  test.each([
    ['a week', 7 * dayMs, 15 * minuteMs],
    ['three hours', 3 * hourMs, 15 * minuteMs],
    ['two and a half hours', 150 * minuteMs, 15 * minuteMs],
    ['two hours: a tenth is shorter than a quarter of an hour', 2 * hourMs, 12 * minuteMs],
    ['55 minutes', 55 * minuteMs, 5 * minuteMs + 30_000],
    ['a lifetime that no ten divides', hourMs + 7, 6 * minuteMs]
  ])('%s: soon from its threshold on, to the millisecond', (_, lifetimeMs, soonFrom) => {
    expect(kindAt(lifetimeMs, soonFrom + 1)).toBe('live')
    expect(kindAt(lifetimeMs, soonFrom)).toBe('soon')
    expect(kindAt(lifetimeMs, 5 * minuteMs + 1)).toBe('soon')
    expect(kindAt(lifetimeMs, 5 * minuteMs)).toBe('urgent')
    expect(kindAt(lifetimeMs, 1)).toBe('urgent')
    expect(kindAt(lifetimeMs, 0)).toBe('expired')
  })

  it.each([50 * minuteMs, 10 * minuteMs])('is never soon when a tenth of %i ms is less than five minutes', (lifetimeMs) => {
    expect(kindAt(lifetimeMs, 5 * minuteMs + 1)).toBe('live')
    expect(kindAt(lifetimeMs, 5 * minuteMs)).toBe('urgent')
  })

  it('is urgent from the start when it lives five minutes or less', () => expect(kindAt(2_000, 2_000)).toBe('urgent'))

  it('tells how much is left, or since when it is over', () => {
    expect(timeLeft(living(1_000), issuedAt + 400)).toEqual({ kind: 'urgent', leftMs: 600 })
    expect(timeLeft(living(1_000), issuedAt + 1_400)).toEqual({ kind: 'expired', sinceMs: 400 })
  })

  it('has no time where there is no token or no end', () => {
    expect(timeLeft(null, issuedAt)).toEqual({ kind: 'none' })
    for (const kind of ['never', 'unknown'] as const) {
      const token = { issuedAt, expiry: { kind } }
      expect(timeLeft(token, issuedAt)).toEqual({ kind })
      expect(nextPhaseAt(token, issuedAt)).toBe(Infinity)
    }
  })
})

const lifetimes = fc.oneof(fc.integer({ min: 1, max: 4 * hourMs }), fc.integer({ min: 1, max: 400 * dayMs }))

test('the next phase begins exactly at nextPhaseAt, and not before', () => {
  fc.assert(
    fc.property(lifetimes, fc.double({ min: -0.1, max: 1.1, noNaN: true }), (lifetimeMs, share) => {
      const token = living(lifetimeMs)
      const now = Math.floor(issuedAt + share * lifetimeMs)
      const kind = timeLeft(token, now).kind
      const next = nextPhaseAt(token, now)
      if (next === Infinity) return kind === 'expired'
      return next > now && timeLeft(token, next - 1).kind === kind && timeLeft(token, next).kind !== kind
    })
  )
})

test.each([
  ['live', false],
  ['soon', true],
  ['urgent', true]
] as const)('refresh expiring and %s', (kind, expected) => expect(isExpiring({ kind, leftMs: 1 })).toBe(expected))

test('refresh expiring takes the expired ones, and leaves alone what has no token or no end', () => {
  expect(isExpiring({ kind: 'expired', sinceMs: 0 })).toBe(true)
  for (const kind of ['none', 'never', 'unknown'] as const) expect(isExpiring({ kind })).toBe(false)
})
