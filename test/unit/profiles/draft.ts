import type { ProfileDraft } from '../../../src-main/model/profile-draft.ts'
import { server } from '../vault/vault-on-disk.ts'

/** What a person typed for an application user; nothing is wrong with it. */
export const draft = (change: Partial<ProfileDraft> = {}): ProfileDraft => ({
  id: null,
  serverUrl: server.baseUrl,
  environment: 'production',
  managementTokenPath: '/management/token',
  accessType: 'application-user',
  organization: 'acme',
  application: 'shop',
  principal: 'maria',
  secret: 'hunter2',
  name: '',
  notes: '',
  keepFresh: false,
  ttlMs: null,
  ...change
})
