import { expect, test } from 'vitest'
import { revokeToken } from '../../../src-main/tokens/revoke.ts'
import { token, value } from '../vault/vault-on-disk.ts'
import { answer } from './held-transport.ts'
import { mintRoom } from './mint-room.ts'

async function room() {
  const minting = await mintRoom()
  const { vault, network, clock } = minting
  const forgotten: string[] = []
  value(await vault.tokens.put(token('a', 'the-first-token')))
  const onRevoked = (id: string): void => {
    forgotten.push(id)
    vault.tokens.remove(id)
  }
  const revoking = revokeToken('a', { vault, clock, transport: network.transport, noteAttempt: () => {}, onRevoked })
  await network.settled()
  return { ...minting, forgotten, revoking }
}

const revoked = answer(200, { action: 'revoked user token' })

test('a revoked token is forgotten, and one that the server still accepts is not', async () => {
  const done = await room()
  await done.network.answer(revoked)
  expect(await done.revoking).toEqual({ ok: true, value: 'revoked' })
  expect(done.forgotten).toEqual(['a'])

  const refused = await room()
  await refused.network.answer(answer(503, ''))
  expect((await refused.revoking).ok).toBe(false)
  expect(refused.forgotten).toEqual([])
})

test('a token that was minted meanwhile stays', async () => {
  const { vault, network, revoking, forgotten, tokenOf } = await room()
  value(await vault.tokens.put(token('a', 'the-next-token')))
  await network.answer(revoked)
  await revoking
  expect(forgotten).toEqual([])
  expect(await tokenOf('a')).toBe('the-next-token')
})

test('where the vault has locked meanwhile, the dead token is not there after unlocking', async () => {
  const { vault, network, revoking, forgotten, tokenOf } = await room()
  expect(vault.lock('person')).toBe(true)
  await network.answer(revoked)
  expect(await revoking).toEqual({ ok: true, value: 'revoked' })
  expect(forgotten).toEqual(['a'])
  await vault.open()
  expect(await tokenOf('a')).toBeNull()
})
