import { expect, test } from 'vitest'
import { noAttempt } from '../../../src-main/model/attempt.ts'
import { fail } from '../../../src-main/model/result.ts'
import { weekToken } from '../model/usergrid/token-vectors.ts'
import { profile } from '../vault/vault-on-disk.ts'
import { granted, rejected } from './held-transport.ts'
import { maria, mintRoom } from './mint-room.ts'

const cancelled = fail({ code: 'cancelled' })

test('pausing cancels what is on its way, says what that was, and lets go of what servers answered', async () => {
  const { minter, network, told } = await mintRoom([maria, profile('b'), profile('c'), profile('d')])
  void minter.mint('a')
  await network.answer(rejected)
  void minter.mint('b')
  await network.answer(granted())
  const [c, d] = [minter.mint('c'), minter.mint('d')]
  await network.settled()
  expect(minter.attempt('a')).toMatchObject({ kind: 'failed', answer: { status: 400 } })

  expect(minter.pause()).toEqual(['c', 'd'])
  expect(network.posts.slice(2).map(({ signal }) => signal.aborted)).toEqual([true, true])
  expect(minter.attempt('a')).toMatchObject({ kind: 'failed', error: { code: 'wrong-password' }, answer: null })
  expect([minter.attempt('b').kind, minter.attempt('c'), minter.attempt('d')]).toEqual(['minted', noAttempt, noAttempt])
  expect(JSON.stringify(minter.states())).not.toContain('invalid_grant')

  const before = told.length
  await network.answer(granted())
  await network.answer(granted())
  expect([await c, await d, told.length]).toEqual([cancelled, cancelled, before])
  expect(minter.pause()).toEqual([])
})

test('what failed before and was being tried again is let go of as well', async () => {
  const { minter, network } = await mintRoom()
  void minter.mint('a')
  await network.answer(rejected)
  void minter.mint('a')
  await network.settled()
  expect(minter.pause()).toEqual(['a'])
  expect(minter.attempt('a')).toMatchObject({ kind: 'failed', answer: null })
})

test('a locked vault mints nothing, and sends nothing; after unlocking it does', async () => {
  const { minter, network, vault, tokenOf } = await mintRoom()
  expect(vault.lock('person')).toBe(true)
  expect(await minter.mint('a')).toEqual(fail({ code: 'vault-locked' }))
  expect(network.posts).toEqual([])
  await vault.open()
  const minting = minter.mint('a')
  await network.answer(granted())
  expect([(await minting).ok, await tokenOf('a')]).toEqual([true, weekToken])
})

test('a token that arrives after the vault was locked is not kept', async () => {
  const { minter, network, vault, tokenOf } = await mintRoom()
  const minting = minter.mint('a')
  await network.settled()
  vault.lock('screen')
  await network.answer(granted())
  expect(await minting).toEqual(fail({ code: 'vault-locked' }))
  await vault.open()
  expect(await tokenOf('a')).toBeNull()
})
