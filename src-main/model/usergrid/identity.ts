import { accessTypes, type AccessTypeId } from '../access-type.ts'
import { assertNever } from '../assert-never.ts'
import { longestName, type Profile } from '../profile.ts'
import { parseClientId } from './client-id.ts'
import { isJsonObject, type JsonObject } from './json.ts'
import { toServerText } from './server-text.ts'
import { isUuid } from './uuid.ts'

type User = { readonly username: string; readonly uuid: string | null }

/** Who the server says it granted (`wire.md` 2). The lists are null where this generation of the server leaves them out. */
export type Identity =
  | (User & { readonly kind: 'application-user'; readonly email: string | null })
  | { readonly kind: 'application'; readonly uuid: string }
  | { readonly kind: 'organization'; readonly name: string; readonly uuid: string | null; readonly applications: readonly string[] | null }
  | (User & { readonly kind: 'admin-user'; readonly email: string | null; readonly organizations: readonly string[] | null })

/** How the identity stands to what the profile asks for: the same, another of the same or lower privilege, a higher one, or not told. */
export type IdentityCheck = { readonly level: 'unknown' } | { readonly level: 'matches' | 'other' | 'higher'; readonly granted: Identity }

/** A superuser's login may list thousands; nobody reads more than this. */
const longestList = 1_000

const nameOf = (value: unknown): string => toServerText(value, longestName)
const uuidOf = (value: unknown): string | null => (typeof value === 'string' && isUuid(value) ? value.toLowerCase() : null)
const namesOf = (value: unknown): readonly string[] | null =>
  isJsonObject(value) ? Object.keys(value).slice(0, longestList).map(nameOf) : null

function parseUser(user: JsonObject): Identity | null {
  const username = nameOf(user['username']) || nameOf(user['email'])
  if (username === '') return null
  const shared = { username, uuid: uuidOf(user['uuid']), email: nameOf(user['email']) || null }
  // An application user is an entity with a type, and may have any property of its own, even one called organizations.
  const isAdmin = user['type'] !== 'user' && (user['adminUser'] === true || isJsonObject(user['organizations']))
  return isAdmin
    ? { kind: 'admin-user', ...shared, organizations: namesOf(user['organizations']) }
    : { kind: 'application-user', ...shared }
}

/** The identity in a success body of any generation (`wire.md` 2.1-2.4); null where there is none. */
export function parseIdentity(body: JsonObject): Identity | null {
  const { user, organization, application } = body
  if (isJsonObject(user)) return parseUser(user)
  if (isJsonObject(organization)) {
    const name = nameOf(organization['name'])
    return name === ''
      ? null
      : { kind: 'organization', name, uuid: uuidOf(organization['uuid']), applications: namesOf(organization['applications']) }
  }
  const uuid = uuidOf(isJsonObject(application) ? application['uuid'] : application)
  return uuid === null ? null : { kind: 'application', uuid }
}

/** What the server calls it (`wire.md` 2): a username, a name or a uuid. */
export function identityName(identity: Identity): string {
  switch (identity.kind) {
    case 'application-user':
    case 'admin-user':
      return identity.username
    case 'application':
      return identity.uuid
    case 'organization':
      return identity.name
    default:
      return assertNever(identity)
  }
}

/** The identity in words (`wire.md` 2), without a capital: `application user testuser`. */
export function describeIdentity(identity: Identity): string {
  return `${accessTypes[identity.kind].label.toLowerCase()} ${identityName(identity)}`
}

const same = (left: string | null, right: string): boolean => left !== null && left.toLowerCase() === right.trim().toLowerCase()

type Asked = Pick<Profile, 'accessType' | 'organization' | 'application' | 'principal'>

/**
 * Whether the client id itself says that the application is its own: only then has a uuid been compared. That it is the application of the
 * address is not said, since the server does not look at that (`wire.md` 3.2).
 */
export function isOwnApplication({ principal }: Pick<Asked, 'principal'>, granted: Identity): boolean {
  return granted.kind === 'application' && parseClientId(principal)?.uuid === granted.uuid
}

function isAskedFor(asked: Asked, granted: Identity): boolean {
  switch (granted.kind) {
    case 'application-user':
    case 'admin-user':
      return [granted.username, granted.uuid, granted.email].some((name) => same(name, asked.principal))
    case 'application':
      // An id of another shape than Usergrid's tells nothing to compare with.
      return parseClientId(asked.principal) === null || isOwnApplication(asked, granted)
    case 'organization':
      return same(granted.name, asked.organization) || same(granted.uuid, asked.organization)
    default:
      return assertNever(granted)
  }
}

/**
 * What a profile has to say to be granted exactly this (`wire.md` 1.1, 1.4): its access type and, as far as the answer told it, its place. An
 * application is told by its uuid, which may stand for its name.
 */
export function fittingPlace(granted: Identity): Partial<Pick<Profile, 'accessType' | 'organization' | 'application'>> {
  switch (granted.kind) {
    case 'application':
      return { accessType: granted.kind, application: granted.uuid }
    case 'organization':
      return { accessType: granted.kind, organization: granted.name }
    case 'application-user':
    case 'admin-user':
      return { accessType: granted.kind }
    default:
      return assertNever(granted)
  }
}

const privilege = (id: AccessTypeId): number => accessTypes[id].privilege

/**
 * Compares what was granted with what the profile asks for (`wire.md` 3.2 and 6.2): the server itself does not compare a client id with
 * the address, so an organization's id at an application's address silently grants the whole organization.
 */
export function compareIdentity(asked: Asked, granted: Identity | null): IdentityCheck {
  if (granted === null) return { level: 'unknown' }
  if (granted.kind === asked.accessType) return { level: isAskedFor(asked, granted) ? 'matches' : 'other', granted }
  return { level: privilege(granted.kind) > privilege(asked.accessType) ? 'higher' : 'other', granted }
}
