import { expect, test } from 'vitest'
import type { AppError } from '../../../src-main/model/app-error.ts'
import { fail, ok } from '../../../src-main/model/result.ts'
import { defaultSettings, type Settings } from '../../../src-main/model/settings.ts'
import { dayMs, hourMs } from '../../../src-main/model/time.ts'
import type { Transport } from '../../../src-main/tokens/answer.ts'
import { findUpdateSource, type FoundSource } from '../../../src-main/updates/find-source.ts'
import { UpdateCheck } from '../../../src-main/updates/update-check.ts'
import { createFeedKey } from '../../support/signed-feed.ts'
import { SimulatedTime } from '../desktop/simulated-time.ts'

const key = createFeedKey()
const source: FoundSource = { feedUrl: 'https://updates.example/feed.json', publicKey: key.publicKey, pinnedCertificate: null }
const feed = (version: string): string => key.sign({ app: 'mintmark', version, notesUrl: 'https://updates.example/notes' })
const offline: AppError = { code: 'unreachable', host: 'updates.example', reason: 'offline', detail: '' }
const settled = (): Promise<void> => new Promise(setImmediate)

function checkingOf(parts: { readonly source?: FoundSource | null; readonly isManaged?: boolean; readonly set?: Partial<Settings> } = {}) {
  const time = new SimulatedTime()
  const asked: string[] = []
  const found: string[] = []
  let answers: () => ReturnType<Transport> = async () => ok({ ...reply, body: feed('0.1.0') })
  let settings: Settings = { ...defaultSettings, ...parts.set }
  const check = new UpdateCheck({
    source: parts.source === undefined ? source : parts.source,
    isManaged: parts.isManaged ?? false,
    version: '0.1.0',
    transport: async ({ url }) => {
      asked.push(url)
      return answers()
    },
    settings: { get: () => settings, set: (change) => (settings = { ...settings, ...change }) },
    clock: time,
    timer: time.timer,
    onChanged: () => {},
    onFound: (version) => found.push(version)
  })
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= hourMs) {
      time.pass(Math.min(hourMs, left))
      await settled()
    }
  }
  const change = (next: Partial<Settings>): void => {
    settings = { ...settings, ...next }
    check.plan()
  }
  return { check, asked, found, time, pass, change, answer: (next: typeof answers) => (answers = next) }
}

const reply = { status: 200, statusText: 'OK', contentType: null, retryAfter: null, date: null, body: '' }

test('what comes of a check', async () => {
  const { check, answer, asked, time } = checkingOf()
  expect(check.state()).toEqual({ kind: 'unchecked' })
  expect(await check.check()).toEqual({ kind: 'current', checkedAt: time.now() })
  answer(async () => ok({ ...reply, body: feed('0.2.0') }))
  expect(await check.check()).toEqual({ kind: 'available', news: { version: '0.2.0', notesUrl: 'https://updates.example/notes' } })
  answer(async () => ok({ ...reply, body: createFeedKey().sign({ version: '9.0.0' }) }))
  expect(await check.check()).toEqual({ kind: 'not-signed' })
  answer(async () => ok({ ...reply, status: 404 }))
  expect(await check.check()).toEqual({ kind: 'no-feed', status: 404 })
  answer(async () => fail(offline))
  expect(await check.check()).toEqual({ kind: 'failed', error: offline })
  expect(asked).toEqual(Array(5).fill(source.feedUrl))
})

test('who asks twice is answered once', async () => {
  const { check, asked } = checkingOf()
  await Promise.all([check.check(), check.check()])
  expect(asked).toHaveLength(1)
})

test.each([
  ['managed', { isManaged: true, set: { checkForUpdates: true } }],
  ['no-source', { source: null, set: { checkForUpdates: true } }]
] as const)('%s: nobody is ever asked', async (kind, parts) => {
  const { check, asked, pass, time } = checkingOf(parts)
  check.plan()
  await pass(10 * dayMs)
  expect([await check.check(), asked, time.waits()]).toEqual([{ kind }, [], []])
})

test('by itself it asks only where that is switched on: at once, then weekly, daily after a failure, and tells what it found', async () => {
  const { check, asked, found, pass, change, answer } = checkingOf()
  check.plan()
  await pass(30 * dayMs)
  expect(asked).toHaveLength(0)
  change({ checkForUpdates: true })
  await pass(hourMs)
  expect(asked).toHaveLength(1)
  await pass(6 * dayMs)
  expect(asked).toHaveLength(1)
  answer(async () => fail(offline))
  await pass(dayMs)
  expect(asked).toHaveLength(2)
  answer(async () => ok({ ...reply, body: feed('0.2.0') }))
  await pass(dayMs)
  expect([asked.length, found]).toEqual([3, ['0.2.0']])
  change({ checkForUpdates: false })
  await pass(30 * dayMs)
  expect(asked).toHaveLength(3)
})

test('a week goes on over a restart, and a check in the future counts for nothing', async () => {
  const start = new SimulatedTime().now()
  const before = checkingOf({ set: { checkForUpdates: true, updatesCheckedAt: start - 6 * dayMs } })
  expect(before.check.state()).toEqual({ kind: 'current', checkedAt: start - 6 * dayMs })
  before.check.plan()
  await before.pass(dayMs - hourMs)
  expect(before.asked).toHaveLength(0)
  await before.pass(hourMs)
  expect(before.asked).toHaveLength(1)
  const wrong = checkingOf({ set: { checkForUpdates: true, updatesCheckedAt: start + 300 * dayMs } })
  wrong.check.plan()
  await wrong.pass(hourMs)
  expect(wrong.asked).toHaveLength(1)
})

test('a packaged build asks whom it was built to ask, whatever the environment says', () => {
  const told = (feedUrl: string) => ({ MINTMARK_DEVELOPMENT_FEED: JSON.stringify({ ...source, feedUrl }) })
  expect(findUpdateSource(true, told(source.feedUrl))).toBeNull()
  expect(findUpdateSource(false, told(source.feedUrl))).toEqual(source)
  expect(findUpdateSource(false, told('http://updates.example/'))).toBeNull()
  expect(findUpdateSource(false, {})).toBeNull()
})
