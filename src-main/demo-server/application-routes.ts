import { isUuid } from '../model/usergrid/uuid.ts'
import { principalOf, tokenFields, type Call } from './call.ts'
import { demoOrganization as organization, type DemoApplication, type DemoUser } from './demo-organization.ts'
import { grantToken, issueToken } from './grant.ts'
import { applicationUserBody, findUser, type Principal } from './principal.ts'
import { apiError, illegalArgument, notAllowed, notFound, pretty, unauthorized, type Reply } from './reply.ts'
import { revokeTokens } from './revoke.ts'

type Located = { readonly application: DemoApplication; readonly rest: readonly string[] }

const byUuid = (uuid: string): DemoApplication | undefined => organization.applications.find((each) => each.uuid === uuid.toLowerCase())

function locateUuid(uuid: string, rest: readonly string[], now: number): Located | Reply {
  const application = byUuid(uuid)
  if (application !== undefined) return { application, rest }
  const text = `java.lang.RuntimeException: application id ${uuid} is returning null`
  return apiError(500, 'runtime', 'java.lang.RuntimeException', text, now)
}

/** The application that a path means, by any of its names (`wire.md` 1.1, 1.4). */
function locate(call: Call, segments: readonly string[]): Located | Reply {
  const { now, path } = call
  const [first = '', second = '', ...others] = segments
  if (/^(orgs|organizations|o)$/.test(first) && /^(apps|applications|a)$/.test(others[0] ?? '')) {
    return locate(call, [second, ...others.slice(1)])
  }
  if (/^(apps|applications)$/.test(first) && isUuid(second)) return locateUuid(second, others, now)
  if (isUuid(first) && !isUuid(second)) return locateUuid(first, [second, ...others].filter(Boolean), now)

  const isOrganization = [organization.name, organization.uuid].includes(first.toLowerCase())
  if (isUuid(second)) return isOrganization ? locateUuid(second, others, now) : notFound(now)
  const application = organization.applications.find(({ name }) => name === second.toLowerCase())
  if (isOrganization && application !== undefined) return { application, rest: others }
  const text = `Could not find application for ${first.toLowerCase()}/${second.toLowerCase()} from URI: ${path.slice(1)}`
  const exception = 'org.apache.usergrid.rest.exceptions.OrganizationApplicationNotFoundException'
  return apiError(404, 'organization_application_not_found', exception, text, now)
}

function token(call: Call, application: DemoApplication): Reply {
  if (call.request.method !== 'GET' && call.request.method !== 'POST') return notAllowed('GET,POST,OPTIONS', call.now)
  const fields = tokenFields(call, 'application')
  return 'status' in fields ? fields : grantToken(fields, application, call)
}

function mayRead(principal: Principal | null, application: DemoApplication): boolean {
  return principal !== null && (!('application' in principal) || principal.application === application)
}

const mayAdminister = (principal: Principal | null): boolean => principal !== null && principal.kind !== 'application-user'

function usersAnswer(call: Call, application: DemoApplication, users: readonly DemoUser[]): Reply {
  return pretty({
    action: 'get',
    application: application.uuid,
    params: {},
    path: '/users',
    uri: `http://${call.request.headers['host'] ?? 'localhost'}/${organization.name}/${application.name}/users`,
    entities: users.map(applicationUserBody),
    timestamp: call.now,
    duration: 0,
    organization: organization.name,
    applicationName: application.name
  })
}

const noSuchResource = (now: number): Reply =>
  apiError(
    404,
    'service_resource_not_found',
    'org.apache.usergrid.services.exceptions.ServiceResourceNotFoundException',
    'Service resource not found',
    now
  )

function users(call: Call, application: DemoApplication, [name, what]: readonly string[]): Reply {
  const { now, request } = call
  const principal = principalOf(call)
  if (!mayRead(principal, application)) return unauthorized('No application access authorized', now)
  if (name === undefined) return usersAnswer(call, application, application.users)
  const self = principal?.kind === 'application-user' ? principal.user : undefined
  const user = name === 'me' ? self : findUser(application.users, name)
  if (user === undefined) return noSuchResource(now)
  if (what === undefined) return usersAnswer(call, application, [user])
  if (/^revoketokens?$/.test(what) && request.method !== 'GET') {
    if (self !== undefined && self !== user) return unauthorized('Subject does not have permission to access this resource', now)
    return revokeTokens(call, user, what, what === 'revoketoken' ? 'revoked user token' : 'revoked user tokens')
  }
  if (what !== 'token' || request.method !== 'GET') return notFound(now)
  if (!mayAdminister(principal)) return { status: 403, headers: { 'Content-Type': 'application/json' }, body: '{}' }
  const ttl = call.query.get('ttl') ?? '0'
  return /^\d{1,9}$/.test(ttl)
    ? issueToken({ kind: 'application-user', user, application }, Number(ttl), call.tokens)
    : illegalArgument('ttl must be a number >= 0', now)
}

/** Everything below an application (`wire.md` 1.1, 3.2, 5.1-5.3). */
export function answerApplication(call: Call, segments: readonly string[]): Reply {
  const located = locate(call, segments)
  if ('status' in located) return located
  const { application, rest } = located
  const { now, request } = call
  const [what, ...deeper] = rest
  if (what === 'token' && deeper.length === 0) return token(call, application)
  if (what === 'users') return users(call, application, deeper)

  const isAllowed = mayRead(principalOf(call), application) && mayAdminister(principalOf(call))
  if (!isAllowed) return unauthorized('No application access authorized', now)
  if (request.method !== 'GET') return notAllowed('GET,OPTIONS', now)
  const stamp = { timestamp: now, duration: 0 }
  if (what === undefined) {
    const entity = { uuid: application.uuid, type: 'application', name: `${organization.name}/${application.name}` }
    return pretty({ action: 'get', application: application.uuid, entities: [entity], ...stamp })
  }
  if (what !== 'credentials' || deeper.length > 0) return noSuchResource(now)
  const credentials = { client_id: application.clientId, client_secret: application.clientSecret }
  return pretty({ action: 'get application keys', ...stamp, status: 'ok', credentials })
}
