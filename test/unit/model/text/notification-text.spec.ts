import { expect, test } from 'vitest'
import { minuteMs, secondMs } from '../../../../src-main/model/time.ts'
import { expiredNotification, expiringNotification, stoppedNotification } from '../../../../src-main/model/text/notification-text.ts'

test.each([
  [5 * minuteMs, 'A in 5 min.'],
  [4.6 * minuteMs, 'A in 5 min.'],
  [31 * secondMs, 'A in 1 min.'],
  [29 * secondMs, 'A in 29 s.'],
  [0, 'A in 1 s.']
])('with %i ms left: %s', (leftMs, body) => expect(expiringNotification([{ name: 'A', leftMs }]).body).toBe(body))

test('many are counted in the title, and five are named', () => {
  const names = Array.from({ length: 7 }, (_, index) => `P${index}`)
  expect(expiringNotification(names.map((name) => ({ name, leftMs: minuteMs })))).toEqual({
    title: '7 tokens expire soon',
    body: 'P0 in 1 min, P1 in 1 min, P2 in 1 min, P3 in 1 min, P4 in 1 min and 2 more.'
  })
  expect(expiredNotification(names.slice(0, 5))).toEqual({ title: '5 tokens have expired', body: 'P0, P1, P2, P3, P4.' })
  expect(stoppedNotification(names.slice(0, 2), 'why')).toEqual({ title: 'Keep fresh stopped for 2 profiles', body: 'P0, P1.' })
})

test('one is told by itself', () => {
  expect(expiringNotification([{ name: 'A', leftMs: minuteMs }]).title).toBe('A token expires soon')
  expect(expiredNotification(['A'])).toEqual({ title: 'A token has expired', body: 'A.' })
  expect(stoppedNotification(['A'], 'Keep fresh stopped: because')).toEqual({ title: 'Keep fresh stopped: because', body: 'A.' })
})

test('long names are cut between characters', () => {
  const [part = ''] = expiredNotification(['🪙'.repeat(60)]).body.split('.')
  expect(part).toBe(`${'🪙'.repeat(47)}…`)
})
