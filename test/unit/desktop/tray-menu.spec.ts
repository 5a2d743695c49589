import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { TokenState } from '../../../src-main/contract/tokens.ts'
import { trayLook, type TrayEntry } from '../../../src-main/desktop/tray-menu.ts'
import { trayName, type TrayContent } from '../../../src-main/desktop/tray-rows.ts'
import { noAttempt, type Attempt } from '../../../src-main/model/attempt.ts'
import type { Profile } from '../../../src-main/model/profile.ts'
import { environments } from '../../../src-main/model/server.ts'
import { dayMs, minuteMs } from '../../../src-main/model/time.ts'
import { now, profile, server } from '../vault/vault-on-disk.ts'

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
  return { profiles, servers: [server], states, vault: 'open', canLock: true, showWhileLocked: true, now }
}
const locked = (given: TrayContent, showWhileLocked = true): TrayContent => ({ ...given, vault: 'locked', canLock: false, showWhileLocked })

const trayMenu = (given: TrayContent): readonly TrayEntry[] => trayLook(given).entries
const headerOf = (given: TrayContent): string => trayLook(given).header
const iconOf = (given: TrayContent): string => trayLook(given).icon
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
  ])('%s', (header, lefts) => expect(headerOf(content(...lefts.map((left): Given => [{}, left])))).toBe(header))
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
    'pinned · production — 6d',
    'used later · production — expired',
    'used · production — 42m',
    'never used · production — no token',
    'at work · production — minting…',
    ...end
  ])
})

test('of many, the first ten are those that sorting all would put first', () => {
  const change = fc.record({ pinned: fc.boolean(), lastUsedAt: fc.option(fc.integer({ min: 1, max: 20 })) })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const given = content(...changes.map((each): Given => [each, null]))
      const rank = ({ pinned, lastUsedAt }: Profile): number => (pinned ? 100 : 0) + (lastUsedAt ?? 0)
      const sorted = given.profiles.toSorted((one, other) => rank(other) - rank(one)).map(({ name }) => name)
      const shown = labels(given).filter((label) => label.startsWith('Profile'))
      expect(shown).toEqual(sorted.slice(0, 10).map((name) => `${name} · production — no token`))
    })
  )
})

test('a token without an end says so', () => {
  const { profiles } = content([{ name: 'a' }, null], [{ name: 'b' }, null])
  const states = (['never', 'unknown'] as const).map((kind, index) => ({
    profileId: `p${index}`,
    token: { profileId: `p${index}`, issuedAt: 0, receivedAt: 0, expiry: { kind } },
    attempt: noAttempt
  }))
  expect(labels({ ...content(), profiles, states }).slice(2, 4)).toEqual([
    'a · production — never expires',
    'b · production — lifetime unknown'
  ])
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

test('ten profiles are shown, and the way to the others', () => {
  const many = content(...Array.from({ length: 60 }, (_, index): Given => [{ name: `n${index}`, lastUsedAt: 100 - index }, null]))
  const entries = trayMenu(many)
  expect(entries.map(labelOf).slice(2, 14)).toEqual([
    ...Array.from({ length: 10 }, (_, index) => `n${index} · production — no token`),
    'More…',
    '---'
  ])
  expect(entries[12]).toEqual({ kind: 'action', label: 'More…', action: { kind: 'more' }, enabled: true })
  expect(labels({ ...many, profiles: many.profiles.slice(0, 10) })).not.toContain('More…')
})

describe('the environment', () => {
  it.each(environments)('$id stands in words beside its mark', ({ id }) => {
    const [, , row] = trayMenu({ ...content([{ name: 'a' }, 42 * minuteMs]), servers: [{ ...server, environment: id }] })
    expect(row).toMatchObject({ label: `a · ${id} — 42m`, mark: id })
  })

  it('is left out where the server is not known', () => {
    expect(trayMenu({ ...content([{ name: 'a' }, null]), servers: [] })[2]).toMatchObject({ label: 'a — no token', mark: null })
  })
})

describe('what is shown holds', () => {
  it.each([
    ['until something changes, where there is no token', content([{}, null]), null],
    ['so where all are over', content([{}, -1]), null],
    ['a minute, while time runs', content([{}, 6 * dayMs], [{}, -1]), minuteMs],
    ['until the first is over', content([{}, 20_000], [{}, 6 * dayMs]), 20_000],
    ['until the first is soon over', content([{}, 15 * minuteMs + 5_000]), 5_000],
    ['a second at least', content([{}, 20]), 1_000],
    ['a minute as well while locked, for the counts', locked(content([{}, dayMs])), minuteMs],
    ['until it is unlocked, where those are not told', locked(content([{}, dayMs]), false), null]
  ])('%s', (_, given, ms) => expect(trayLook(given).holdsMs).toBe(ms))
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
  ])('it says no more than that with %s', (_, quiet) => expect(headerOf(locked(quiet))).toBe('Locked'))

  it('the icon shows the lock, whatever else there is to tell', () => expect(iconOf(locked(given))).toBe('locked'))

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
        expect([headerOf(secret), iconOf(secret)]).toEqual(['Locked', 'locked'])
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
    [{ name: 'two\nlines\tand \u202eback' }, 'two lines and  back'],
    [{ name: '' }, 'acme/storefront · application'],
    [{ name: '', organization: long }, 'abcdefghij…/storefront · application'],
    [{ name: '', organization: 'acme', application: long }, 'ac…/abcdefghijklmnopq… · application'],
    [{ name: '', accessType: 'organization', organization: long }, 'abcdefghijklmnopqrstu… · organization'],
    [{ name: '', accessType: 'admin-user' }, 'management · admin user']
  ] as const)('%j is %s', (change, name) => expect(trayName(profile('a', change))).toBe(name))
})

test('a name written from right to left keeps its place before the time', () => {
  expect(trayMenu(content([{ name: 'חנות' }, dayMs]))[2]).toMatchObject({ label: '\u2068חנות\u2069 · production — 1d' })
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
    expect(iconOf(content(...given))).toBe(state)
  )
})
