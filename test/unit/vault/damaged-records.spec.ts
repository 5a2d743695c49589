import { describe, expect, it } from 'vitest'
import { fail } from '../../../src-main/model/result.ts'
import { Secret } from '../../../src-main/model/secret.ts'
import type { VaultState } from '../../../src-main/model/vault-state.ts'
import type { Vault } from '../../../src-main/vault/vault.ts'
import { edited, ids, inspect, linesOf, profilesOf, tamperRoom } from './tamper-room.ts'
import { now, token, value, withSecret } from './vault-on-disk.ts'

const damaged = fail({ code: 'vault-damaged' })
const parts = (state: VaultState): Readonly<Record<string, string>> =>
  Object.fromEntries(state.damaged.map(({ profileId, part }) => [profileId, part]))
const without = (...gone: readonly string[]): readonly string[] => ids.filter((id) => !gone.includes(id))

/** One damaged profile, one damaged server, one damaged token, and one record of which hardly anything is left. */
async function damagedRoom() {
  const room = await tamperRoom()
  const old = linesOf(room.older.vault)
  const vault = edited(room.now.vault, ({ servers, profiles }) => {
    profiles[1] = (profiles[1] ?? '').replace('"principal":"YXA6client"', '"principal":"somebody"')
    servers[2] = old.servers[2] ?? ''
    profiles[4] = '{"id":"p4","name":"half a record","serverId":"s1"}'
  })
  const lines = room.now.tokens.split('\n')
  const tokens = lines.map((line) => (line.includes('"p7"') ? line.replace(/"issuedAt":\d+/, '"issuedAt":1') : line)).join('\n')
  return room.open({ vault, tokens })
}

const expected = { p1: 'profile', p4: 'profile', p7: 'token', ...Object.fromEntries(profilesOf('s2').map((id) => [id, 'server'])) }
const usable = without('p1', 'p4', ...profilesOf('s2'))

const names = (vault: Vault): readonly string[] => vault.profiles().map(({ id }) => id)

