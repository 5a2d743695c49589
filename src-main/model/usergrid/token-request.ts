import { accessTypes } from '../access-type.ts'
import { assertNever } from '../assert-never.ts'
import type { Profile } from '../profile.ts'
import type { Server } from '../server.ts'

/** Below this a server rounds the lifetime down to nothing (`wire.md` 1.8). */
const shortestTtlMs = 1_000

/** One segment of a path (`wire.md` 6.1). Half of a surrogate pair, which has no encoding, becomes the replacement character. */
export function segment(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
}

const base = ({ baseUrl }: Pick<Server, 'baseUrl'>): string => baseUrl.replace(/\/+$/, '')

/** An application's own address, without a slash at its end (`wire.md` 1.1). */
export function applicationUrl(
  server: Pick<Server, 'baseUrl'>,
  { organization, application }: Pick<Profile, 'organization' | 'application'>
): string {
  return `${base(server)}/${segment(organization)}/${segment(application)}`
}

/** An address below `/management`, which is the server's own (`wire.md` 1.1); `path` must be safe as it is. */
export function managementUrl(server: Pick<Server, 'baseUrl'>, path: string): string {
  return `${base(server)}/management/${path}`
}

/** Where a token is requested (`wire.md` 1.1, 6.1). A path prefix of the server's address is kept. */
export function tokenEndpoint(
  server: Pick<Server, 'baseUrl' | 'managementTokenPath'>,
  profile: Pick<Profile, 'accessType' | 'organization' | 'application'>
): string {
  return accessTypes[profile.accessType].endpoint === 'management'
    ? base(server) + server.managementTokenPath
    : `${applicationUrl(server, profile)}/token`
}

/** Where the token is used first: the application, the organization, or the admin's own account (`wire.md` 5.1). */
export function resourceUrl(
  server: Pick<Server, 'baseUrl'>,
  profile: Pick<Profile, 'accessType' | 'organization' | 'application' | 'principal'>
): string {
  switch (profile.accessType) {
    case 'application-user':
    case 'application':
      return applicationUrl(server, profile)
    case 'organization':
      return managementUrl(server, `orgs/${segment(profile.organization)}`)
    case 'admin-user':
      return managementUrl(server, `users/${segment(profile.principal)}`)
    default:
      return assertNever(profile.accessType)
  }
}

/**
 * The request that mints a token: a POST of compact JSON (`wire.md` 1.5, 1.6). All values are strings, as the server insists, but for
 * `ttl`: a number of milliseconds, left out below 1000. The body contains the secret.
 */
export function toTokenRequest(
  server: Pick<Server, 'baseUrl' | 'managementTokenPath'>,
  profile: Pick<Profile, 'accessType' | 'organization' | 'application' | 'principal' | 'ttlMs'>,
  secret: string
): { readonly url: string; readonly body: string } {
  const type = accessTypes[profile.accessType]
  const ttl = profile.ttlMs !== null && profile.ttlMs >= shortestTtlMs ? { ttl: Math.floor(profile.ttlMs) } : {}
  const body = { grant_type: type.grantType, [type.principal.key]: profile.principal, [type.secret.key]: secret, ...ttl }
  return { url: tokenEndpoint(server, profile), body: JSON.stringify(body) }
}
