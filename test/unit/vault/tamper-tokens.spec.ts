import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copyResponse, copyToken } from '../../../src-main/clipboard/copy-token.ts'
import { ConfirmedProfiles } from '../../../src-main/clipboard/confirmed-profiles.ts'
import { Copier } from '../../../src-main/clipboard/copier.ts'
import { fail } from '../../../src-main/model/result.ts'
import { Secret } from '../../../src-main/model/secret.ts'
import { Profiles } from '../../../src-main/profiles/profiles.ts'
import { readGrant } from '../../../src-main/tokens/grant.ts'
import { KeptIdentities } from '../../../src-main/tokens/kept-identities.ts'
import { liveToken } from '../../../src-main/tokens/live-token.ts'
import { RejectedTokens } from '../../../src-main/tokens/rejected-tokens.ts'
import { revokeToken } from '../../../src-main/tokens/revoke.ts'
import { tokenDetail } from '../../../src-main/tokens/token-detail.ts'
import { validateToken } from '../../../src-main/tokens/validate.ts'
import type { Vault } from '../../../src-main/vault/vault.ts'
import { granted } from '../tokens/held-transport.ts'
import { mintRoomOf } from '../tokens/mint-room.ts'
import { edited, ids, inspect, linesOf, profilesOf, tamperRoom } from './tamper-room.ts'
import { ManualTimer, now, value } from './vault-on-disk.ts'

const index = fc.nat({ max: ids.length - 1 })
const without = (...gone: readonly string[]): readonly string[] => ids.filter((id) => !gone.includes(id))

/** tokens.json after somebody has edited its records. */
function editedTokens(text: string, edit: (records: string[]) => void): string {
  const lines = text.split('\n')
  const records = lines.slice(2, -4).map((line) => line.replace(/,$/, ''))
  edit(records)
  return [...lines.slice(0, 2), records.join(',\n'), ...lines.slice(-4)].join('\n')
}

describe('a token that somebody has', () => {
  it('given another expiry is refused, and no other', async () => {
    const room = await tamperRoom()
    const tokens = editedTokens(room.now.tokens, (records) => (records[4] = (records[4] ?? '').replace(/"at":\d+/, '"at":9999999999999')))
    const { vault, start } = await room.open({ tokens })
    for (const each of [vault, await start()]) {
      expect(await inspect(each)).toEqual({ secrets: ids, tokens: without('p4') })
      expect(each.state()).toMatchObject({ damaged: [{ profileId: 'p4', part: 'token' }], notices: [] })
    }
  })

  it('changed by one byte is refused, and no other', async () => {
    const room = await tamperRoom()
    const records = room.now.tokens.split('\n').slice(2, -4)
    await fc.assert(
      fc.asyncProperty(index, fc.nat(), fc.constantFrom('"', '}', ',', '0', 'A', '\u0000', '\n'), async (which, where, byte) => {
        const record = (records[which] ?? '').replace(/,$/, '')
        const at = room.now.tokens.indexOf(record) + (where % record.length)
        const tokens = room.now.tokens.slice(0, at) + byte + room.now.tokens.slice(at + 1)
        const { vault, forget } = await room.open({ tokens })
        const hit = tokens === room.now.tokens ? [] : [ids[which] ?? '']
        expect(await inspect(vault)).toEqual({ secrets: ids, tokens: without(...hit) })
        forget()
      }),
      { numRuns: 60 }
    )
  })

  it('put back as it was earlier is refused, alone or beside the true one', async () => {
    const room = await tamperRoom()
    const old = room.older.tokens
      .split('\n')
      .slice(2, -4)
      .map((line) => line.replace(/,$/, ''))
    await fc.assert(
      fc.asyncProperty(index, index, fc.boolean(), async (which, where, isBeside) => {
        const tokens = editedTokens(room.now.tokens, (records) => {
          if (isBeside) records.splice(where, 0, old[which] ?? '')
          else records[which] = old[which] ?? ''
        })
        const { vault, forget } = await room.open({ tokens })
        expect((await inspect(vault)).tokens).toEqual(isBeside ? ids : without(ids[which] ?? ''))
        forget()
      }),
      { numRuns: 25 }
    )
  })

  it('given to another profile, with everything that says whose it is, is refused', async () => {
    const room = await tamperRoom()
    const tokens = editedTokens(room.now.tokens, (records) => (records[3] = (records[0] ?? '').replaceAll('"p0"', '"p3"')))
    const { vault } = await room.open({ tokens })
    expect((await inspect(vault)).tokens).toEqual(without('p3'))
  })

  it('changed anywhere in the file is never taken for another, and nothing throws', async () => {
    const room = await tamperRoom()
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: room.now.tokens.length - 1 }),
        fc.integer({ min: 0, max: 127 }),
        fc.boolean(),
        async (at, code, isCut) => {
          const text = room.now.tokens
          const { vault, forget } = await room.open({
            tokens: isCut ? text.slice(0, at) : text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1)
          })
          expect((await inspect(vault)).secrets).toEqual(ids)
          forget()
        }
      ),
      { numRuns: 80 }
    )
  })

  it('from another vault is given up with all others, and minted again', async () => {
    const room = await tamperRoom()
    const { vault, start, text } = await room.open({ tokens: (await tamperRoom()).now.tokens })
    expect([await inspect(vault), vault.tokens.summaries(), vault.state().damaged]).toEqual([{ secrets: ids, tokens: [] }, [], []])
    const mint = mintRoomOf(vault)
    const minting = mint.minter.mint('p0')
    await mint.network.answer(granted())
    value(await minting)
    await vault.close()
    expect(text('tokens.json')).toContain('"p0"')
    expect((await (await start()).tokens.read('p0')).ok).toBe(true)
  })
})

