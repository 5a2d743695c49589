import { demoProfiles } from '../../src-main/demo-server/demo-organization.ts'
import { defaultConnection, type Server } from '../../src-main/model/server.ts'
import { writeVault } from '../support/written-vault.ts'

export const soakPassphrase = 'correct horse battery staple'

/** Each profile asks for another lifetime, so that the server can tell them apart. */
export const ttlOf = (index: number): number => 20_000 + index * 80

const settings = { pinned: false, keepFresh: true, copyFormat: 'header', createdAt: 0, lastUsedAt: null, notes: '' } as const

/** Writes a vault of profiles that are all kept fresh, of one application, whose tokens live for 20 s and up. Their ids in that order. */
export async function writeSoakVault(folder: string, baseUrl: string, count: number, timeoutMs: number): Promise<readonly string[]> {
  const client = demoProfiles.find(({ accessType }) => accessType === 'application')
  if (client === undefined) throw new Error('the demo organization has no application')
  const { accessType, organization, application, principal, secret } = client
  const place = { accessType, organization, application, principal }
  const server: Server = {
    ...{ id: 'server', name: '', baseUrl, environment: 'local', managementTokenPath: '/management/token', demo: false },
    ...defaultConnection,
    timeoutMs
  }
  const ids = Array.from({ length: count }, (_, index) => `profile-${index}`)
  await writeVault(folder, {
    passphrase: soakPassphrase,
    servers: [server],
    profiles: ids.map((id, index) => ({ id, serverId: server.id, name: `Profile ${index}`, ttlMs: ttlOf(index), ...place, ...settings })),
    secret
  })
  return ids
}
