import { expect, test } from 'vitest'
import type { RefreshResult } from '../../../src-main/model/refresh-run.ts'
import { refreshRows } from '../../../src-renderer/state/refresh-rows.ts'
import { now, profile } from '../vault/vault-on-disk.ts'

test('what needs a person comes first, each with its words; what is gone is left out', () => {
  const results: readonly (readonly [string, RefreshResult])[] = [
    ['minted', { kind: 'minted' }],
    ['waiting', { kind: 'waiting' }],
    ['minting', { kind: 'minting' }],
    ['cancelled', { kind: 'cancelled' }],
    ['gone', { kind: 'minted' }],
    ['failed', { kind: 'failed', error: { code: 'unreachable', host: 'a.example', reason: 'dns', detail: '' } }],
    ['failed too', { kind: 'failed', error: { code: 'wrong-client' } }]
  ]
  const rows = refreshRows(results, (id) => (id === 'gone' ? null : profile(id)), now)
  expect(rows.map(({ profile: { id } }) => id)).toEqual(['failed', 'failed too', 'cancelled', 'minting', 'waiting', 'minted'])
  expect(rows.map(({ words }) => words).slice(2)).toEqual(['Cancelled', 'Minting…', 'Waiting', 'Refreshed'])
  expect(rows[0]?.words).toContain('a.example')
})
