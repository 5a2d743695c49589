import { expect, test } from 'vitest'
import type { ProfilesChange } from '../../../src-main/contract/profiles.ts'
import { fail, ok } from '../../../src-main/model/result.ts'
import type { Server } from '../../../src-main/model/server.ts'
import { Profiles } from '../../../src-main/profiles/profiles.ts'
import { writeWhole } from '../../../src-main/vault/whole-file.ts'
import { clock, now, token, value, vaultOnDisk } from '../vault/vault-on-disk.ts'
import { draft } from './draft.ts'

async function room() {
  const files = { areFull: false }
  const vault = await vaultOnDisk().start(async (path, chunks) => {
    if (files.areFull) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
    await writeWhole(path, chunks)
  })
  const told: ProfilesChange[] = []
  const changed: string[] = []
  const typedAnew: string[] = []
  const restored: string[] = []
  let made = 0
  const profiles = new Profiles({
    vault,
    clock,
    createId: () => `id-${++made}`,
    onChanged: (change) => told.push(change),
    onCredentialsChanged: (id) => changed.push(id),
    onSecretChanged: (id) => typedAnew.push(id),
    onRestored: (id) => restored.push(id)
  })
  const secretOf = async (id: string): Promise<string> => value(await vault.secretOf(id)).reveal()
  return { files, vault, profiles, told, changed, typedAnew, restored, secretOf }
}

test('a new profile comes with its server and its secret, and is told', async () => {
  const { profiles, vault, told, secretOf } = await room()
  const saved = value(await profiles.save(draft()))
  expect(saved).toMatchObject({ id: 'id-2', serverId: 'id-1', organization: 'acme', createdAt: now })
  expect(profiles.list()).toEqual({ servers: vault.servers(), profiles: [saved] })
  expect(told).toEqual([{ servers: vault.servers(), put: [saved], removed: [] }])
  expect(await secretOf(saved.id)).toBe('hunter2')
})

test('a second profile of the same address shares the server', async () => {
  const { profiles } = await room()
  const first = value(await profiles.save(draft()))
  const second = value(await profiles.save(draft({ principal: 'otto', serverUrl: `${draft().serverUrl}/` })))
  expect(second.serverId).toBe(first.serverId)
  expect(profiles.list().servers).toHaveLength(1)
})

test('a draft with problems is refused with them, an unknown one is not found', async () => {
  const { profiles, told } = await room()
  expect(await profiles.save(draft({ organization: 'a/b', secret: '' }))).toMatchObject(
    fail({ code: 'invalid-input', problems: [{ field: 'organization' }, { field: 'secret' }] })
  )
  expect(await profiles.save(draft({ id: 'gone', secret: null }))).toEqual(fail({ code: 'not-found' }))
  expect([told, profiles.list()]).toEqual([[], { servers: [], profiles: [] }])
})

test('editing keeps the secret unless another is typed, and drops the token only with other credentials', async () => {
  const { profiles, changed, typedAnew, secretOf } = await room()
  const { id } = value(await profiles.save(draft()))
  value(await profiles.save(draft({ id, secret: null, name: 'Mine' })))
  expect([await secretOf(id), changed, typedAnew]).toEqual(['hunter2', [], []])
  value(await profiles.save(draft({ id, secret: 'hunter3', name: 'Mine' })))
  expect([await secretOf(id), changed, typedAnew]).toEqual(['hunter3', [], [id]])
  value(await profiles.save(draft({ id, secret: null, principal: 'otto' })))
  expect(changed).toEqual([id])
})

test('the last profile of a server takes the server along, moving or going', async () => {
  const { profiles } = await room()
  const hosts = (): readonly string[] => profiles.list().servers.map(({ baseUrl }) => new URL(baseUrl).host)
  const first = value(await profiles.save(draft()))
  const second = value(await profiles.save(draft({ principal: 'otto' })))
  value(await profiles.save(draft({ id: second.id, principal: 'otto', serverUrl: 'https://b.example' })))
  expect(hosts()).toEqual(['api.example.com', 'b.example'])
  value(await profiles.save(draft({ id: first.id, serverUrl: 'https://b.example' })))
  expect(hosts()).toEqual(['b.example'])
  value(await profiles.remove([first.id]))
  expect(hosts()).toEqual(['b.example'])
  value(await profiles.remove([second.id]))
  expect(hosts()).toEqual([])
})

test('a server that stands alone stays when its last profile goes', async () => {
  const { profiles, vault } = await room()
  const { id, serverId } = value(await profiles.save(draft()))
  const alone = { ...vault.servers()[0], standsAlone: true } as Server
  value(await vault.save({ putServers: [alone] }))
  value(await profiles.save(draft({ id, principal: 'otto', secret: null })))
  expect(await profiles.remove([id])).toEqual(ok(undefined))
  expect(profiles.list()).toEqual({ servers: [alone], profiles: [] })
  expect(value(await profiles.save(draft())).serverId).toBe(serverId)
})

