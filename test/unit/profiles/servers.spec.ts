import { expect, test } from 'vitest'
import type { ProfilesChange } from '../../../src-main/contract/profiles.ts'
import type { NewServerDraft, ServerDraft } from '../../../src-main/model/server-draft.ts'
import { fail, ok } from '../../../src-main/model/result.ts'
import { Servers } from '../../../src-main/profiles/servers.ts'
import { heldWrite, diskFull } from '../vault/held-write.ts'
import { server, value, vaultOnDisk, withSecret } from '../vault/vault-on-disk.ts'

const fingerprint = 'ab'.repeat(32)
const draft = (change: Partial<ServerDraft> = {}): ServerDraft => ({
  id: server.id,
  name: ' Mine ',
  environment: 'staging',
  managementTokenPath: '/token',
  timeoutMs: 5_000,
  caCertificate: 'PEM',
  keepsPinned: true,
  proxy: { kind: 'url', url: ' http://proxy.example:3128/ ' },
  ...change
})

async function room() {
  const { write, disk: files } = heldWrite()
  const vault = await vaultOnDisk().start(write)
  value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
  const told: ProfilesChange[] = []
  return { vault, files, told, servers: new Servers({ vault, createId: () => 'made', onChanged: (change) => told.push(change) }) }
}

test('settings are saved as they are compared, and told; the address stays', async () => {
  const { vault, told, servers } = await room()
  const saved = value(await servers.save(draft()))
  const { environment, managementTokenPath, timeoutMs, caCertificate } = draft()
  expect(saved).toEqual({
    ...server,
    ...{ environment, managementTokenPath, timeoutMs, caCertificate },
    name: 'Mine',
    proxy: { kind: 'url', url: 'http://proxy.example:3128' }
  })
  expect([vault.server(server.id), told]).toEqual([saved, [{ servers: [saved], put: [], removed: [] }]])
})

test('an accepted certificate stays until it is let go', async () => {
  const { vault, servers } = await room()
  expect(await servers.acceptCertificate(server.id, fingerprint)).toEqual(ok(undefined))
  value(await servers.save(draft()))
  expect(vault.server(server.id)?.pinnedCertificate).toBe(fingerprint)
  value(await servers.save(draft({ keepsPinned: false })))
  expect(vault.server(server.id)?.pinnedCertificate).toBeNull()
})

test('two changes at the same time are both made', async () => {
  const { vault, servers } = await room()
  await Promise.all([servers.acceptCertificate(server.id, fingerprint), servers.save(draft())])
  expect(vault.server(server.id)).toMatchObject({ name: 'Mine', pinnedCertificate: fingerprint })
})

const newDraft: NewServerDraft = {
  baseUrl: ' https://NEW.example.com/base/ ',
  name: ' Mine ',
  environment: 'staging',
  managementTokenPath: '/token',
  timeoutMs: 5_000,
  caCertificate: null,
  proxy: { kind: 'url', url: 'proxy.example:3128' }
}

test('a server is made by itself, once, and told', async () => {
  const { vault, told, servers } = await room()
  const made = value(await servers.create(newDraft))
  const { environment, managementTokenPath, timeoutMs } = newDraft
  expect(made).toEqual({
    ...{ id: 'made', name: 'Mine', baseUrl: 'https://new.example.com/base', environment, managementTokenPath, timeoutMs },
    ...{ demo: false, caCertificate: null, pinnedCertificate: null, proxy: { kind: 'url', url: 'http://proxy.example:3128' } },
    standsAlone: true
  })
  expect([vault.server('made'), told]).toEqual([made, [{ servers: [server, made], put: [], removed: [] }]])
  const again = await Promise.all([servers.create(newDraft), servers.create({ ...newDraft, baseUrl: server.baseUrl })])
  for (const refused of again) expect(refused).toMatchObject(fail({ code: 'invalid-input', problems: [{ field: 'baseUrl' }] }))
  expect(await servers.create({ ...newDraft, baseUrl: 'nowhere', timeoutMs: 0 })).toMatchObject(
    fail({ code: 'invalid-input', problems: [{ field: 'baseUrl' }, { field: 'timeoutMs' }] })
  )
  expect([vault.servers().length, told.length]).toEqual([2, 1])
})

test('a server is taken away while no profile uses it, and brought back once', async () => {
  const { vault, told, servers } = await room()
  expect(await servers.remove(server.id)).toEqual(fail({ code: 'server-in-use' }))
  expect(await servers.remove('gone')).toEqual(fail({ code: 'not-found' }))
  const made = value(await servers.create(newDraft))
  expect(await servers.remove(made.id)).toEqual(ok(undefined))
  expect(vault.servers()).toEqual([server])
  expect(await servers.restore()).toEqual(ok(undefined))
  expect(vault.server(made.id)).toEqual(made)
  expect(await servers.restore()).toEqual(fail({ code: 'not-found' }))
  expect(told.map((change) => change.servers.length)).toEqual([2, 1, 2])
})

test('a server that was made anew does not come back a second time', async () => {
  const { vault, servers } = await room()
  const { id } = value(await servers.create(newDraft))
  value(await servers.remove(id))
  value(await servers.create(newDraft))
  expect(await servers.restore()).toEqual(ok(undefined))
  expect(vault.servers()).toHaveLength(2)
})

test('what is wrong, unknown or not written is neither made nor told', async () => {
  const { vault, files, told, servers } = await room()
  expect(await servers.save(draft({ timeoutMs: 0, proxy: { kind: 'url', url: '' } }))).toMatchObject(
    fail({ code: 'invalid-input', problems: [{ field: 'timeoutMs' }, { field: 'proxyUrl' }] })
  )
  expect(await servers.save(draft({ id: 'gone' }))).toEqual(fail({ code: 'not-found' }))
  expect(await servers.acceptCertificate('gone', fingerprint)).toEqual(fail({ code: 'not-found' }))
  files.problem = diskFull()
  expect(await servers.save(draft())).toEqual(fail({ code: 'not-saved', detail: 'The disk is full.' }))
  expect([vault.server(server.id), told]).toEqual([server, []])
})
