import { randomBytes, randomUUID } from 'node:crypto'
import type { Profile } from '../../src-main/model/profile.ts'
import { defaultConnection, type Server, type ServerId } from '../../src-main/model/server.ts'
import { writeVault } from './written-vault.ts'

const serverAt = (baseUrl: string): Server => ({
  id: randomUUID(),
  name: '',
  baseUrl,
  environment: 'production',
  managementTokenPath: '/management/token',
  demo: false,
  ...defaultConnection
})

const padded = (index: number, digits: number): string => String(index).padStart(digits, '0')

/** `Profile 00000` and on, dealt out to `organization-000` and on; every tenth is pinned. */
const profile = (index: number, organizations: number, serverId: ServerId): Profile => ({
  id: randomUUID(),
  serverId,
  accessType: 'application',
  organization: `organization-${padded(index % organizations, 3)}`,
  application: `application-${padded(index, 5)}`,
  principal: `YXA6${randomBytes(16).toString('base64url')}`,
  name: `Profile ${padded(index, 5)}`,
  notes: '',
  pinned: index % 10 === 0,
  keepFresh: false,
  ttlMs: null,
  copyFormat: 'header',
  createdAt: index,
  lastUsedAt: null
})

/** Fills the folder with a vault that this passphrase opens. */
export async function fillVault(
  folder: string,
  passphrase: string,
  {
    profiles,
    organizations,
    baseUrl = 'https://api.example.com'
  }: { readonly profiles: number; readonly organizations: number; readonly baseUrl?: string }
): Promise<void> {
  const server = serverAt(baseUrl)
  await writeVault(folder, {
    passphrase,
    servers: [server],
    profiles: Array.from({ length: profiles }, (_, index) => profile(index, organizations, server.id)),
    secret: () => randomBytes(27).toString('base64url')
  })
}