describe('damaged records', () => {
  it('are told of once the vault is open, each with its part, and are shown like the others', async () => {
    const { vault, start } = await damagedRoom()
    expect(parts(vault.state())).toEqual(expected)
    expect(await inspect(vault)).toEqual({ secrets: usable, tokens: usable.filter((id) => id !== 'p7') })
    expect(names(vault)).toEqual(ids)
    expect(vault.profile('p4')).toMatchObject({ name: 'half a record', serverId: 's1', principal: '' })
    const again = await start()
    again.lock('person')
    expect(parts(again.state())).toEqual(expected)
    expect(again.isDamaged('p1')).toBe(true)
  })

  it('stay damaged while others are saved, pinned and used, over any number of restarts', async () => {
    const { vault, start } = await damagedRoom()
    let current = vault
    for (const round of [1, 2, 3]) {
      value(await current.save({ putProfiles: [withSecret('new', `round ${round}`)] }))
      for (const id of ['p1', 'p2', 'p4']) {
        const profile = current.profile(id)
        if (profile === null) throw new Error(`no ${id}`)
        value(await current.save({ putProfiles: [{ profile: { ...profile, pinned: true } }] }))
        value(await current.save({ putProfiles: [{ profile: { ...profile, lastUsedAt: now } }], isUseOnly: true }))
      }
      value(await current.tokens.put(token('p0', 'token of p0, now')))
      await current.close()
      current = await start()
      expect(parts(current.state())).toMatchObject(expected)
      for (const id of ['p1', 'p2', 'p4']) expect(await current.secretOf(id)).toEqual(damaged)
      expect(await current.tokens.read('p7')).toEqual(damaged)
      expect(value(await current.secretOf('p0')).reveal()).toBe('secret of p0, now')
      expect(current.state().notices).toEqual([])
    }
  })

  it('heal one by one when their secrets are typed again', async () => {
    const { vault, start } = await damagedRoom()
    const states: VaultState[] = []
    vault.onStateChanged((state) => states.push(state))
    for (const id of ['p1', 'p4']) {
      const profile = vault.profile(id)
      if (profile === null) throw new Error(`no ${id}`)
      value(await vault.save({ putProfiles: [{ profile, secret: new Secret(`typed for ${id}`) }] }))
      expect(parts(states.at(-1) ?? vault.state())).not.toHaveProperty(id)
    }
    value(await vault.tokens.put(token('p7')))
    expect(parts(vault.state())).toEqual(Object.fromEntries(profilesOf('s2').map((id) => [id, 'server'])))
    await vault.close()
    const again = await start()
    expect(value(await again.secretOf('p1')).reveal()).toBe('typed for p1')
    expect(value(await again.secretOf('p4')).reveal()).toBe('typed for p4')
    expect((await again.tokens.read('p7')).ok).toBe(true)
  })

  it('are gone when they are removed, and damaged again when they are put back', async () => {
    const { vault } = await damagedRoom()
    const { putBack } = value(await vault.save({ removeProfiles: ['p1', 'p2', 'p0'] }))
    expect(parts(vault.state())).not.toHaveProperty('p1')
    value(await putBack())
    expect(parts(vault.state())).toMatchObject({ p1: 'profile' })
    expect([await vault.secretOf('p1'), await vault.secretOf('p2')]).toEqual([damaged, damaged])
    expect(value(await vault.secretOf('p0')).reveal()).toBe('secret of p0, now')
    expect((await vault.tokens.read('p0')).ok).toBe(true)
  })

  it('whose server is saved as it is now need their secrets again, and heal one by one', async () => {
    const { vault, start } = await damagedRoom()
    const server = vault.server('s2')
    const profile = vault.profile('p2')
    if (server === null || profile === null) throw new Error('nothing')
    expect(vault.isDamagedServer('s2')).toBe(true)
    value(await vault.save({ putServers: [server] }))
    expect(vault.isDamagedServer('s2')).toBe(false)
    expect(parts(vault.state())).toMatchObject(Object.fromEntries(profilesOf('s2').map((id) => [id, 'profile'])))
    value(await vault.save({ putProfiles: [{ profile, secret: new Secret('typed') }] }))
    await vault.close()
    const again = await start()
    expect(value(await again.secretOf('p2')).reveal()).toBe('typed')
    for (const id of profilesOf('s2').slice(1)) expect(await again.secretOf(id)).toEqual(damaged)
  })

  it('say nothing before the vault is open, since nobody can tell', async () => {
    const room = await tamperRoom()
    const text = edited(room.now.vault, ({ profiles }) => (profiles[0] = linesOf(room.older.vault).profiles[0] ?? ''))
    const { start } = await room.open({ vault: text })
    room.disk.memory.become('locked')
    const vault = await start()
    expect(vault.state()).toMatchObject({ kind: 'locked', damaged: [] })
    expect([vault.isDamaged('p0'), vault.isDamagedServer('s0')]).toEqual([false, false])
    room.disk.memory.become('unlocked')
    // What was asked for before is answered after.
    const [opening, secret] = [vault.open(), vault.secretOf('p0')]
    expect(parts(await opening)).toEqual({ p0: 'profile' })
    expect(await secret).toEqual(damaged)
  })
})

it('a file of which nothing can be vouched for is kept, and written so that it is not found damaged each time', async () => {
  const room = await tamperRoom()
  const broken = edited(room.now.vault, (lines) => (lines.manifest = lines.manifest.replace(/.{8}"}$/, 'AAAAAAAA"}')))
  const { vault, start, text } = await room.open({ vault: broken })
  const [notice] = vault.state().notices
  expect(notice).toMatchObject({ kind: 'records-unreadable', count: ids.length + 3 })
  expect(text(notice !== undefined && 'setAside' in notice ? (notice.setAside ?? '') : '')).toBe(broken)
  expect((await inspect(vault)).secrets).toEqual([])
  await vault.close()
  const again = await start()
  expect([again.state().notices, again.state().damaged.length]).toEqual([[], ids.length])
})
