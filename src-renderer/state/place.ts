import { accessTypeList, type AccessTypeId } from '../../src-main/model/access-type.ts'
import type { ProfileFilter } from '../../src-main/model/profile-filter.ts'
import type { ProfileId } from '../../src-main/model/profile.ts'
import { environments, type Environment, type ManagementTokenPath, type ServerId } from '../../src-main/model/server.ts'
import { detailTabs, type DetailTab } from './detail-tab.ts'
import { isFields, isOneOf, isText, isTextOrNull } from './json-checks.ts'
import { lifetimeUnits, type LifetimeUnit } from './lifetime.ts'
import { managementTokenPaths, parseTypedServer, type TypedServer } from './typed-server.ts'

/** What stands in the fields of the profile dialog, as typed. */
export type TypedProfile = {
  readonly accessType: AccessTypeId
  readonly serverUrl: string
  readonly environment: Environment
  readonly managementTokenPath: ManagementTokenPath
  readonly organization: string
  readonly application: string
  readonly principal: string
  readonly secret: string
  readonly name: string
  readonly notes: string
  readonly keepFresh: boolean
  readonly lifetime: string
  readonly lifetimeUnit: LifetimeUnit
}

/** Where a person was in the window: what the page that comes after unlocking needs to be the same again. */
export type Place = {
  readonly selectedId: ProfileId | null
  readonly filter: ProfileFilter
  readonly search: string
  readonly closedFolders: readonly string[]
  /** In px, of the list. */
  readonly scrollTop: number
  readonly tab: DetailTab
  readonly isSettingsOpen: boolean
  /** The open profile dialog; `id` is null for a new profile. */
  readonly editing: { readonly id: ProfileId | null; readonly typed: TypedProfile } | null
  /** The open server dialog; `id` is null for a new server. */
  readonly server: { readonly id: ServerId | null; readonly typed: TypedServer } | null
}

function parseFilter(value: unknown): ProfileFilter | null {
  if (!isFields(value)) return null
  const { kind, serverId, organization, application } = value
  if (isOneOf(kind, ['all', 'pinned', 'soon', 'expired', 'none'])) return { kind }
  if (!isText(serverId)) return null
  if (kind === 'server') return { kind, serverId }
  if (!isText(organization)) return null
  if (kind === 'organization') return { kind, serverId, organization }
  return kind === 'application' && isText(application) ? { kind, serverId, organization, application } : null
}

function parseTyped(value: unknown): TypedProfile | null {
  if (!isFields(value)) return null
  const { accessType, serverUrl, environment, managementTokenPath, organization, application } = value
  const { principal, secret, name, notes, keepFresh, lifetime, lifetimeUnit } = value
  const accessTypeIds = accessTypeList.map(({ id }) => id)
  const environmentIds = environments.map(({ id }) => id)
  if (!isOneOf(accessType, accessTypeIds) || !isOneOf(environment, environmentIds)) return null
  if (!isOneOf(managementTokenPath, managementTokenPaths) || !isOneOf(lifetimeUnit, lifetimeUnits)) return null
  if (!isText(serverUrl) || !isText(organization) || !isText(application) || !isText(principal)) return null
  if (!isText(secret) || !isText(name) || !isText(notes) || !isText(lifetime) || typeof keepFresh !== 'boolean') return null
  const where = { accessType, serverUrl, environment, managementTokenPath, organization, application }
  return { ...where, principal, secret, name, notes, keepFresh, lifetime, lifetimeUnit }
}

function parseEditing(value: unknown): Place['editing'] {
  if (!isFields(value) || !isTextOrNull(value['id'])) return null
  const typed = parseTyped(value['typed'])
  return typed === null ? null : { id: value['id'], typed }
}

function parseServer(value: unknown): Place['server'] {
  if (!isFields(value) || !isTextOrNull(value['id'])) return null
  const typed = parseTypedServer(value['typed'])
  return typed === null ? null : { id: value['id'], typed }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export const toPlaceText = (place: Place): string => JSON.stringify(place)

/** null where the text makes no sense as a place: then the window starts anew. A dialog that makes no sense stays closed. */
export function parsePlace(text: string): Place | null {
  const value = parseJson(text)
  if (!isFields(value)) return null
  const { selectedId, search, closedFolders, scrollTop, tab, isSettingsOpen } = value
  const filter = parseFilter(value['filter'])
  const tabIds = detailTabs.map(({ id }) => id)
  if (!isTextOrNull(selectedId) || filter === null || !isText(search) || !isOneOf(tab, tabIds)) return null
  if (typeof scrollTop !== 'number' || scrollTop < 0 || typeof isSettingsOpen !== 'boolean') return null
  if (!Array.isArray(closedFolders) || !closedFolders.every(isText)) return null
  const dialogs = { editing: parseEditing(value['editing']), server: parseServer(value['server']) }
  return { selectedId, filter, search, closedFolders, scrollTop, tab, isSettingsOpen, ...dialogs }
}
