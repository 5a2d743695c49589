import { expect, test } from 'vitest'
import { fail } from '../../../src-main/model/result.ts'
import { dayMs, hourMs, minuteMs, secondMs } from '../../../src-main/model/time.ts'
import type { Expiry } from '../../../src-main/model/token.ts'
import { liveToken } from '../../../src-main/tokens/live-token.ts'
import { RejectedTokens } from '../../../src-main/tokens/rejected-tokens.ts'
import { weekToken } from '../model/usergrid/token-vectors.ts'
import { now, token, value } from '../vault/vault-on-disk.ts'
import { granted, rejected } from './held-transport.ts'
import { mintRoom } from './mint-room.ts'

async function roomWith(issuedAt: number, expiry: Expiry, receivedAt = issuedAt) {
  const room = await mintRoom()
  const stored = token('a', 'the stored one')
  value(await room.vault.tokens.put({ ...stored, summary: { ...stored.summary, issuedAt, receivedAt, expiry } }))
  return room
}
const setting = (copiesAreLive: boolean) => ({ settings: () => ({ copiesAreLive }) })
const live = setting(true)
const until = (at: number): Expiry => ({ kind: 'at', at })

test.each([
  ['days left', now, until(now + dayMs)],
  ['exactly a minute left', now - dayMs, until(now + minuteMs)],
  ['no end', now, { kind: 'never' }],
  ['an end that nobody told', now, { kind: 'unknown' }],
  ['half of a very short life left', now - secondMs, until(now + secondMs)]
] as const)('a token with %s is used as it is', async (_, issuedAt, expiry) => {
  const room = await roomWith(issuedAt, expiry)
  expect(value(await liveToken('a', { ...room, rejectedTokens: new RejectedTokens(), ...live })).accessToken.reveal()).toBe(
    'the stored one'
  )
  expect(room.network.posts).toEqual([])
})

test.each([
  ['expired', now - dayMs, until(now)],
  ['almost expired', now - dayMs, until(now + minuteMs - 1)],
  ['past the half of a very short life', now - 2 * secondMs, until(now + secondMs)]
])('a token that is %s is minted first', async (_, issuedAt, expiry) => {
  const room = await roomWith(issuedAt, expiry)
  const minting = liveToken('a', { ...room, rejectedTokens: new RejectedTokens(), ...live })
  await room.network.answer(granted())
  expect(value(await minting).accessToken.reveal()).toBe(weekToken)
})

test('a token of a server whose clock is ahead is not copied when it is dead there', async () => {
  const aheadMs = 10 * minuteMs
  const room = await roomWith(now + aheadMs, until(now + aheadMs + hourMs), now)
  const parts = { ...room, rejectedTokens: new RejectedTokens(), ...live }
  room.pass(hourMs - minuteMs)
  expect(value(await liveToken('a', parts)).accessToken.reveal()).toBe('the stored one')
  room.pass(1)
  const minting = liveToken('a', parts)
  await room.network.answer(granted())
  expect(value(await minting).accessToken.reveal()).toBe(weekToken)
})

test('without a token one is minted, and why it could not be is passed on', async () => {
  const room = await mintRoom()
  const minting = liveToken('a', { ...room, rejectedTokens: new RejectedTokens(), ...live })
  await room.network.answer(rejected)
  expect(await minting).toEqual(fail({ code: 'wrong-password' }))
})

test('a token that its server was seen to reject is minted again, once', async () => {
  const room = await roomWith(now - minuteMs, until(now + dayMs))
  const rejectedTokens = new RejectedTokens()
  const [summary] = room.vault.tokens.summaries()
  if (summary !== undefined) rejectedTokens.add(summary)
  const minting = liveToken('a', { ...room, rejectedTokens, ...live })
  await room.network.answer(granted('another-token'))
  expect(value(await minting).accessToken.reveal()).toBe('another-token')
  expect(value(await liveToken('a', { ...room, rejectedTokens, ...live })).accessToken.reveal()).toBe('another-token')
  expect(room.network.posts).toHaveLength(1)
})

test.each([
  ['an hour', now + hourMs],
  ['a second', now + secondMs]
])('where copies need not be live, a token with %s left is used as it is', async (_, at) => {
  const room = await roomWith(now - dayMs, until(at))
  const parts = { ...room, rejectedTokens: new RejectedTokens(), ...setting(false) }
  expect(value(await liveToken('a', parts)).accessToken.reveal()).toBe('the stored one')
})

test('where copies need not be live, a dead token is refused, and nothing is sent', async () => {
  const room = await roomWith(now - dayMs, until(now + hourMs))
  const rejectedTokens = new RejectedTokens()
  const parts = { ...room, rejectedTokens, ...setting(false) }
  const [summary] = room.vault.tokens.summaries()
  if (summary !== undefined) rejectedTokens.add(summary)
  expect(await liveToken('a', parts)).toEqual(fail({ code: 'not-live', why: 'rejected' }))
  room.pass(hourMs)
  expect(await liveToken('a', { ...parts, rejectedTokens: new RejectedTokens() })).toEqual(fail({ code: 'not-live', why: 'expired' }))
  room.vault.tokens.remove('a')
  expect(await liveToken('a', parts)).toEqual(fail({ code: 'not-live', why: 'none' }))
  room.vault.lock('person')
  expect(await liveToken('a', parts)).toEqual(fail({ code: 'vault-locked' }))
  expect(room.network.posts).toEqual([])
})
