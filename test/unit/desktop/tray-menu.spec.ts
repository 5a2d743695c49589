import { describe, expect, it, test } from 'vitest'
import type { TokenState } from '../../../src-main/contract/tokens.ts'
import { trayHeader, trayIconState, trayMenu, trayName, type TrayContent, type TrayEntry } from '../../../src-main/desktop/tray-menu.ts'
import { noAttempt, type Attempt } from '../../../src-main/model/attempt.ts'
import type { Profile } from '../../../src-main/model/profile.ts'
import { dayMs, minuteMs } from '../../../src-main/model/time.ts'
import { now, profile } from '../vault/vault-on-disk.ts'

const minting: Attempt = { kind: 'minting', since: now }
const failed: Attempt = { kind: 'failed', at: now, durationMs: 1, error: { code: 'wrong-client' }, answer: null }

/** A profile whose token has so much left (null: there is none). */
type Given = readonly [change: Partial<Profile>, leftMs: number | null, attempt?: Attempt]

const content = (...given: readonly Given[]): TrayContent => {
  const profiles = given.map(([change], index) => profile(`p${index}`, change))
  const states = given.map(([, leftMs, attempt = noAttempt], index): TokenState => {
    const expiry = { kind: 'at', at: now + (leftMs ?? 0) } as const
    const token = leftMs === null ? null : { profileId: `p${index}`, issuedAt: now - dayMs, receivedAt: now, expiry }
    return { profileId: `p${index}`, token, attempt }
  })
  return { profiles, states, now }
}

const labelOf = (entry: TrayEntry): string => (entry.kind === 'separator' ? '---' : entry.label)
const labels = (given: TrayContent): readonly string[] => trayMenu(given).map(labelOf)
const end = ['---', 'Refresh expiring', '---', 'Show Mintmark', 'Quit']

describe('the header', () => {
  it.each([
    ['No profiles yet', []],
    ['No token is expiring', [dayMs, null]],
    ['1 expired', [-1, dayMs]],
    ['2 expiring soon', [15 * minuteMs, 5 * minuteMs]],
    ['2 expired · 1 expiring soon', [-dayMs, 0, 1]]
  ])('%s', (header, lefts) => expect(trayHeader(content(...lefts.map((left): Given => [{}, left])))).toBe(header))
})

test('without profiles there is nothing but the way in and out', () => {
  expect(labels(content())).toEqual(['No profiles yet', '---', ...end.slice(1)])
})

test('pinned profiles come first, then the last used; each says how long its token lives', () => {
  const given = content(
    [{ name: 'never used' }, null],
    [{ name: 'used', lastUsedAt: 1 }, 42 * minuteMs + 59_000],
    [{ name: 'used later', lastUsedAt: 2 }, -1],
    [{ name: 'pinned', pinned: true }, 6 * dayMs + 1],
    [{ name: 'at work' }, null, minting]
  )
  expect(labels(given)).toEqual([
    '1 expired',
    '---',
    'pinned — 6d',
    'used later — expired',
    'used — 42m',
    'never used — no token',
    'at work — minting…',
    ...end
  ])
})

test('a token without an end says so', () => {
  const { profiles } = content([{ name: 'a' }, null], [{ name: 'b' }, null])
  const states = (['never', 'unknown'] as const).map((kind, index) => ({
    profileId: `p${index}`,
    token: { profileId: `p${index}`, issuedAt: 0, receivedAt: 0, expiry: { kind } },
    attempt: noAttempt
  }))
  expect(labels({ profiles, states, now }).slice(2, 4)).toEqual(['a — never expires', 'b — lifetime unknown'])
})

test('each profile can be copied and refreshed, but not refreshed twice at once', () => {
  const [, , idle, busy] = trayMenu(content([{ name: 'a' }, 1], [{ name: 'b' }, null, minting]))
  const action = (label: string, kind: string, more: object, enabled = true) => ({
    kind: 'action',
    label,
    action: { kind, profileId: 'p0', ...more },
    enabled
  })
  expect(idle).toMatchObject({
    entries: [
      action('Copy header', 'copy', { format: 'header' }),
      action('Copy token', 'copy', { format: 'raw' }),
      { kind: 'separator' },
      action('Refresh', 'refresh', {})
    ]
  })
  expect(busy).toMatchObject({ entries: [{ enabled: true }, { enabled: true }, {}, { label: 'Refresh', enabled: false }] })
})

test.each([
  ['nothing', [], false],
  ['live tokens', [dayMs], false],
  ['an expired one', [dayMs, -1], true],
  ['one that soon will', [14 * minuteMs], true]
])('with %s, refresh expiring can be chosen: %s', (_, lefts, enabled) => {
  expect(trayMenu(content(...lefts.map((left): Given => [{}, left]))).find((entry) => labelOf(entry) === 'Refresh expiring')).toMatchObject(
    { enabled }
  )
})

test('ten profiles are shown, forty more below them, and no more', () => {
  const many = content(...Array.from({ length: 60 }, (_, index): Given => [{ name: `n${index}`, lastUsedAt: 100 - index }, null]))
  const entries = trayMenu(many)
  expect(entries.map(labelOf).slice(2, 13)).toEqual([...Array.from({ length: 10 }, (_, index) => `n${index} — no token`), 'More…'])
  const more = entries[12]
  expect(more?.kind === 'menu' ? more.entries.map(labelOf) : []).toEqual(
    Array.from({ length: 40 }, (_, index) => `n${index + 10} — no token`)
  )
  expect(labels({ ...many, profiles: many.profiles.slice(0, 10) })).not.toContain('More…')
})

describe('the name in the tray', () => {
  const long = 'abcdefghijklmnopqrstuvwxyz'
  it.each([
    [{ name: 'x'.repeat(22) }, 'x'.repeat(22)],
    [{ name: long }, 'abcdefghijklmnopqrstu…'],
    [{ name: `${'x'.repeat(20)}🪙y` }, `${'x'.repeat(20)}…`],
    [{ name: '' }, 'acme/storefront · application'],
    [{ name: '', organization: long }, 'abcdefghij…/storefront · application'],
    [{ name: '', organization: 'acme', application: long }, 'ac…/abcdefghijklmnopq… · application'],
    [{ name: '', accessType: 'organization', organization: long }, 'abcdefghijklmnopqrstu… · organization'],
    [{ name: '', accessType: 'admin-user' }, 'management · admin user']
  ] as const)('%j is %s', (change, name) => expect(trayName(profile('a', change))).toBe(name))
})

describe('the icon', () => {
  it.each([
    ['idle', 'nothing to tell', [[{ pinned: true }, dayMs]]],
    [
      'idle',
      'trouble with profiles that are not pinned',
      [
        [{}, -1],
        [{}, 1],
        [{}, dayMs, failed]
      ]
    ],
    ['warning', 'a pinned one that soon expires', [[{ pinned: true }, minuteMs]]],
    ['warning', 'a pinned one that has expired', [[{ pinned: true }, -1]]],
    [
      'error',
      'a pinned one that failed, whatever else',
      [
        [{ pinned: true }, -1],
        [{ pinned: true }, dayMs, failed]
      ]
    ],
    [
      'busy',
      'any request on its way, whatever else',
      [
        [{ pinned: true }, -1, failed],
        [{}, null, minting]
      ]
    ],
    ['idle', 'no profiles', []]
  ] as readonly (readonly [string, string, readonly Given[]])[])('%s: %s', (state, _, given) =>
    expect(trayIconState(content(...given))).toBe(state)
  )
})
