import { randomBytes, randomUUID } from 'node:crypto'
import type { Profile } from '../../src-main/model/profile.ts'
import { Secret } from '../../src-main/model/secret.ts'
import { defaultConnection, type Server } from '../../src-main/model/server.ts'
import { usualCost } from '../../src-main/vault/passphrase-key.ts'
import { readVault } from '../../src-main/vault/read-vault.ts'
import { writeWhole } from '../../src-main/vault/whole-file.ts'
import { createMemoryKeychain } from '../unit/vault/memory-keychain.ts'

const server: Server = {
  id: randomUUID(),
  name: '',
  baseUrl: 'https://api.example.com',
  environment: 'production',
  managementTokenPath: '/management/token',
  demo: false,
  ...defaultConnection
}

const padded = (index: number, digits: number): string => String(index).padStart(digits, '0')

/** `Profile 00000` and on, dealt out to `organization-000` and on; every tenth is pinned. */
const profile = (index: number, organizations: number): Profile => ({
  id: randomUUID(),
  serverId: server.id,
  accessType: 'application',
  organization: `organization-${padded(index % organizations, 3)}`,
  application: `application-${padded(index, 5)}`,
  principal: `YXA6${randomBytes(16).toString('base64url')}`,
  name: `Profile ${padded(index, 5)}`,
  notes: '',
  pinned: index % 10 === 0,
  ttlMs: null,
  copyFormat: 'header',
  createdAt: index,
  lastUsedAt: null
})

/** Fills the folder with a vault that this passphrase opens: the app's own, since only the vault's room knows how it is written. */
export async function fillVault(
  folder: string,
  passphrase: string,
  { profiles, organizations }: { readonly profiles: number; readonly organizations: number }
): Promise<void> {
  const { keychain, become } = createMemoryKeychain()
  become('absent')
  const vault = await readVault({
    folder,
    keychain,
    write: writeWhole,
    cost: usualCost,
    clock: { now: () => Date.now() },
    timer: (delayMs, work) => {
      const handle = setTimeout(work, delayMs)
      return () => clearTimeout(handle)
    },
    log: { info: () => {}, warn: () => {}, error: () => {} }
  })
  await vault.open()
  const created = await vault.create(passphrase)
  const saved = await vault.save({
    putServers: [server],
    putProfiles: Array.from({ length: profiles }, (_, index) => ({
      profile: profile(index, organizations),
      secret: new Secret(randomBytes(27).toString('base64url'))
    }))
  })
  if (!created.ok || !saved.ok) throw new Error('the vault was not filled')
  await vault.close()
}
