import { principalOf, tokenFields, type Call } from './call.ts'
import { demoOrganization as organization, type DemoClient } from './demo-organization.ts'
import { grantToken, issueToken } from './grant.ts'
import { accessInfo, adminWithOrganizations, applicationMap, findUser, organizationBody } from './principal.ts'
import { apiError, compact, notAllowed, notFound, pretty, unauthorized, wrongCredentials, type Reply } from './reply.ts'
import { revokeTokens } from './revoke.ts'

const managementException = 'org.apache.usergrid.management.exceptions.ManagementException'
const noSuch = (what: string, name: string, now: number): Reply =>
  apiError(400, 'management', managementException, `Could not find ${what} for name: ${name}`, now)

const credentials = ({ clientId, clientSecret }: DemoClient): object => ({ client_id: clientId, client_secret: clientSecret })

/** Mints; a valid admin's bearer is exchanged for a fresh token whatever else was sent (`wire.md` 1.7). */
function mint(call: Call): Reply {
  const fields = tokenFields(call, 'management')
  if ('status' in fields) return fields
  const principal = principalOf(call)
  return principal?.kind === 'admin-user' ? issueToken(principal, 0, call.tokens) : grantToken(fields, null, call)
}

/** With a bearer, GET echoes its token, and tells its whole lifetime in milliseconds (`wire.md` 5.1). */
function me(call: Call): Reply {
  const { bearer, request, now } = call
  if (request.method !== 'GET' || bearer === null) return mint(call)
  switch (bearer.principal.kind) {
    case 'admin-user':
      return compact(accessInfo(bearer.principal, bearer.accessToken, bearer.lifetimeMs))
    case 'application-user':
      return apiError(500, 'null_pointer', 'java.lang.NullPointerException', null, now)
    default:
      return wrongCredentials
  }
}

function user(call: Call, name: string, rest: readonly string[]): Reply {
  const { now, request } = call
  const found = findUser(organization.admins, name)
  const principal = principalOf(call)
  const isSelf = principal?.kind === 'admin-user' && principal.user === found
  const [what = ''] = rest
  if (found !== undefined && /^revoketokens?$/.test(what)) {
    return request.method === 'GET' ? notAllowed('POST,PUT,OPTIONS', now) : revokeTokens(call, found, what, 'revoked user tokens')
  }
  // The filter compares the path's text with the name as it is stored.
  if (!isSelf || ![found.username, found.email, found.uuid].includes(name)) return unauthorized('No admin user access authorized', now)
  if (request.method !== 'GET') return notAllowed('GET,PUT,OPTIONS', now)
  if (what === 'orgs') {
    return pretty({ action: 'get user management', data: { [organization.name]: organization.uuid }, timestamp: now, duration: 0 })
  }
  return what === ''
    ? pretty({ action: 'get admin user', status: 'ok', data: adminWithOrganizations(found), timestamp: now, duration: 0 })
    : notFound(now)
}

function org(call: Call, name: string, rest: readonly string[]): Reply {
  const { now, request } = call
  if (![organization.name, organization.uuid].includes(name.toLowerCase())) return noSuch('organization', name, now)
  const kind = principalOf(call)?.kind
  if (kind !== 'admin-user' && kind !== 'organization') return unauthorized('No organization access authorized', now)
  if (request.method !== 'GET') return notAllowed('GET,OPTIONS', now)
  const stamp = { timestamp: now, duration: 0 }
  const [what, appName = '', appPart] = rest
  if (what === undefined) return pretty({ ...stamp, organization: organizationBody() })
  if (what === 'credentials') {
    return pretty({ action: 'get organization client credentials', ...stamp, credentials: credentials(organization) })
  }
  if (what !== 'apps' && what !== 'applications') return notFound(now)
  if (appName === '') return pretty({ action: 'get organization application', data: applicationMap(), ...stamp })
  const application = organization.applications.find((each) => [each.name, each.uuid].includes(appName.toLowerCase()))
  if (application === undefined) {
    const text = `Application ${appName} does not exist for organization ${organization.name}`
    return apiError(404, 'entity_not_found', 'org.apache.usergrid.persistence.exceptions.EntityNotFoundException', text, now)
  }
  return appPart === 'credentials'
    ? pretty({ action: 'get application client credentials', ...stamp, credentials: credentials(application) })
    : notFound(now)
}

/** Everything below `/management` (`wire.md` 1.1, 5.1-5.3). */
export function answerManagement(call: Call, segments: readonly string[]): Reply {
  const [what, name = '', ...rest] = segments
  const isMint = call.request.method === 'GET' || call.request.method === 'POST'
  switch (what) {
    case 'token':
      return isMint ? mint(call) : notAllowed('GET,POST,OPTIONS', call.now)
    case 'me':
      return isMint ? me(call) : notAllowed('GET,POST,OPTIONS', call.now)
    case 'users':
      return name === '' ? notFound(call.now) : user(call, name, rest)
    case 'orgs':
    case 'organizations':
      return name === '' ? notFound(call.now) : org(call, name, rest)
    default:
      return notFound(call.now)
  }
}
