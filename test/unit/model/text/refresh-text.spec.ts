import { expect, test } from 'vitest'
import { countResults, unfinished } from '../../../../src-main/model/refresh-run.ts'
import { refreshProgressText, refreshSummaryText } from '../../../../src-main/model/text/refresh-text.ts'

const none = countResults([])

test.each([
  [{ ...none, waiting: 3, minting: 1 }, 'Refreshing: 0 of 4'],
  [{ ...none, waiting: 1, minted: 5, failed: 2, cancelled: 1 }, 'Refreshing: 8 of 9']
])('%j while it runs: %s', (counts, text) => expect(refreshProgressText(counts)).toBe(text))

test.each([
  [none, '0 refreshed'],
  [{ ...none, minted: 38 }, '38 refreshed'],
  [{ ...none, minted: 38, failed: 2 }, '38 refreshed, 2 failed'],
  [{ ...none, failed: 2 }, '2 failed'],
  [{ ...none, minted: 1, failed: 2, cancelled: 3 }, '1 refreshed, 2 failed, 3 cancelled'],
  [{ ...none, cancelled: 3 }, '3 cancelled']
])('%j at its end: %s', (counts, text) => expect(refreshSummaryText(counts)).toBe(text))

test('what failed or was cancelled can be tried again', () => {
  const failed = { kind: 'failed', error: { code: 'not-found' } } as const
  const results = [
    ['a', { kind: 'minted' }],
    ['b', { kind: 'cancelled' }],
    ['c', failed],
    ['d', { kind: 'waiting' }]
  ] as const
  expect(unfinished(results)).toEqual(['b', 'c'])
  expect(countResults(results.map(([, result]) => result))).toEqual({ waiting: 1, minting: 0, minted: 1, cancelled: 1, failed: 1 })
})
