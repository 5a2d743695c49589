/** The four access types of the token endpoints as one table (the user-facing description is in `wire.md` 1.1 and 6). */

export type AccessTypeId = 'application-user' | 'application' | 'organization' | 'admin-user'

export type AccessType = {
  readonly id: AccessTypeId
  readonly label: string
  /** The label where space is short: tray rows. */
  readonly shortLabel: string
  /** One line under the label in the form: what such a token opens. */
  readonly reach: string
  /** 1 is the lowest, 4 the highest. */
  readonly privilege: 1 | 2 | 3 | 4
  /** Which endpoint mints it: the application's own, or the one shared by the whole server. */
  readonly endpoint: 'application' | 'management'
  readonly grantType: 'password' | 'client_credentials'
  readonly principal: { readonly key: 'username' | 'client_id'; readonly label: string }
  readonly secret: { readonly key: 'password' | 'client_secret'; readonly label: string }
  readonly needsOrganization: boolean
  readonly needsApplication: boolean
  /** The first four characters of a client id of this type; null where the principal is a username. */
  readonly clientIdPrefix: 'YXA6' | 'b3U6' | null
}

const user = {
  grantType: 'password',
  principal: { key: 'username', label: 'Username' },
  secret: { key: 'password', label: 'Password' },
  clientIdPrefix: null
} as const

const client = {
  grantType: 'client_credentials',
  principal: { key: 'client_id', label: 'Client id' },
  secret: { key: 'client_secret', label: 'Client secret' }
} as const

export const accessTypes: { readonly [Id in AccessTypeId]: AccessType & { readonly id: Id } } = {
  'application-user': {
    ...user,
    id: 'application-user',
    label: 'Application user',
    shortLabel: 'app user',
    reach: 'One user of one application',
    privilege: 1,
    endpoint: 'application',
    needsOrganization: true,
    needsApplication: true
  },
  application: {
    ...client,
    id: 'application',
    label: 'Application',
    shortLabel: 'application',
    reach: 'One application, all of its data',
    privilege: 2,
    endpoint: 'application',
    needsOrganization: true,
    needsApplication: true,
    clientIdPrefix: 'YXA6'
  },
  organization: {
    ...client,
    id: 'organization',
    label: 'Organization',
    shortLabel: 'organization',
    reach: 'Every application it owns',
    privilege: 3,
    endpoint: 'management',
    needsOrganization: true,
    needsApplication: false,
    clientIdPrefix: 'b3U6'
  },
  'admin-user': {
    ...user,
    id: 'admin-user',
    label: 'Admin user',
    shortLabel: 'admin user',
    reach: 'Every organization of the admin',
    privilege: 4,
    endpoint: 'management',
    needsOrganization: false,
    needsApplication: false
  }
}

export const accessTypeList: readonly AccessType[] = Object.values(accessTypes)
