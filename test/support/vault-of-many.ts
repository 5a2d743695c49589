import { mkdir } from 'node:fs/promises'
import { accessTypeList } from '../../src-main/model/access-type.ts'
import type { Profile } from '../../src-main/model/profile.ts'
import { Secret } from '../../src-main/model/secret.ts'
import { defaultConnection, type Server } from '../../src-main/model/server.ts'
import { readVault } from '../../src-main/vault/read-vault.ts'
import { writeWhole } from '../../src-main/vault/whole-file.ts'
import { createMemoryKeychain } from '../unit/vault/memory-keychain.ts'

/** Opens the vault that `writeVaultOfMany` makes. */
export const passphraseOfMany = 'correct horse battery staple'

const applications = ['storefront', 'loyalty', 'billing', 'fleet', 'warehouse', 'analytics', 'mobile']
const serverCount = 20
const organizationCount = 200

const serverAt = (index: number): Server => ({
  id: `server-${index}`,
  name: '',
  baseUrl: `https://api-${index}.example.com`,
  environment: 'production',
  managementTokenPath: '/management/token',
  demo: false,
  ...defaultConnection
})

function profileAt(index: number): Profile {
  const accessType = accessTypeList[index % accessTypeList.length] ?? accessTypeList[0]
  const application = applications[index % applications.length] ?? ''
  return {
    id: `profile-${index}`,
    serverId: `server-${index % serverCount}`,
    accessType: accessType?.id ?? 'application',
    organization: accessType?.needsOrganization === false ? '' : `organization-${index % organizationCount}`,
    application: accessType?.needsApplication === false ? '' : application,
    principal: `somebody-${index}`,
    name: `${application} number ${index}`,
    notes: '',
    pinned: false,
    ttlMs: null,
    copyFormat: 'header',
    createdAt: index,
    lastUsedAt: null
  }
}

/** Ten thousand profiles of two hundred organizations (or as many as are asked for), as if a person had made them on another day. */
export async function writeVaultOfMany(folder: string, count = 10_000): Promise<void> {
  await mkdir(folder, { mode: 0o700, recursive: true })
  const memory = createMemoryKeychain()
  memory.become('absent')
  const vault = await readVault({
    folder,
    keychain: memory.keychain,
    write: writeWhole,
    cost: { kdf: 'scrypt', N: 2, r: 1, p: 1 },
    clock: { now: () => Date.now() },
    timer: () => () => {},
    log: { info: () => {}, warn: () => {}, error: () => {} }
  })
  await vault.open()
  const created = await vault.create(passphraseOfMany)
  const saved = await vault.save({
    putServers: Array.from({ length: serverCount }, (_, index) => serverAt(index)),
    putProfiles: Array.from({ length: count }, (_, index) => ({ profile: profileAt(index), secret: new Secret('demo-password') }))
  })
  if (!created.ok || !saved.ok) throw new Error(`no vault could be made: ${JSON.stringify([created, saved])}`)
  await vault.close()
}
