import { mergeImport, type ImportChange, type Ours, type Theirs } from '../../../src-main/model/import-merge.ts'
import type { ConflictChoice } from '../../../src-main/model/import-plan.ts'
import type { Profile } from '../../../src-main/model/profile.ts'
import { Secret } from '../../../src-main/model/secret.ts'
import { defaultConnection, type Server } from '../../../src-main/model/server.ts'

export const server = (id: string, change: Partial<Server> = {}): Server => ({
  id,
  name: '',
  baseUrl: `https://${id}.example`,
  environment: 'production',
  managementTokenPath: '/management/token',
  demo: false,
  ...defaultConnection,
  ...change
})

export const profile = (id: string, change: Partial<Profile> = {}): Profile => ({
  id,
  serverId: 'a',
  accessType: 'application-user',
  organization: 'acme',
  application: 'shop',
  principal: 'maria',
  name: '',
  notes: '',
  pinned: false,
  keepFresh: false,
  ttlMs: null,
  copyFormat: 'header',
  createdAt: 1,
  lastUsedAt: null,
  ...change
})

export const ours = (profiles: readonly Profile[], servers: readonly Server[] = [server('a')]): Ours => ({ servers, profiles })

export const sealed = (
  profiles: readonly Profile[],
  servers: readonly Server[] = [server('a')],
  withSecret = profiles.map(({ id }) => id)
): Theirs => ({
  servers,
  profiles,
  isSealed: true,
  secrets: new Map(withSecret.map((id) => [id, new Secret(`secret of ${id}`)]))
})
export const shared = (profiles: readonly Profile[], servers?: readonly Server[]): Theirs => ({
  ...sealed(profiles, servers, []),
  isSealed: false
})

export const createIds = (): (() => string) => {
  let made = 0
  return () => `new-${++made}`
}
export const merge = (mine: Ours, theirs: Theirs, choice: ConflictChoice): ImportChange => mergeImport(mine, theirs, choice, createIds())

/** An import that changes nothing. */
export const nothing: ImportChange = { putServers: [], putProfiles: [], added: 0, replaced: 0 }
