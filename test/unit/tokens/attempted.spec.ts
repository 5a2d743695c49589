import { expect, test } from 'vitest'
import type { Attempted } from '../../../src-main/model/activity.ts'
import { RejectedTokens } from '../../../src-main/tokens/rejected-tokens.ts'
import { Refresh } from '../../../src-main/tokens/refresh.ts'
import { ServerLanes } from '../../../src-main/tokens/server-lanes.ts'
import { liveToken } from '../../../src-main/tokens/live-token.ts'
import { revokeToken } from '../../../src-main/tokens/revoke.ts'
import { validateToken } from '../../../src-main/tokens/validate.ts'
import { neverToken } from '../model/usergrid/token-vectors.ts'
import { now, profile, token, value } from '../vault/vault-on-disk.ts'
import { answer, granted, rejected } from './held-transport.ts'
import { maria, mintRoom } from './mint-room.ts'

const week = { kind: 'ms', ms: 604_800_000 } as const
const unreachable = { code: 'unreachable', host: 'api.example.com', reason: 'timeout', detail: '' } as const

async function room(profiles = [maria]) {
  const minting = await mintRoom(profiles)
  const parts = {
    ...minting,
    transport: minting.network.transport,
    rejectedTokens: new RejectedTokens(),
    settings: () => ({ copiesAreLive: true }),
    noteAttempt: (_: string, attempted: Attempted) => void minting.noted.push(attempted),
    onRevoked: () => {}
  }
  return { ...minting, parts }
}

const grantedTo = (user: object) => ({ ...granted(), body: JSON.stringify({ ...(JSON.parse(granted().body) as object), ...user }) })

test('a token: how long it lives, and that it went to whom it was asked for', async () => {
  const { minter, network, noted, pass } = await room()
  void minter.mint('a')
  await network.settled()
  pass(184)
  await network.answer(grantedTo({ user: { type: 'user', username: 'maria' } }))
  expect(noted).toEqual([
    {
      purpose: 'get-token',
      at: now + 184,
      durationMs: 184,
      status: 200,
      serverCode: '',
      outcome: { kind: 'minted', lifetime: week, granted: { kind: 'as-asked', name: 'maria' } }
    }
  ])
})

test('somebody else who was granted is named by kind only, and nobody where the server does not say', async () => {
  const { minter, network, noted } = await room()
  for (const reply of [grantedTo({ organization: { name: 'acme' } }), granted(), granted(neverToken)]) {
    void minter.mint('a')
    await network.answer(reply)
  }
  expect(noted.map(({ outcome }) => outcome)).toEqual([
    { kind: 'minted', lifetime: week, granted: { kind: 'other', asked: 'application-user', accessType: 'organization' } },
    { kind: 'minted', lifetime: week, granted: null },
    { kind: 'minted', lifetime: { kind: 'never' }, granted: null }
  ])
})

test('a refusal has its status and code, a server out of reach neither', async () => {
  const { minter, network, noted } = await room()
  void minter.mint('a')
  await network.answer(rejected)
  void minter.mint('a')
  await network.fail(unreachable)
  expect(noted).toMatchObject([
    { status: 400, serverCode: 'invalid_grant', outcome: { kind: 'failed', error: { code: 'wrong-password' } } },
    { status: null, serverCode: '', outcome: { kind: 'failed', error: unreachable } }
  ])
})

test('a cancelled one is noted once, whatever still arrives', async () => {
  const { minter, network, noted, pass } = await room()
  void minter.mint('a')
  await network.settled()
  pass(3_000)
  minter.cancel('a')
  minter.cancel('a')
  await network.answer(granted())
  expect(noted).toEqual([
    { purpose: 'get-token', at: now + 3_000, durationMs: 3_000, status: null, serverCode: '', outcome: { kind: 'cancelled' } }
  ])
})

test('what never left for a server is not noted', async () => {
  const { minter, vault, noted } = await room()
  value(await vault.save({ putProfiles: [{ profile: profile('b') }] }))
  await minter.mint('b')
  await minter.mint('x')
  expect(noted).toEqual([])
})

test('a copy and a refresh say so; who joins a request adds nothing', async () => {
  const { minter, network, noted, parts, vault, pass } = await room()
  const copying = liveToken('a', parts)
  await network.settled()
  void minter.mint('a')
  await network.answer(granted())
  await copying
  value(await vault.tokens.put(token('a')))
  pass(2_000)
  const refreshing = new Refresh({ ...parts, lanes: new ServerLanes(), timer: () => () => {}, onNews: () => {} }).expiring()
  await network.answer(granted())
  await refreshing
  expect(noted.map(({ purpose }) => purpose)).toEqual(['copy', 'refresh'])
})

test('a question about the token', async () => {
  const { network, noted, parts, vault, pass } = await room()
  value(await vault.tokens.put(token('a')))
  const ask = async (work: () => Promise<void>): Promise<void> => {
    const asking = validateToken('a', parts)
    await network.settled()
    pass(20)
    await work()
    await asking
  }
  await ask(() => network.answer(answer(200, { entities: [{ type: 'user', username: 'maria' }] })))
  await ask(() => network.answer(answer(404, { error: 'service_resource_not_found' })))
  await ask(() => network.answer(answer(401, { error: 'auth_invalid' })))
  await ask(() => network.fail(unreachable))
  expect(noted).toMatchObject([
    { purpose: 'validate', durationMs: 20, status: 200, serverCode: '', outcome: { kind: 'accepted' } },
    { purpose: 'validate', durationMs: 20, status: 404, serverCode: 'service_resource_not_found', outcome: { kind: 'accepted-only' } },
    { purpose: 'validate', durationMs: 20, status: 401, serverCode: 'auth_invalid', outcome: { kind: 'rejected', refusal: 'revoked' } },
    { purpose: 'validate', durationMs: 20, status: null, serverCode: '', outcome: { kind: 'failed', error: unreachable } }
  ])
})

test('an end put to the token', async () => {
  const { network, noted, parts, vault } = await room()
  const revoke = async (work: () => Promise<void>): Promise<void> => {
    value(await vault.tokens.put(token('a')))
    const revoking = revokeToken('a', parts)
    await work()
    await revoking
  }
  await revoke(() => network.answer(answer(200, { action: 'revoked user token' })))
  await revoke(() => network.answer(answer(401, { error: 'expired_token' })))
  await revoke(() => network.answer(answer(503, { error: 'null_pointer', error_description: 'It broke.' })))
  expect(noted).toMatchObject([
    { purpose: 'revoke', status: 200, outcome: { kind: 'revoked' } },
    { purpose: 'revoke', status: 401, serverCode: 'expired_token', outcome: { kind: 'was-not-accepted' } },
    { purpose: 'revoke', status: 503, serverCode: 'null_pointer', outcome: { kind: 'failed', error: { code: 'server-problem' } } }
  ])
})