test('a removal can be taken back once, with secret, token and server', async () => {
  const { profiles, vault, told, changed, restored, secretOf } = await room()
  const { id } = value(await profiles.save(draft()))
  const before = profiles.list()
  value(await vault.tokens.put(token(id)))
  value(await profiles.remove([id]))
  expect(profiles.list()).toEqual({ servers: [], profiles: [] })
  expect(told.at(-1)).toEqual({ servers: [], put: [], removed: [id] })
  expect(changed).toEqual([id])

  expect(await profiles.restore()).toEqual(ok(undefined))
  expect(profiles.list()).toEqual(before)
  expect(told.at(-1)).toEqual({ servers: before.servers, put: before.profiles, removed: [] })
  expect([await secretOf(id), restored]).toEqual(['hunter2', [id]])
  expect(value(await vault.tokens.read(id)).accessToken.reveal()).toBe(`access token of ${id}`)
  expect(await profiles.restore()).toEqual(fail({ code: 'not-found' }))
})

test('pinning and use are remembered', async () => {
  const { profiles, told } = await room()
  const { id } = value(await profiles.save(draft()))
  value(await profiles.setPinned([id], true))
  value(await profiles.noteUse(id, 'curl'))
  expect(profiles.list().profiles).toMatchObject([{ pinned: true, copyFormat: 'curl', lastUsedAt: now }])
  expect(told).toHaveLength(3)
  expect(await profiles.setPinned(['gone'], true)).toEqual(fail({ code: 'not-found' }))
})

test('many are pinned in one go, those that are gone left out', async () => {
  const { profiles, told } = await room()
  const [one, two] = [value(await profiles.save(draft())), value(await profiles.save(draft({ name: 'Other' })))]
  told.length = 0
  value(await profiles.setPinned([two.id, 'gone', one.id], true))
  expect(profiles.list().profiles.map(({ pinned }) => pinned)).toEqual([true, true])
  expect(told.map(({ put }) => put.length)).toEqual([2])
})

test('a server moves with all of its profiles, and without their tokens', async () => {
  const { profiles, told, changed } = await room()
  const { id, serverId } = value(await profiles.save(draft()))
  value(await profiles.save(draft({ serverUrl: 'https://b.example' })))
  value(await profiles.moveServer(serverId, 'http://127.0.0.1:9'))
  expect(changed).toEqual([id])
  expect(profiles.list()).toMatchObject({
    servers: [{ id: serverId, baseUrl: 'http://127.0.0.1:9' }, {}],
    profiles: [{ id, serverId }, {}]
  })
  expect(told.at(-1)?.servers).toEqual(profiles.list().servers)
  expect(await profiles.moveServer('gone', 'http://127.0.0.1:9')).toEqual(fail({ code: 'not-found' }))
})

test('what cannot be written is not done and not told', async () => {
  const { profiles, files, told, changed } = await room()
  const { id } = value(await profiles.save(draft()))
  const before = profiles.list()
  files.areFull = true
  const notSaved = { ok: false, error: { code: 'not-saved' } }
  expect(await profiles.save(draft({ id, principal: 'otto' }))).toMatchObject(notSaved)
  expect(await profiles.setPinned([id], true)).toMatchObject(notSaved)
  expect(await profiles.remove([id])).toMatchObject(notSaved)
  expect([profiles.list(), told.length, changed]).toEqual([before, 1, []])
})

test('nothing that is told or listed has a secret in it', async () => {
  const { profiles, told } = await room()
  value(await profiles.save(draft()))
  expect(JSON.stringify([told, profiles.list()])).not.toContain('hunter2')
})

test('what is done at the same time does not undo each other', async () => {
  const { profiles, vault, secretOf } = await room()
  const { id, serverId } = value(await profiles.save(draft()))
  const done = await Promise.all([
    profiles.save(draft({ id, serverUrl: 'https://b.example', principal: 'otto', secret: 'for b' })),
    profiles.noteUse(id, 'curl'),
    profiles.setPinned([id], true),
    profiles.save(draft({ principal: 'second', serverUrl: 'https://b.example' }))
  ])
  expect(done.every((each) => each.ok)).toBe(true)
  expect(vault.profile(id)).toMatchObject({ principal: 'otto', copyFormat: 'curl', lastUsedAt: now, pinned: true })
  expect([vault.server(serverId), vault.servers().map(({ baseUrl }) => baseUrl)]).toEqual([null, ['https://b.example']])
  expect(new Set(vault.profiles().map((profile) => profile.serverId)).size).toBe(1)
  expect(await secretOf(id)).toBe('for b')
})

test('what is used or pinned while it is removed does not come back', async () => {
  const { profiles, told } = await room()
  const { id } = value(await profiles.save(draft()))
  const done = await Promise.all([
    profiles.remove([id]),
    profiles.noteUse(id, 'curl'),
    profiles.setPinned([id], true),
    profiles.save(draft({ id }))
  ])
  expect(done).toMatchObject([{ ok: true }, ...Array<unknown>(3).fill({ ok: false, error: { code: 'not-found' } })])
  expect(profiles.list()).toEqual({ servers: [], profiles: [] })
  expect(told.at(-1)).toEqual({ servers: [], put: [], removed: [id] })
})

test('a server that is used again while its last profile goes stays', async () => {
  const { profiles, vault } = await room()
  const { id } = value(await profiles.save(draft()))
  value((await Promise.all([profiles.save(draft({ principal: 'otto' })), profiles.remove([id])]))[0])
  expect(vault.profiles().map(({ serverId }) => vault.server(serverId)?.baseUrl)).toEqual([draft().serverUrl])
})
