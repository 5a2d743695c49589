import type { ProfileDraft } from '../../src-main/model/profile-draft.ts'
import { longestName, type Profile } from '../../src-main/model/profile.ts'
import type { Server } from '../../src-main/model/server.ts'

/** The secret that the vault has for the profile: only a stored one can be kept by leaving the field empty. */
export type SecretState = 'stored' | 'damaged' | 'missing'

/** What is known of a profile besides itself when it is edited. */
export type EditContext = { readonly longestLifetimeMs: number | null; readonly secretState: SecretState }

export const unsaved: EditContext = { longestLifetimeMs: null, secretState: 'missing' }

const copySuffix = ' copy'

const blank: ProfileDraft = {
  id: null,
  serverUrl: '',
  environment: 'production',
  managementTokenPath: '/management/token',
  accessType: 'application-user',
  organization: '',
  application: '',
  principal: '',
  secret: '',
  name: '',
  notes: '',
  keepFresh: false,
  ttlMs: null
}

/** What the dialog of a server's first profile starts with. */
export function draftAt({ baseUrl: serverUrl, environment, managementTokenPath }: Server): ProfileDraft {
  return { ...blank, serverUrl, environment, managementTokenPath }
}

/** What the dialog of a new profile starts with: same server, organization and application as the given one. */
export function draftNear(near: Profile | null, server: Server | null): ProfileDraft {
  if (near === null || server === null) return blank
  const { organization, application, accessType } = near
  return { ...draftAt(server), accessType, organization, application }
}

/**
 * What the dialog of a duplicate starts with, under a name that tells the two apart: everything but the secret, and that tokens are minted
 * by themselves.
 */
export function draftLike(profile: Profile, server: Server): ProfileDraft {
  // Where it is cut, no half of a character is left.
  const beginning = profile.name.slice(0, longestName - copySuffix.length).replace(/[\uD800-\uDBFF]$/, '')
  const name = profile.name === '' ? '' : `${beginning}${copySuffix}`
  return { ...draftOf(profile, server), id: null, name, keepFresh: false, secret: '' }
}

/** A profile as it is stored, without its secret. */
export function draftOf(profile: Profile, server: Server): ProfileDraft {
  const { baseUrl: serverUrl, environment, managementTokenPath } = server
  const { id, accessType, organization, application, principal, name, notes, keepFresh, ttlMs } = profile
  const place = { serverUrl, environment, managementTokenPath, accessType, organization, application }
  return { id, ...place, principal, name, notes, keepFresh, ttlMs, secret: null }
}
