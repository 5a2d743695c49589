import fc from 'fast-check'
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
  return { profiles, states, vault: 'open', canLock: true, showWhileLocked: true, now }
}
const locked = (given: TrayContent, showWhileLocked = true): TrayContent => ({ ...given, vault: 'locked', canLock: false, showWhileLocked })

const labelOf = (entry: TrayEntry): string => (entry.kind === 'separator' ? '---' : entry.label)
const labels = (given: TrayContent): readonly string[] => trayMenu(given).map(labelOf)
const end = ['---', 'Refresh expiring', 'Lock', '---', 'Show Mintmark', 'Settings…', 'Quit']

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
  expect(labels({ ...content(), profiles, states }).slice(2, 4)).toEqual(['a — never expires', 'b — lifetime unknown'])
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

test('"Lock" is there where something could open the vault again', () => {
  const lock = { kind: 'action', label: 'Lock', action: { kind: 'lock' }, keys: 'CmdOrCtrl+L', enabled: true }
  expect(trayMenu(content())).toContainEqual(lock)
  expect(labels({ ...content(), canLock: false })).not.toContain('Lock')
})

test('"Settings…" leads to the settings', () =>
  expect(trayMenu(content())).toContainEqual({
    kind: 'action',
    label: 'Settings…',
    action: { kind: 'settings' },
    keys: 'CmdOrCtrl+,',
    enabled: true
  }))

describe('while the vault is locked', () => {
  const given = content([{ name: 'a' }, -1], [{ name: 'b' }, minuteMs, minting], [{ name: 'c' }, dayMs])

  it('the menu says so, how many tokens end, and the way in', () =>
    expect(trayMenu(locked(given))).toEqual([
      { kind: 'text', label: 'Locked · 1 expired · 1 expiring soon' },
      { kind: 'separator' },
      { kind: 'action', label: 'Unlock…', action: { kind: 'unlock' }, enabled: true },
      { kind: 'action', label: 'Show Mintmark', action: { kind: 'show' }, enabled: true },
      { kind: 'action', label: 'Quit', action: { kind: 'quit' }, keys: 'CmdOrCtrl+Q', enabled: true }
    ]))

  it.each([
    ['no profiles', content()],
    ['nothing that ends', content([{}, dayMs])]
  ])('it says no more than that with %s', (_, quiet) => expect(trayHeader(locked(quiet))).toBe('Locked'))

  it('the icon shows the lock, whatever else there is to tell', () => expect(trayIconState(locked(given))).toBe('locked'))

  it('nothing of the profiles is told where a person does not want it', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    const change = fc.record({ name: text, organization: text, application: text, pinned: fc.boolean() })
    const left = fc.option(fc.integer({ min: -dayMs, max: 400 * dayMs }))
    const attempt = fc.constantFrom(noAttempt, minting, failed)
    const bare = JSON.stringify(trayMenu(locked(content(), false)))
    fc.assert(
      fc.property(fc.array(fc.tuple(change, left, attempt), { maxLength: 20 }), (rows) => {
        const secret = locked(content(...rows), false)
        expect(JSON.stringify(trayMenu(secret))).toBe(bare)
        expect([trayHeader(secret), trayIconState(secret)]).toEqual(['Locked', 'locked'])
      })
    )
  })

  it('no name is told in any case', () => {
    const named = content([{ name: 'Zebra', organization: 'quagga', application: 'okapi' }, -1], [{ name: 'Zebu' }, 5 * minuteMs])
    expect(JSON.stringify(trayMenu(locked(named)))).not.toMatch(/zeb|quagga|okapi|5m/i)
  })
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
