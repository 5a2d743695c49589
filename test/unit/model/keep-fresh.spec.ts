import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AppError } from '../../../src-main/model/app-error.ts'
import { noAttempt, type Attempt } from '../../../src-main/model/attempt.ts'
import {
  isKeptFresh,
  isOverOnArrival,
  refreshAt,
  retryAt,
  retryDelayMs,
  stopReason,
  stopsKeepFresh,
  warnAt
} from '../../../src-main/model/keep-fresh.ts'
import { dayMs, hourMs, minuteMs, secondMs } from '../../../src-main/model/time.ts'

const start = Date.UTC(2026, 10, 26, 9)
const living = (lifetimeMs: number) => ({
  issuedAt: start,
  receivedAt: start,
  expiry: { kind: 'at', at: start + lifetimeMs } as const
})

test.each([
  [7 * dayMs, 5 * minuteMs],
  [50 * minuteMs, 5 * minuteMs],
  [49 * minuteMs, 4.9 * minuteMs],
  [10 * minuteMs, minuteMs],
  [20 * secondMs, 2 * secondMs]
])('a token that lives for %i ms is renewed when %i ms are left', (lifetimeMs, leftMs) => {
  expect(start + lifetimeMs - refreshAt(living(lifetimeMs), 0)).toBe(leftMs)
})

test('what was minted together is spread over a quarter of what is left, and never comes late', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10 * secondMs, max: 7 * dayMs }), fc.double({ min: 0, max: 1, noNaN: true }), (lifetimeMs, random) => {
      const leftMs = start + lifetimeMs - refreshAt(living(lifetimeMs), random)
      const aheadMs = Math.min(5 * minuteMs, lifetimeMs / 10)
      expect(leftMs).toBeLessThanOrEqual(aheadMs + 1)
      expect(leftMs).toBeGreaterThanOrEqual(aheadMs * 0.75 - 1)
      // The seconds that a slow answer or a second try takes are not given away.
      expect(leftMs).toBeGreaterThanOrEqual(Math.min(aheadMs, 5 * secondMs) - 1)
    })
  )
})

test('a token of seconds has no time to give away, one of minutes has some', () => {
  const spreadMs = (lifetimeMs: number): number => refreshAt(living(lifetimeMs), 1) - refreshAt(living(lifetimeMs), 0)
  expect([20, 24, 50, 70, 600].map((seconds) => spreadMs(seconds * secondMs))).toEqual([0, 0, 0, 500, 13_750])
  expect(spreadMs(7 * dayMs)).toBeGreaterThan(minuteMs)
})

test('a token of a server whose clock is ahead is renewed before it is dead there', () => {
  const aheadMs = 10 * minuteMs
  const ahead = { ...living(hourMs), receivedAt: start - aheadMs }
  expect(refreshAt(ahead, 0)).toBe(refreshAt(living(hourMs), 0) - aheadMs)
})

test('however short it lives, five seconds pass between two', () => {
  expect(refreshAt(living(secondMs), 0)).toBe(start + 5 * secondMs)
})

test.each(['never', 'unknown'] as const)('a token whose end is %s is left alone', (kind) => {
  const token = { ...living(0), expiry: { kind } as const }
  expect([refreshAt(token, 0), warnAt(token, false), isOverOnArrival(token)]).toEqual([Infinity, Infinity, false])
})

test('a token is warned of at five minutes, if it ever had more; one that is kept fresh when it should have been renewed', () => {
  const leftAt = (lifetimeMs: number, isKept: boolean): number => start + lifetimeMs - warnAt(living(lifetimeMs), isKept)
  expect([leftAt(hourMs, false), leftAt(hourMs, true), leftAt(20 * minuteMs, true)]).toEqual([5 * minuteMs, 2.5 * minuteMs, minuteMs])
  expect([leftAt(5 * minuteMs, false), leftAt(5 * minuteMs, true)]).toEqual([-Infinity, -Infinity])
})

test('a token that is due when it arrives is no use: the next would be no better', () => {
  const token = living(hourMs)
  expect(isOverOnArrival({ ...token, receivedAt: start + 54 * minuteMs })).toBe(false)
  expect(isOverOnArrival({ ...token, receivedAt: start + 55 * minuteMs })).toBe(true)
  expect(stopReason({ ...token, receivedAt: start + 2 * hourMs }, noAttempt)).toEqual({ kind: 'over-on-arrival' })
  expect(isOverOnArrival(living(0))).toBe(true)
})

test('pinned profiles are kept fresh where that is set, others where they say so', () => {
  const kept = [true, false].flatMap((keepPinnedFresh) =>
    [true, false].flatMap((pinned) => [true, false].map((keepFresh) => isKeptFresh({ pinned, keepFresh }, { keepPinnedFresh })))
  )
  expect(kept).toEqual([true, true, true, false, true, false, true, false])
})

test('failures wait twice as long each time, up to five minutes, and half of it is chance', () => {
  expect([1, 2, 3, 9, 10, 1_000].map((failures) => retryDelayMs(failures, 1) / secondMs)).toEqual([1, 2, 4, 256, 300, 300])
  expect([1, 2, 1_000].map((failures) => retryDelayMs(failures, 0) / secondMs)).toEqual([0.5, 1, 150])
})

test('what the server asks for is respected, and what a person wants as well', () => {
  const soon = { now: start, random: 0.5 }
  const busy = (at: number | null): AppError => ({ code: 'busy', status: 503, retryAt: at })
  expect(retryAt(busy(start + minuteMs), 1, soon)).toBe(start + minuteMs + secondMs / 2)
  expect(retryAt(busy(start - minuteMs), 1, soon)).toBe(start + retryDelayMs(1, 0.5))
  expect(retryAt(busy(null), 3, soon)).toBe(start + retryDelayMs(3, 0.5))
  expect(retryAt({ code: 'cancelled' }, 1, soon)).toBe(start + minuteMs)
})

const answered = (status: number, code: 'refused-by-server' | 'server-problem'): AppError => ({
  code,
  status,
  serverCode: '',
  description: ''
})

test.each<readonly [string, AppError, boolean]>([
  ['a rejected password', { code: 'wrong-password' }, true],
  ['a rejected client', { code: 'wrong-client' }, true],
  ['an account that is disabled', { code: 'account-disabled' }, true],
  ['any 401', answered(401, 'refused-by-server'), true],
  ['any 403', answered(403, 'refused-by-server'), true],
  ['a page of a gateway with 403', { code: 'not-usergrid', status: 403 }, true],
  ['single sign-on', { code: 'sso-only', provider: null }, true],
  ['a lifetime that is too long', { code: 'ttl-too-long', maxMs: null }, true],
  ['a profile without a secret', { code: 'no-secret' }, true],
  ['a server in trouble', answered(503, 'server-problem'), false],
  ['a busy server', { code: 'busy', status: 429, retryAt: null }, false],
  ['no answer', { code: 'unreachable', host: 'a', reason: 'timeout', detail: '' }, false],
  ['a captive portal', { code: 'not-usergrid', status: 200 }, false],
  ['a redirect', { code: 'redirected', host: 'a', target: null }, false],
  ['a locked vault', { code: 'vault-locked' }, false],
  ['a cancelled attempt', { code: 'cancelled' }, false]
])('%s', (_, error, stops) => {
  expect(stopsKeepFresh(error)).toBe(stops)
  const failed: Attempt = { kind: 'failed', at: start, durationMs: 1, error, answer: null }
  expect(stopReason(living(hourMs), failed)).toEqual(stops ? { kind: 'failed', error } : null)
})
