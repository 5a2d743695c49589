import { accessTypeList } from '../../src-main/model/access-type.ts'
import type { Profile } from '../../src-main/model/profile.ts'
import { defaultConnection, type Server } from '../../src-main/model/server.ts'
import { writeVault } from './written-vault.ts'

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

export const manyServers: readonly Server[] = Array.from({ length: serverCount }, (_, index) => serverAt(index))

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
    keepFresh: false,
    ttlMs: null,
    copyFormat: 'header',
    createdAt: index,
    lastUsedAt: null
  }
}

/** Profiles of all access types, dealt out to two hundred organizations on twenty servers. */
export const manyProfiles = (count: number): readonly Profile[] => Array.from({ length: count }, (_, index) => profileAt(index))

/** Ten thousand of them (or as many as are asked for), as if a person had made them on another day. */
export const writeVaultOfMany = (folder: string, count = 10_000): Promise<void> =>
  writeVault(folder, { passphrase: passphraseOfMany, servers: manyServers, profiles: manyProfiles(count), secret: 'demo-password' })
