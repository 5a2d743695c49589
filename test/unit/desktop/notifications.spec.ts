import { expect, test } from 'vitest'
import { Notifications } from '../../../src-main/desktop/notifications.ts'
import type { Note, NoteAnswer, NoteKind } from '../../../src-main/desktop/notifier.ts'
import type { ProfileId } from '../../../src-main/model/profile.ts'
import { minuteMs } from '../../../src-main/model/time.ts'
import type { TokenEvent } from '../../../src-main/tokens/keep-fresh.ts'
import { profile, token } from '../vault/vault-on-disk.ts'
import { SimulatedTime } from './simulated-time.ts'

const expiresAt = new SimulatedTime().now() + 5 * minuteMs

function room() {
  const time = new SimulatedTime()
  const shown: Note[] = []
  const closed: NoteKind[] = []
  const answers: (readonly [NoteAnswer, readonly ProfileId[]])[] = []
  const settings = { notifyBeforeExpiry: true, notifyExpiry: true, notifyStopped: true }
  let isWatched = false
  const notifications = new Notifications({
    clock: time,
    timer: time.timer,
    notifier: { show: (note) => shown.push(note), close: (kind) => closed.push(kind), stop: () => {} },
    profile: (id) => (id === 'gone' ? null : profile(id, { name: id })),
    settings: () => settings,
    isWatched: () => isWatched,
    onAnswered: (answer, ids) => answers.push([answer, ids])
  })
  const hear = (kind: 'warning' | 'expired', ...ids: readonly string[]): void =>
    ids.forEach((profileId) => notifications.hear({ kind, profileId, expiresAt }))
  return { notifications, shown, closed, answers, settings, hear, time, watch: (is: boolean): void => void (isWatched = is) }
}

const minted = (id: string) =>
  [{ profileId: id, token: token(id).summary, attempt: { kind: 'minted', at: 0, durationMs: 1, skewMs: null } }] as const

test('what comes at the same moment is one notification, with the actions that make sense', () => {
  const { hear, shown, time } = room()
  hear('warning', 'a', 'b', 'gone')
  hear('expired', 'c')
  expect(shown).toEqual([])
  time.pass(2_000)
  expect(shown.map(({ kind, title, body, actions }) => [kind, title, body, actions.map(({ id }) => id)])).toEqual([
    ['warning', '2 tokens expire soon', 'a in 5 min, b in 5 min.', ['refresh']],
    ['expired', 'A token has expired', 'c.', ['copy', 'refresh']]
  ])
})

test('what comes later joins it, after a pause, until it was seen', () => {
  const { notifications, hear, shown, time } = room()
  hear('expired', 'a')
  time.pass(2_000)
  hear('expired', 'b')
  time.pass(20_000)
  expect(shown).toHaveLength(1)
  time.pass(10_000)
  expect(shown[1]?.body).toBe('a, b.')
  shown[1]?.onClosed()
  hear('expired', 'c')
  time.pass(30_000)
  expect(shown[2]?.body).toBe('c.')
  notifications.clear()
  hear('expired', 'd')
  time.pass(30_000)
  expect(shown[3]?.body).toBe('d.')
})

test('a token that was renewed is no news, and takes its notification along', () => {
  const { notifications, hear, shown, closed, time } = room()
  hear('warning', 'a', 'b')
  notifications.followTokens(minted('a'))
  time.pass(2_000)
  expect(shown[0]?.body).toBe('b in 5 min.')
  notifications.followTokens(minted('b'))
  expect(closed).toEqual(['warning'])
  hear('warning', 'c')
  hear('expired', 'c')
  expect(closed).toEqual(['warning', 'warning'])
})

test('none while the window is looked at, whether it was before or comes to be', () => {
  const { hear, shown, watch, time } = room()
  watch(true)
  hear('warning', 'a')
  watch(false)
  time.pass(60_000)
  hear('warning', 'b')
  watch(true)
  time.pass(60_000)
  expect(shown).toEqual([])
})

test.each([
  ['notifyBeforeExpiry', { kind: 'warning', profileId: 'a', expiresAt }],
  ['notifyExpiry', { kind: 'expired', profileId: 'a', expiresAt }],
  ['notifyStopped', { kind: 'stopped', profileId: 'a', reason: { kind: 'over-on-arrival' } }]
] as const satisfies readonly (readonly [string, TokenEvent])[])('%s is a setting', (setting, event) => {
  const { notifications, settings, shown, time } = room()
  settings[setting] = false
  notifications.hear(event)
  time.pass(60_000)
  expect(shown).toEqual([])
  settings[setting] = true
  notifications.hear(event)
  time.pass(60_000)
  expect(shown).toHaveLength(1)
})

test('an answer is for all that were named, and ends the notification', () => {
  const { hear, shown, closed, answers, time } = room()
  hear('warning', 'a', 'b')
  time.pass(2_000)
  hear('warning', 'c')
  shown[0]?.onAnswered('refresh')
  expect([answers, closed]).toEqual([[['refresh', ['a', 'b']]], ['warning']])
  time.pass(60_000)
  expect(shown).toHaveLength(1)
})

test('what stopped says why, and offers nothing', () => {
  const { notifications, shown, time } = room()
  notifications.hear({ kind: 'stopped', profileId: 'a', reason: { kind: 'failed', error: { code: 'wrong-client' } } })
  time.pass(2_000)
  expect(shown[0]).toMatchObject({ title: 'Keep fresh stopped: the server rejected the client id or secret', body: 'a.', actions: [] })
})