it('a token that was granted before its profile became another one is not used for it', async () => {
  const room = await tamperRoom()
  const { vault, start } = await room.open({})
  const profile = vault.profile('p0')
  if (profile === null) throw new Error('nothing')
  // What a crash leaves when vault.json is written and tokens.json is not yet.
  for (const change of [
    { serverId: 's1' },
    { principal: 'otto' },
    { organization: 'else' },
    { application: 'else' },
    { accessType: 'organization' }
  ] as const) {
    value(await vault.save({ putProfiles: [{ profile: { ...profile, ...change }, secret: new Secret('typed') }] }))
    expect((await vault.tokens.read('p0')).ok, JSON.stringify(change)).toBe(false)
    expect((await (await start()).tokens.read('p0')).ok).toBe(false)
  }
  value(await vault.save({ putProfiles: [{ profile: { ...profile, name: 'else', pinned: true }, secret: new Secret('typed') }] }))
  expect((await vault.tokens.read('p0')).ok).toBe(true)
})

/** Everything that hands a token on, or sends it. */
async function uses(vault: Vault, id: string) {
  const { network, minter, clock } = mintRoomOf(vault)
  const timer = new ManualTimer()
  const nothing = (): void => {}
  const clipboard: string[] = []
  const door = { write: async (text: string) => void clipboard.push(text), read: async () => '', clear: nothing }
  const copier = new Copier({ door, clock, timer: timer.timer, clearAfterMs: () => null, mayHold: () => true, onChanged: nothing })
  const profiles = new Profiles({
    vault,
    clock,
    createId: () => 'new',
    onChanged: nothing,
    onCredentialsChanged: nothing,
    onSecretChanged: nothing,
    onRestored: nothing
  })
  const parts = {
    vault,
    minter,
    clock,
    profiles,
    copier,
    transport: network.transport,
    confirmedProfiles: new ConfirmedProfiles(),
    keptIdentities: new KeptIdentities(),
    rejectedTokens: new RejectedTokens(),
    settings: () => ({ copiesAreLive: true }),
    noteAttempt: nothing,
    onRevoked: nothing
  }
  const outcomes = await Promise.all([
    readGrant(id, vault),
    liveToken(id, parts),
    copyToken(id, { format: 'header', confirmed: true }, parts),
    copyResponse(id, { confirmed: true }, parts),
    validateToken(id, parts),
    revokeToken(id, parts),
    tokenDetail(id, parts),
    minter.mint(id)
  ])
  return { outcomes, clipboard, posts: network.posts }
}

const damaged = fail({ code: 'vault-damaged' })

it.each([
  [
    'a damaged profile',
    (room: Awaited<ReturnType<typeof tamperRoom>>) =>
      edited(room.now.vault, ({ profiles }) => (profiles[0] = linesOf(room.older.vault).profiles[0] ?? ''))
  ],
  [
    'a damaged server',
    (room: Awaited<ReturnType<typeof tamperRoom>>) =>
      edited(room.now.vault, ({ servers }) => (servers[0] = linesOf(room.older.vault).servers[0] ?? ''))
  ]
])('no token of %s is handed on or sent, nor its secret', async (_, tamper) => {
  const room = await tamperRoom()
  const { vault } = await room.open({ vault: tamper(room) })
  const { outcomes, clipboard, posts } = await uses(vault, 'p0')
  expect(outcomes).toEqual(outcomes.map(() => damaged))
  expect([clipboard, posts]).toEqual([[], []])
  expect(profilesOf('s0')).toContain('p0')
})

it('a damaged token is not handed on: another is minted, and that heals it', async () => {
  const room = await tamperRoom()
  const tokens = editedTokens(room.now.tokens, (records) => (records[0] = (records[0] ?? '').replace(/"at":\d+/, `"at":${now + 1e9}`)))
  const { vault, start } = await room.open({ tokens })
  const { network, minter, clock } = mintRoomOf(vault)
  expect(await readGrant('p0', vault)).toEqual(damaged)
  const settings = () => ({ copiesAreLive: true })
  const live = liveToken('p0', { vault, minter, clock, rejectedTokens: new RejectedTokens(), settings })
  await network.answer(granted('minted-anew'))
  expect(value(await live).accessToken.reveal()).toBe('minted-anew')
  expect(vault.state().damaged).toEqual([])
  await vault.close()
  expect((await start()).state().damaged).toEqual([])
})
