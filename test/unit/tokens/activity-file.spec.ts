import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ActivityOutcome, Attempted } from '../../../src-main/model/activity.ts'
import type { AppError } from '../../../src-main/model/app-error.ts'
import { activityRoom, attempted, shown, writeUnsynced } from './activity-room.ts'

const file = 'activity.json'
const failed = (error: AppError): ActivityOutcome => ({ kind: 'failed', error })
const quoted = { status: 503, serverCode: 'null_pointer', description: 'It “broke”.\n' }

const outcomes: readonly ActivityOutcome[] = [
  { kind: 'minted', lifetime: { kind: 'ms', ms: 604_800_000 }, granted: { kind: 'as-asked', name: 'maria' } },
  { kind: 'minted', lifetime: { kind: 'never' }, granted: { kind: 'other', asked: 'application', accessType: 'organization' } },
  { kind: 'minted', lifetime: { kind: 'unknown' }, granted: null },
  { kind: 'accepted' },
  { kind: 'accepted-only' },
  { kind: 'rejected', refusal: 'no-access' },
  { kind: 'revoked' },
  { kind: 'was-not-accepted' },
  { kind: 'cancelled' },
  failed({ code: 'wrong-password' }),
  failed({ code: 'wrong-client' }),
  failed({ code: 'account-not-activated' }),
  failed({ code: 'account-disabled' }),
  failed({ code: 'account-not-confirmed' }),
  failed({ code: 'unknown-application', organization: 'acme', application: 'storefront' }),
  failed({ code: 'not-a-token-endpoint', status: 405, path: '/token' }),
  failed({ code: 'ttl-too-long', maxMs: 604_800_000 }),
  failed({ code: 'ttl-too-long', maxMs: null }),
  failed({ code: 'ttl-invalid', description: 'ttl' }),
  failed({ code: 'sso-only', provider: null }),
  failed({ code: 'busy', status: 429, retryAt: 1 }),
  failed({ code: 'server-problem', ...quoted }),
  failed({ code: 'not-usergrid', status: 200 }),
  failed({ code: 'refused-by-server', ...quoted }),
  failed({ code: 'not-permitted', description: '' }),
  failed({ code: 'token-expired' }),
  failed({ code: 'token-rejected' }),
  failed({ code: 'no-token' }),
  failed({ code: 'not-offered', status: 404, path: '/management/me' }),
  failed({ code: 'unusable-token' }),
  failed({ code: 'redirected', host: 'api.example.com', target: null }),
  failed({ code: 'response-too-large', limitBytes: 5 }),
  failed({ code: 'unreachable', host: 'api.example.com', reason: 'dns', detail: 'ERR_NAME_NOT_RESOLVED' }),
  failed({
    code: 'untrusted-certificate',
    host: 'api.example.com',
    problems: ['expired', 'self-signed'],
    certificate: { fingerprint: 'ab', subject: 'x', issuer: '', validFrom: 1, validTo: 2 },
    canAccept: true,
    detail: 'ERR_CERT_DATE_INVALID'
  }),
  failed({ code: 'not-saved', detail: 'The disk is full.' })
]

test.each(outcomes.map((outcome) => [JSON.stringify(outcome), outcome] as const))('%s survives a restart', async (_, outcome) => {
  const { activity, start } = await activityRoom()
  activity.note('a', attempted({ outcome }))
  await activity.flush()
  expect(await shown(start(), 'a')).toEqual([attempted({ outcome })])
})

test('any attempt comes back as it was, in its order', async () => {
  const { start } = await activityRoom()
  const some = fc.record<Attempted>({
    purpose: fc.constantFrom('get-token', 'copy', 'refresh', 'validate', 'revoke'),
    at: fc.integer({ min: 0, max: 8.64e15 }),
    durationMs: fc.nat(),
    status: fc.option(fc.integer({ min: 100, max: 599 })),
    serverCode: fc.string({ unit: 'binary' }),
    outcome: fc.constantFrom(...outcomes)
  })
  await fc.assert(
    fc.asyncProperty(fc.array(some, { minLength: 1, maxLength: 50 }), async (attempts) => {
      const before = start(writeUnsynced)
      for (const each of attempts) before.note('a', each)
      // Fifty of them are all there is room for: what earlier rounds wrote is pushed out.
      for (let more = attempts.length; more < 50; more++) before.note('a', attempted())
      await before.flush()
      const kept = await shown(start(), 'a')
      expect(kept.slice(50 - attempts.length)).toEqual(attempts.toReversed())
    }),
    { numRuns: 12 }
  )
})

test.each(['', '{', '[]', '7', '{"format":2,"attempts":[\n]}\n', '\u0000'])('%j is set aside, and a new file begun', async (content) => {
  const { disk, activity, warnings } = await activityRoom()
  disk.put(file, content)
  activity.note('a', attempted())
  await activity.flush()
  expect(warnings).toEqual(['activity set aside'])
  const aside = disk.files().find((name) => name.startsWith(`${file}.corrupt-2026-11-24`))
  expect(disk.text(aside ?? '')).toBe(content)
  expect(disk.json(file).attempts).toHaveLength(1)
})

test('a line that makes no sense costs nothing but itself', async () => {
  const { disk, activity, start } = await activityRoom()
  for (let count = 1; count <= 3; count++) activity.note('a', attempted({ durationMs: count }))
  await activity.flush()
  const [head = '', first = '', , third = '', ...end] = disk.text(file).split('\n')
  const wrongs = [
    { ...attempted(), profileId: 'a', purpose: 'guess' },
    { ...attempted(), profileId: 'a', at: 9e15 },
    { ...attempted(), profileId: 'a', status: '200' },
    { ...attempted(), profileId: 'a', outcome: { kind: 'toString' } },
    { ...attempted(), profileId: 'a', outcome: { kind: 'failed', error: { code: 'toString' } } },
    { ...attempted(), profileId: 'a', outcome: { kind: 'failed', error: { code: 'unreachable', host: 7 } } },
    { ...attempted(), profileId: 'a', outcome: { kind: 'minted', lifetime: week(), granted: { kind: 'other', accessType: 'root' } } },
    { ...attempted(), profileId: 'gone' }
  ]
  disk.put(file, [head, first, '{"profileId":"a",', ...wrongs.map((wrong) => `${JSON.stringify(wrong)},`), third, ...end].join('\n'))
  expect((await shown(start(), 'a')).map(({ durationMs }) => durationMs)).toEqual([3, 1])
})

test('a file that was cut off still gives what is whole', async () => {
  const { disk, activity, start } = await activityRoom()
  for (let count = 1; count <= 3; count++) activity.note('a', attempted({ durationMs: count }))
  await activity.flush()
  disk.put(file, disk.text(file).slice(0, -30))
  expect((await shown(start(), 'a')).map(({ durationMs }) => durationMs)).toEqual([2, 1])
})

const week = (): object => ({ kind: 'ms', ms: 604_800_000 })
