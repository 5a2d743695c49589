import { describe, expect, it } from 'vitest'
import type { Server } from '../../../src-main/model/server.ts'
import { Secret } from '../../../src-main/model/secret.ts'
import { Profiles } from '../../../src-main/profiles/profiles.ts'
import { Servers } from '../../../src-main/profiles/servers.ts'
import type { Vault } from '../../../src-main/vault/vault.ts'
import { draft } from '../profiles/draft.ts'
import { edited, ids, inspect, linesOf, profilesOf, serverIds, tamperRoom } from './tamper-room.ts'
import { clock, value } from './vault-on-disk.ts'

const evil = 'http://evil.example:3128'
const serversDamage = (id: string) => profilesOf(id).map((profileId) => ({ profileId, part: 'server' }))
const profileDamage = (id: string) => profilesOf(id).map((profileId) => ({ profileId, part: 'profile' }))
const others = (id: string): readonly string[] => ids.filter((each) => !profilesOf(id).includes(each))

const change = (line: string, settings: Partial<Server> | { readonly demo: boolean }): string =>
  JSON.stringify({ ...(JSON.parse(line) as object), ...settings })

/** The vault after somebody has changed the settings of the first server. */
async function withServer(settings: Partial<Server>) {
  const room = await tamperRoom()
  const text = edited(room.now.vault, ({ servers }) => (servers[0] = change(servers[0] ?? '', settings)))
  return room.open({ vault: text })
}

const services = (vault: Vault) => {
  let made = 0
  const onChanged = (): void => {}
  return {
    profiles: new Profiles({
      vault,
      clock,
      createId: () => `new-${++made}`,
      onChanged,
      onCredentialsChanged: onChanged,
      onSecretChanged: onChanged,
      onRestored: onChanged
    }),
    servers: new Servers({ vault, createId: () => 'made', onChanged })
  }
}

/** The draft that the dialog would make of a profile that is opened and saved again. */
function draftOf(vault: Vault, id: string, secret: string | null) {
  const profile = vault.profile(id)
  const server = profile === null ? null : vault.server(profile.serverId)
  if (profile === null || server === null) throw new Error(`no ${id}`)
  const { accessType, organization, application, principal, name, notes, ttlMs } = profile
  const { baseUrl: serverUrl, environment, managementTokenPath } = server
  return draft({
    id,
    serverUrl,
    environment,
    managementTokenPath,
    accessType,
    organization,
    application,
    principal,
    name,
    notes,
    ttlMs,
    secret
  })
}

describe('a server whose settings somebody has changed', () => {
  it.each([
    { baseUrl: 'https://evil.example' },
    { baseUrl: 'http://s0.example' },
    { proxy: { kind: 'url', url: evil } },
    { proxy: { kind: 'none' } },
    { caCertificate: 'PEM evil' },
    { caCertificate: null },
    { pinnedCertificate: 'ab'.repeat(32) },
    { managementTokenPath: '/token' },
    { demo: true },
    { id: 'p0' },
    { name: 'now ' }
  ] as const)('%j is used for no secret and no token', async (settings) => {
    const { vault, start } = await withServer(settings)
    expect((await inspect(vault)).secrets).toEqual(others('s0'))
    expect(vault.state().damaged).toEqual(serversDamage('s0'))
    await vault.close()
    const again = await start()
    expect((await inspect(again)).tokens).toEqual(others('s0'))
  })

  it('is taken as it is by who saves it, and the secrets that were stored for it have to be typed again', async () => {
    const { vault, start } = await withServer({ baseUrl: 'https://evil.example' })
    const [server] = vault.servers()
    if (server === undefined) throw new Error('no server')
    const { servers } = services(vault)
    value(await servers.save({ ...server, name: 'Looked at', keepsPinned: false, proxy: { kind: 'system' } }))
    for (const each of [vault, await start()]) {
      expect(each.state().damaged).toEqual(profileDamage('s0'))
      for (const id of profilesOf('s0')) expect((await each.secretOf(id)).ok).toBe(false)
    }
  })

  it('keeps the secret of a profile from it that is saved without one', async () => {
    const { vault } = await withServer({ proxy: { kind: 'url', url: evil } })
    const { profiles } = services(vault)
    expect(await profiles.save(draftOf(vault, 'p0', null))).toMatchObject({
      ok: false,
      error: { code: 'invalid-input', problems: [{ field: 'secret' }] }
    })
    // Even if the page had not been told.
    const [server] = vault.servers()
    const profile = vault.profile('p0')
    if (server === undefined || profile === null) throw new Error('nothing')
    value(await vault.save({ putServers: [server], putProfiles: [{ profile }] }))
    expect((await vault.secretOf('p0')).ok).toBe(false)
  })

  it('has nothing left of what nobody has looked at, once a secret is typed for it again', async () => {
    const { vault, start } = await withServer({
      proxy: { kind: 'url', url: evil },
      caCertificate: 'PEM evil',
      pinnedCertificate: 'ab'.repeat(32),
      demo: true
    })
    const { profiles } = services(vault)
    value(await profiles.save(draftOf(vault, 'p0', 'typed again')))
    for (const each of [vault, await start()]) {
      expect(value(await each.secretOf('p0')).reveal()).toBe('typed again')
      expect(each.server('s0')).toMatchObject({
        baseUrl: 'https://s0.example',
        proxy: { kind: 'system' },
        caCertificate: null,
        pinnedCertificate: null,
        demo: false
      })
      expect(each.state().damaged).toEqual(profileDamage('s0').filter(({ profileId }) => profileId !== 'p0'))
    }
  })

  it('is not taken as it is by accepting a certificate, or by moving the demo', async () => {
    const { vault } = await withServer({ proxy: { kind: 'url', url: evil }, demo: true })
    const { profiles, servers } = services(vault)
    const damaged = { ok: false, error: { code: 'vault-damaged' } }
    expect(await servers.acceptCertificate('s0', 'ab'.repeat(32))).toEqual(damaged)
    expect(await profiles.moveServer('s0', 'http://127.0.0.1:9')).toEqual(damaged)
    value(await servers.acceptCertificate('s1', 'ab'.repeat(32)))
    expect(vault.state().damaged).toEqual(serversDamage('s0'))
  })

  it('cannot be trusted again by removing a profile and putting it back', async () => {
    const { vault } = await withServer({ baseUrl: 'https://evil.example' })
    const { profiles, servers } = services(vault)
    value(await profiles.remove(['p0']))
    const [server] = vault.servers()
    if (server === undefined) throw new Error('no server')
    value(await servers.save({ ...server, keepsPinned: false }))
    value(await profiles.restore())
    expect((await vault.secretOf('p0')).ok).toBe(false)
    expect((await vault.tokens.read('p0')).ok).toBe(false)
  })

  it('has no token of what it was before, even for a secret that was typed again', async () => {
    const { vault } = await withServer({ baseUrl: 'https://evil.example' })
    const profile = vault.profile('p0')
    const server = vault.server('s0')
    if (profile === null || server === null) throw new Error('nothing')
    value(await vault.save({ putServers: [server], putProfiles: [{ profile, secret: new Secret('typed for evil.example') }] }))
    expect(value(await vault.secretOf('p0')).reveal()).toBe('typed for evil.example')
    expect((await vault.tokens.read('p0')).ok).toBe(false)
  })
})

