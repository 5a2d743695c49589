import type { AccessTypeId } from './access-type.ts'
import { parseUrl } from './server.ts'

/** What a pasted token address says about a profile. */
export type TokenUrlParts = {
  readonly serverUrl: string
  readonly organization: string
  readonly application: string
  /** Only what the address can tell: an application's endpoint serves its users and itself. */
  readonly endpoint: 'application' | 'management'
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/**
 * Splits `https://host/prefix/org/app/token` or `https://host/prefix/management/token` (`wire.md` 1.1); null for any other text. A path
 * prefix before the organization is kept with the server.
 */
export function splitTokenUrl(text: string): TokenUrlParts | null {
  const url = parseUrl(text)
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null
  const segments = url.pathname.split('/').filter(Boolean)
  if (segments.at(-1) !== 'token' || segments.length < 2) return null
  const before = segments.slice(0, -1)
  const base = (rest: readonly string[]): string => url.origin + rest.map((segment) => `/${segment}`).join('')
  if (before.at(-1) === 'management') {
    return { serverUrl: base(before.slice(0, -1)), organization: '', application: '', endpoint: 'management' }
  }
  if (before.length < 2) return null
  const [organization = '', application = ''] = before.slice(-2).map(decode)
  return { serverUrl: base(before.slice(0, -2)), organization, application, endpoint: 'application' }
}

/** The access type that fits the endpoint: the one chosen, if it is served there. */
export function fittingAccessType(chosen: AccessTypeId, endpoint: TokenUrlParts['endpoint']): AccessTypeId {
  if (endpoint === 'management') return chosen === 'organization' || chosen === 'admin-user' ? chosen : 'admin-user'
  return chosen === 'application' || chosen === 'application-user' ? chosen : 'application-user'
}
