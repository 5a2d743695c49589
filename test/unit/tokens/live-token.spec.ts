import { expect, test } from 'vitest'
import { fail } from '../../../src-main/model/result.ts'
import { dayMs, minuteMs, secondMs } from '../../../src-main/model/time.ts'
import type { Expiry } from '../../../src-main/model/token.ts'
import { liveToken } from '../../../src-main/tokens/live-token.ts'
import { RejectedTokens } from '../../../src-main/tokens/rejected-tokens.ts'
import { weekToken } from '../model/usergrid/token-vectors.ts'
import { now, token, value } from '../vault/vault-on-disk.ts'
import { granted, rejected } from './held-transport.ts'
import { mintRoom } from './mint-room.ts'

async function roomWith(issuedAt: number, expiry: Expiry) {
  const room = await mintRoom()
  const stored = token('a', 'the stored one')
  value(await room.vault.tokens.put({ ...stored, summary: { ...stored.summary, issuedAt, receivedAt: issuedAt, expiry } }))
  return room
}
const until = (at: number): Expiry => ({ kind: 'at', at })

test.each([
  ['days left', now, until(now + dayMs)],
  ['exactly a minute left', now - dayMs, until(now + minuteMs)],
  ['no end', now, { kind: 'never' }],
  ['an end that nobody told', now, { kind: 'unknown' }],
  ['half of a very short life left', now - secondMs, until(now + secondMs)]
] as const)('a token with %s is used as it is', async (_, issuedAt, expiry) => {
  const room = await roomWith(issuedAt, expiry)
  expect(value(await liveToken('a', { ...room, rejectedTokens: new RejectedTokens() })).accessToken.reveal()).toBe('the stored one')
  expect(room.network.posts).toEqual([])
})

test.each([
  ['expired', now - dayMs, until(now)],
  ['almost expired', now - dayMs, until(now + minuteMs - 1)],
  ['past the half of a very short life', now - 2 * secondMs, until(now + secondMs)]
])('a token that is %s is minted first', async (_, issuedAt, expiry) => {
  const room = await roomWith(issuedAt, expiry)
  const live = liveToken('a', { ...room, rejectedTokens: new RejectedTokens() })
  await room.network.answer(granted())
  expect(value(await live).accessToken.reveal()).toBe(weekToken)
})

test('without a token one is minted, and why it could not be is passed on', async () => {
  const room = await mintRoom()
  const live = liveToken('a', { ...room, rejectedTokens: new RejectedTokens() })
  await room.network.answer(rejected)
  expect(await live).toEqual(fail({ code: 'wrong-password' }))
})

test('a token that its server was seen to reject is minted again, once', async () => {
  const room = await roomWith(now - minuteMs, until(now + dayMs))
  const rejectedTokens = new RejectedTokens()
  const [summary] = room.vault.tokens.summaries()
  if (summary !== undefined) rejectedTokens.add(summary)
  const live = liveToken('a', { ...room, rejectedTokens })
  await room.network.answer(granted('another-token'))
  expect(value(await live).accessToken.reveal()).toBe('another-token')
  expect(value(await liveToken('a', { ...room, rejectedTokens })).accessToken.reveal()).toBe('another-token')
  expect(room.network.posts).toHaveLength(1)
})