describe('a server that somebody has added', () => {
  const added = async (settings: Partial<Server>) => {
    const room = await tamperRoom()
    return room.open({ vault: edited(room.now.vault, ({ servers }) => servers.unshift(change(servers[0] ?? '', settings))) })
  }

  it('with the address of a true one does not get its profiles when they are saved again', async () => {
    const { vault, start } = await added({ id: 'evil', proxy: { kind: 'url', url: evil } })
    const { profiles } = services(vault)
    value(await profiles.save({ ...draftOf(vault, 'p0', null), name: 'renamed' }))
    for (const each of [vault, await start()]) {
      expect(each.profile('p0')).toMatchObject({ name: 'renamed', serverId: 's0' })
      expect(each.server('s0')?.proxy).toEqual({ kind: 'url', url: 'http://now.proxy.example:3128' })
      expect((await each.secretOf('p0')).ok).toBe(true)
    }
  })

  it('gets no secret with a profile that is put to it without one', async () => {
    const { vault } = await added({ id: 'evil', baseUrl: 'https://evil.example' })
    const profile = vault.profile('p0')
    const server = vault.server('evil')
    if (profile === null || server === null) throw new Error('nothing')
    value(await vault.save({ putProfiles: [{ profile: { ...profile, serverId: 'evil' } }] }))
    expect((await vault.secretOf('p0')).ok).toBe(false)
    value(await vault.save({ putServers: [server], putProfiles: [{ profile: { ...profile, serverId: 'evil' } }] }))
    expect((await vault.secretOf('p0')).ok).toBe(false)
  })

  it.each(ids.slice(0, 3))('under the id of a profile is not taken for a record of Mintmark (%s)', async (id) => {
    const { vault } = await added({ id, proxy: { kind: 'url', url: evil } })
    expect(vault.isDamagedServer(id)).toBe(true)
    expect((await inspect(vault)).secrets).toEqual(ids)
    value(await services(vault).profiles.save(draftOf(vault, 'p0', null)))
    expect(vault.profile('p0')?.serverId).toBe('s0')
  })
})

it('a server that somebody has deleted takes no secret along, to whatever server its profiles are moved', async () => {
  const room = await tamperRoom()
  const { vault } = await room.open({ vault: edited(room.now.vault, ({ servers }) => void servers.shift()) })
  expect(vault.state()).toMatchObject({ damaged: serversDamage('s0'), notices: [{ kind: 'records-missing', count: 1 }] })
  const profile = vault.profile('p0')
  if (profile === null) throw new Error('nothing')
  value(await vault.save({ putProfiles: [{ profile: { ...profile, serverId: 's1' } }] }))
  expect((await vault.secretOf('p0')).ok).toBe(false)
  const { profiles } = services(vault)
  const moved = { ...draftOf(vault, 'p1', null), id: 'p3' }
  expect(await profiles.save(moved)).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
  value(await profiles.save({ ...moved, secret: 'typed again' }))
  expect(value(await vault.secretOf('p3')).reveal()).toBe('typed again')
})

it('the last line of an earlier file vouches for nothing that came after it', async () => {
  const room = await tamperRoom()
  const mixed = edited(room.now.vault, (lines) => {
    lines.manifest = linesOf(room.older.vault).manifest
    lines.servers = linesOf(room.older.vault).servers
  })
  const { vault } = await room.open({ vault: mixed })
  for (const id of ids) expect((await vault.secretOf(id)).ok).toBe(false)
  expect(vault.state().damaged).toEqual(ids.map((profileId) => ({ profileId, part: 'profile' })))
  // What stands in tokens.json for a file of its own is no manifest here.
  const tokens = room.now.tokens.split('\n').at(-2) ?? ''
  const swapped = await room.open({ vault: edited(room.now.vault, (lines) => (lines.manifest = tokens)) })
  expect((await inspect(swapped.vault)).secrets).toEqual([])
  expect(serverIds.every((id) => swapped.vault.isDamagedServer(id))).toBe(true)
})
