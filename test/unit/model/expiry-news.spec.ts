import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expiryNews } from '../../../src-main/model/expiry-news.ts'
import { expiryNewsText } from '../../../src-main/model/text/expiry-news-text.ts'
import { minuteMs } from '../../../src-main/model/time.ts'
import type { Expiry } from '../../../src-main/model/token.ts'

const five = 5 * minuteMs
const end = 100 * minuteMs
const told = (at: number, receivedAt = 0) => ({ profileId: 'a', receivedAt, expiry: { kind: 'at', at } as Expiry })

test.each([
  ['not yet', end - five - 2, end - five - 1, [], []],
  ['five minutes are left', end - five - 1, end - five, ['a'], []],
  ['that was said', end - five, end - five + 1, [], []],
  ['nothing is left', end - 1, end, [], ['a']],
  ['that was said as well', end, end + 1, [], []],
  ['both passed: only the later', end - five - 1, end, [], ['a']],
  ['the clock was put back', end, end - five, [], []]
] as const)('%s', (_what, since, now, ending, ended) => {
  expect(expiryNews([told(end)], since, now)).toEqual({ ending, ended })
})

test('a token that never had five minutes does not reach them', () => {
  expect(expiryNews([told(end, end - five)], end - five - 1, end - five)).toEqual({ ending: [], ended: [] })
  expect(expiryNews([told(end, end - five)], end - 1, end)).toEqual({ ending: [], ended: ['a'] })
})

test('what has no known end has no news', () => {
  for (const kind of ['never', 'unknown'] as const)
    expect(expiryNews([{ profileId: 'a', receivedAt: 0, expiry: { kind } }], 0, end)).toEqual({ ending: [], ended: [] })
})

test('however often one looks, each moment is said once', () =>
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: end + five }), { minLength: 2 }), (moments) => {
      const looks = [-1, ...moments.toSorted((one, other) => one - other)]
      const news = looks.slice(1).map((now, index) => expiryNews([told(end)], looks[index] ?? 0, now))
      const last = looks.at(-1) ?? 0
      expect(news.filter(({ ended }) => ended.length > 0)).toHaveLength(last >= end ? 1 : 0)
      expect(news.filter(({ ending }) => ending.length > 0).length).toBe(looks.some((now) => now >= end - five && now < end) ? 1 : 0)
    })
  ))

test.each([
  [[], [], ''],
  [['Tester'], [], 'The token of Tester expires in 5 minutes.'],
  [[], ['Tester'], 'The token of Tester has expired.'],
  [['A', 'B'], ['C'], 'The token of C has expired. 2 tokens expire in 5 minutes: A, B.'],
  [[], ['A', 'B', 'C', 'D', 'E'], '5 tokens have expired: A, B, C and 2 more.']
])('%j and %j', (ending, ended, text) => expect(expiryNewsText(ending, ended)).toBe(text))
