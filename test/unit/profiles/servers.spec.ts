import { expect, test } from 'vitest'
import type { ProfilesChange } from '../../../src-main/contract/profiles.ts'
import type { ServerDraft } from '../../../src-main/model/server-draft.ts'
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
  return { vault, files, told, servers: new Servers({ vault, onChanged: (change) => told.push(change) }) }
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
