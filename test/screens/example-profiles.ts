import type { Principal } from '../../src-main/demo-server/principal.ts'
import { demoOrganization, type DemoApplication, type DemoUser } from '../../src-main/demo-server/demo-organization.ts'
import type { ProfileDraft } from '../../src-main/model/profile-draft.ts'
import type { Environment } from '../../src-main/model/server.ts'
import { dayMs, hourMs, minuteMs, secondMs } from '../../src-main/model/time.ts'

/** When it is in the pictures, epoch ms. */
export const exampleNow = Date.UTC(2026, 10, 23, 19, 34, 0)

const servers = {
  production: { url: 'https://api.usergrid.com', environment: 'production', name: '' },
  staging: { url: 'https://usergrid.staging.example.org:8443', environment: 'staging', name: 'Staging' },
  local: { url: 'http://localhost:8080', environment: 'local', name: '' }
} as const satisfies Record<string, { readonly url: string; readonly environment: Environment; readonly name: string }>

export const exampleServers = Object.values(servers)

/** How the last request of a profile went: a token that has so much of its lifetime left (ms; less than 0: it ended so long ago), or no token. */
export type ExampleToken =
  | { readonly kind: 'granted'; readonly leftMs: number; readonly lifetimeMs: number; readonly principal: Principal }
  | { readonly kind: 'never-ends'; readonly principal: Principal }
  | { readonly kind: 'rejected' | 'busy' | 'dropped' | 'unanswered' | 'none' }

export type ExampleProfile = { readonly draft: ProfileDraft; readonly pinned: boolean; readonly token: ExampleToken }

const [storefront] = demoOrganization.applications as readonly [DemoApplication]
const [tester] = storefront.users as readonly [DemoUser]
const [admin] = demoOrganization.admins as readonly [DemoUser]

const clientId = (prefix: 'YXA6' | 'b3U6', uuid: string): string =>
  prefix + Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url')
const asUser = (username: string): Principal => ({
  kind: 'application-user',
  user: { ...tester, username, email: `${username}@mail.example` },
  application: storefront
})
const asAdmin = (username: string): Principal => ({ kind: 'admin-user', user: { ...admin, username } })
const asApplication = (uuid: string): Principal => ({ kind: 'application', application: { ...storefront, uuid } })

const loyaltyUuid = '17ccde31-e95c-11e0-9407-005056c00008'
const fleetUuid = '80118c90-e957-11e0-9f46-005056c00009'
const testAppUuid = '04af5e31-e95c-11e0-9407-005056c0bbba'
const nightlyUuid = '37ad4358-e95c-11e0-9407-005056c05266'

type Where = Pick<ProfileDraft, 'accessType' | 'organization' | 'application' | 'principal' | 'name'>

function example(server: keyof typeof servers, where: Where, token: ExampleToken, pinned = false): ExampleProfile {
  const { url, environment } = servers[server]
  const rest = { managementTokenPath: '/management/token', secret: 'an example secret', notes: '', keepFresh: false, ttlMs: null } as const
  return { draft: { id: null, serverUrl: url, environment, ...rest, ...where }, pinned, token }
}

const left = (leftMs: number, lifetimeMs: number, principal: Principal): ExampleToken => ({
  kind: 'granted',
  leftMs,
  lifetimeMs,
  principal
})

const application = (name: string, organization: string, app: string, uuid: string): Where => ({
  accessType: 'application',
  organization,
  application: app,
  principal: clientId('YXA6', uuid),
  name
})
const user = (name: string, organization: string, app: string, principal: string): Where => ({
  accessType: 'application-user',
  organization,
  application: app,
  principal,
  name
})
const organization = (name: string, principal: string): Where => ({
  accessType: 'organization',
  organization: 'acme',
  application: '',
  principal,
  name
})
const management = (name: string, principal: string): Where => ({
  accessType: 'admin-user',
  organization: '',
  application: '',
  principal,
  name
})

/** The profiles of the design's drawings. */
export const exampleProfiles: readonly ExampleProfile[] = [
  example(
    'production',
    application('Loyalty backend', 'acme', 'loyalty', loyaltyUuid),
    left(3 * minuteMs + 12 * secondMs, hourMs, asApplication(loyaltyUuid))
  ),
  example(
    'production',
    application('Fleet telemetry', 'northwind', 'fleet', fleetUuid),
    left(12 * minuteMs + 5 * secondMs, 4 * hourMs, asApplication(fleetUuid)),
    true
  ),
  example(
    'local',
    application('Test app', 'test-organization', 'test-app', testAppUuid),
    left(14 * minuteMs + 40 * secondMs, 4 * hourMs, asApplication(testAppUuid))
  ),
  example(
    'production',
    organization('Acme organization', demoOrganization.clientId),
    left(2 * hourMs + 3 * minuteMs, 7 * dayMs, { kind: 'organization' })
  ),
  example('staging', management('Staging admin', 'admin'), left(dayMs + 8 * hourMs, 7 * dayMs, asAdmin('admin'))),
  example(
    'production',
    management('Platform admin', 'ops@acme.example'),
    left(5 * dayMs + 4 * hourMs, 7 * dayMs, asAdmin('ops@acme.example')),
    true
  ),
  example(
    'production',
    user('Storefront tester', 'acme', 'storefront', 'testuser'),
    left(6 * dayMs + 23 * hourMs + 12 * minuteMs, 7 * dayMs, asUser('testuser')),
    true
  ),
  example('local', user('Sandbox user', 'test-organization', 'sandbox', 'ann'), { kind: 'never-ends', principal: asUser('ann') }),
  example('staging', application('Loyalty nightly job', 'acme', 'loyalty', nightlyUuid), { kind: 'unanswered' }),
  example('staging', user('Storefront QA', 'acme', 'storefront', 'qa.maria'), left(-12 * minuteMs, hourMs, asUser('qa.maria'))),
  example('local', management('Local admin', 'test'), { kind: 'rejected' }),
  example('staging', organization('Acme staging', clientId('b3U6', '23fd6e0c-e957-11e0-9f46-005056c00480')), { kind: 'none' })
]

export const storefrontTester = 'Storefront tester'

/** What became of that profile's requests before the last one. */
export const earlierAttempts: readonly { readonly at: number; readonly token: ExampleToken }[] = [
  { at: Date.UTC(2026, 10, 16, 9, 11, 41), token: { kind: 'rejected' } },
  { at: Date.UTC(2026, 10, 16, 9, 11, 58), token: { kind: 'rejected' } },
  { at: Date.UTC(2026, 10, 16, 9, 12, 40), token: left(0, 7 * dayMs, asUser('testuser')) },
  { at: Date.UTC(2026, 10, 23, 18, 45, 52), token: { kind: 'dropped' } }
]
