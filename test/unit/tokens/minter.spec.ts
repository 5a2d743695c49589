import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { noAttempt } from '../../../src-main/model/attempt.ts'
import { fail, ok } from '../../../src-main/model/result.ts'
import { neverToken, weekToken } from '../model/usergrid/token-vectors.ts'
import { now, profile, value } from '../vault/vault-on-disk.ts'
import { answer, granted, rejected } from './held-transport.ts'
import { maria, mintRoom, password } from './mint-room.ts'

const cancelled = fail({ code: 'cancelled' } as const)

test('sends the stored secret, keeps the token, and tells each step', async () => {
  const { minter, network, told, pass, tokenOf, vault } = await mintRoom()
  const minting = minter.mint('a')
  await network.settled()
  expect(network.posts).toMatchObject([{ url: 'https://api.example.com/acme/storefront/token' }])
  expect(JSON.parse(network.posts[0]?.body ?? '')).toEqual({ grant_type: 'password', username: 'maria', password })
  expect(told).toEqual([{ profileId: 'a', token: null, attempt: { kind: 'minting', since: now } }])

  pass(212)
  await network.answer({ ...granted(), date: new Date(now - 90_000).toUTCString() })
  const summary = { profileId: 'a', issuedAt: 1_700_000_000_000, receivedAt: now + 212, expiry: { kind: 'at', at: 1_700_604_800_000 } }
  expect(await minting).toEqual(ok(summary))
  expect(told.at(-1)).toEqual({
    profileId: 'a',
    token: summary,
    attempt: { kind: 'minted', at: now + 212, durationMs: 212, skewMs: 90_212 }
  })
  expect(minter.states()).toEqual([told.at(-1)])
  expect(await tokenOf('a')).toBe(weekToken)
  expect(value(await vault.tokens.read('a')).responseText.reveal()).toBe(granted().body)
})

test('a second mint joins the first; another profile does not', async () => {
  const { minter, network } = await mintRoom([maria, profile('b')])
  const both = [minter.mint('a'), minter.mint('a')]
  expect(both[0]).toBe(both[1])
  void minter.mint('b')
  await network.settled()
  expect(network.posts).toHaveLength(2)
  await network.answer(granted())
  expect((await Promise.all(both)).map((outcome) => outcome.ok)).toEqual([true, true])
  void minter.mint('a')
  await network.settled()
  expect(network.posts).toHaveLength(3)
})

test('a failure keeps the token and the last answer, without the secret', async () => {
  const { minter, network, told, tokenOf, pass } = await mintRoom()
  void minter.mint('a')
  await network.answer(granted())
  const minting = minter.mint('a')
  pass(50)
  await network.answer({
    ...rejected,
    statusText: `Bad ${password}\u202e Request`,
    body: rejected.body.replace('password"', `password ${password}"`)
  })
  expect(await minting).toEqual(fail({ code: 'wrong-password' }))
  expect(await tokenOf('a')).toBe(weekToken)
  expect(told.at(-1)).toMatchObject({
    token: { profileId: 'a' },
    attempt: {
      kind: 'failed',
      durationMs: 50,
      error: { code: 'wrong-password' },
      answer: { status: 400, statusText: 'Bad •••••••• Request', isCut: false }
    }
  })
  expect(inspect(told, { depth: 9 })).not.toContain(password)
  expect(JSON.stringify(told.at(-1))).toContain('invalid_grant')
})

test('an unreachable server is a failure without an answer', async () => {
  const { minter, network } = await mintRoom()
  const minting = minter.mint('a')
  const error = { code: 'unreachable', host: 'api.example.com', reason: 'dns', detail: '' } as const
  await network.fail(error)
  expect(await minting).toEqual(fail(error))
  expect(minter.attempt('a')).toMatchObject({ kind: 'failed', error, answer: null })
})

test('a long answer is cut before it is kept, and no secret with it', async () => {
  const { minter, network } = await mintRoom()
  void minter.mint('a')
  await network.answer(answer(500, 'x'.repeat(16_380) + password + 'x'.repeat(1_000_000)))
  expect(minter.attempt('a')).toMatchObject({ answer: { isCut: true } })
  const kept = JSON.stringify(minter.attempt('a'))
  expect(kept.length).toBeLessThan(20_000)
  expect(kept).not.toContain(password.slice(0, 3))
})

test('a bug leaves no profile minting for good', async () => {
  const { minter, network, kinds } = await mintRoom()
  const broken = expect(minter.mint('a')).rejects.toThrow('a bug')
  await network.break(new Error('a bug'))
  await broken
  expect(minter.attempt('a')).toEqual(noAttempt)
  expect(kinds()).toEqual(['minting', 'none'])
  const minting = minter.mint('a')
  await network.answer(granted())
  expect((await minting).ok).toBe(true)
})

test('cancelling takes effect at once and aborts the request', async () => {
  const { minter, network, kinds } = await mintRoom()
  const minting = minter.mint('a')
  await network.settled()
  minter.cancel('a')
  expect(network.posts[0]?.signal.aborted).toBe(true)
  expect(minter.attempt('a')).toEqual(noAttempt)
  await network.fail({ code: 'cancelled' })
  expect(await minting).toEqual(cancelled)
  expect(kinds()).toEqual(['minting', 'none'])
  minter.cancel('a')
  expect(kinds()).toHaveLength(2)
})

test.each([
  ['a token', granted()],
  ['a refusal', rejected]
])('%s that arrives after cancelling is dropped', async (_, stale) => {
  const { minter, network, kinds, tokenOf } = await mintRoom()
  const minting = minter.mint('a')
  await network.settled()
  minter.cancel('a')
  await network.answer(stale)
  expect(await minting).toEqual(cancelled)
  expect(await tokenOf('a')).toBeNull()
  expect(kinds()).toEqual(['minting', 'none'])
})

test('after cancelling, the next mint is a request of its own, which the stale answer does not touch', async () => {
  const { minter, network, tokenOf } = await mintRoom()
  void minter.mint('a')
  await network.settled()
  minter.cancel('a')
  const second = minter.mint('a')
  await network.settled()
  expect(network.posts).toHaveLength(2)
  await network.answer(granted(neverToken))
  expect(minter.attempt('a').kind).toBe('minting')
  expect(minter.mint('a')).toBe(second)
  await network.answer(granted())
  expect((await second).ok).toBe(true)
  expect(await tokenOf('a')).toBe(weekToken)
})

test('cancelling brings back how the last attempt went, forgetting does not', async () => {
  const { minter, network, kinds } = await mintRoom()
  void minter.mint('a')
  await network.answer(rejected)
  void minter.mint('a')
  await network.settled()
  minter.cancel('a')
  await network.answer(granted())
  expect(minter.attempt('a').kind).toBe('failed')

  void minter.mint('a')
  await network.settled()
  minter.forget('a')
  await network.answer(granted())
  expect(minter.attempt('a')).toEqual(noAttempt)
  expect(kinds().at(-1)).toBe('none')
})

test('an unknown profile is not found, and nothing is told of it', async () => {
  const { minter, network, told } = await mintRoom()
  expect(await minter.mint('x')).toEqual(fail({ code: 'not-found' }))
  expect([network.posts, told]).toEqual([[], []])
})

test('a profile without a stored secret fails before anything is sent', async () => {
  const { minter, network, vault } = await mintRoom()
  value(await vault.save({ putProfiles: [{ profile: profile('b') }] }))
  expect(await minter.mint('b')).toEqual(fail({ code: 'no-secret' }))
  expect(network.posts).toEqual([])
  expect(minter.attempt('b').kind).toBe('failed')
})
