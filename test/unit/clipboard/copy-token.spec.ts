import { expect, test } from 'vitest'
import { ConfirmedProfiles } from '../../../src-main/clipboard/confirmed-profiles.ts'
import { Copier } from '../../../src-main/clipboard/copier.ts'
import { copyResponse, copyToken } from '../../../src-main/clipboard/copy-token.ts'
import { fail } from '../../../src-main/model/result.ts'
import { Profiles } from '../../../src-main/profiles/profiles.ts'
import { KeptIdentities } from '../../../src-main/tokens/kept-identities.ts'
import { RejectedTokens } from '../../../src-main/tokens/rejected-tokens.ts'
import { granted, rejected } from '../tokens/held-transport.ts'
import { mintRoom } from '../tokens/mint-room.ts'
import { ManualTimer, now, token, value } from '../vault/vault-on-disk.ts'

async function room() {
  const minting = await mintRoom()
  const { vault, clock } = minting
  const clipboard: string[] = []
  const nothing = (): void => {}
  const parts = {
    ...minting,
    confirmedProfiles: new ConfirmedProfiles(),
    keptIdentities: new KeptIdentities(),
    rejectedTokens: new RejectedTokens(),
    settings: () => ({ copiesAreLive: true }),
    profiles: new Profiles({
      vault,
      clock,
      createId: () => 'new',
      onChanged: nothing,
      onCredentialsChanged: nothing,
      onSecretChanged: nothing,
      onRestored: nothing
    }),
    copier: new Copier({
      door: { write: async (text) => void clipboard.push(text), read: async () => '', clear: nothing },
      clock,
      timer: new ManualTimer().timer,
      clearAfterMs: () => null,
      mayHold: () => true,
      onChanged: nothing
    })
  }
  return {
    ...parts,
    clipboard,
    copy: () => copyToken('a', { format: 'raw', confirmed: true }, parts),
    copyWhole: () => copyResponse('a', { confirmed: true }, parts)
  }
}

test('a token is copied, minted first where there is none, and its use is remembered', async () => {
  const { vault, network, clipboard, copy } = await room()
  const copying = copy()
  await network.answer(granted('fresh-token'))
  value(await copying)
  expect(clipboard).toEqual(['fresh-token'])
  expect(vault.profile('a')).toMatchObject({ copyFormat: 'raw', lastUsedAt: now, habitAt: now })
})

test('nothing is copied of a locked vault, and nothing is noted', async () => {
  const { vault, network, clipboard, copy, copyWhole } = await room()
  value(await vault.tokens.put(token('a')))
  vault.lock('person')
  const locked = fail({ code: 'vault-locked' })
  expect([await copy(), await copyWhole(), clipboard, network.posts]).toEqual([locked, locked, [], []])
  expect(vault.profile('a')?.lastUsedAt).toBeNull()
})

test('why none could be minted is passed on, and so is that there is no response', async () => {
  const { network, clipboard, copy, copyWhole } = await room()
  const copying = copy()
  await network.answer(rejected)
  expect([await copying, await copyWhole(), clipboard]).toEqual([fail({ code: 'wrong-password' }), fail({ code: 'no-live-token' }), []])
})

test('a profile that is gone is not found', async () => {
  const { vault, copy, copyWhole } = await room()
  value(await vault.save({ removeProfiles: ['a'] }))
  expect([await copy(), await copyWhole()]).toEqual([fail({ code: 'not-found' }), fail({ code: 'not-found' })])
})
