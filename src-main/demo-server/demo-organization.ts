import { createHash } from 'node:crypto'
import type { AccessTypeId } from '../model/access-type.ts'

export type DemoUser = {
  readonly username: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly uuid: string
  readonly activated: boolean
  readonly confirmed: boolean
  readonly disabled: boolean
}

export type DemoClient = { readonly uuid: string; readonly clientId: string; readonly clientSecret: string }

export type DemoApplication = DemoClient & { readonly name: string; readonly users: readonly DemoUser[] }

export type DemoOrganization = DemoClient & {
  readonly name: string
  readonly applications: readonly DemoApplication[]
  readonly admins: readonly DemoUser[]
}

/** The password of every demo account. It protects nothing: the accounts exist on this computer only. */
const password = 'demo-password'
const active = { password, activated: true, confirmed: true, disabled: false }

/** Always the same for a uuid, so that stored credentials still work after a restart. */
function client(prefix: 'b3U6' | 'YXA6', uuid: string): DemoClient {
  const id = Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url')
  const secret = createHash('sha1').update(`demo client secret of ${uuid}`).digest('base64url')
  return { uuid, clientId: prefix + id, clientSecret: prefix + secret }
}

const tester: DemoUser = {
  ...active,
  username: 'testuser',
  name: 'Test User',
  email: 'testuser@mail.example',
  uuid: 'e70b8677-e95c-11e0-9407-005056c00008'
}

const inactive: DemoUser = {
  ...active,
  username: 'inactive',
  name: 'Not Yet Activated',
  email: 'inactive@mail.example',
  uuid: 'e70b8678-e95c-11e0-9407-005056c00008',
  activated: false
}

const disabled: DemoUser = {
  ...active,
  username: 'disabled',
  name: 'Switched Off',
  email: 'disabled@mail.example',
  uuid: 'e70b8679-e95c-11e0-9407-005056c00008',
  disabled: true
}

const admin: DemoUser = {
  ...active,
  username: 'admin',
  name: 'Demo Admin',
  email: 'admin@mail.example',
  uuid: '7ff1946d-e957-11e0-9f46-005056c00008'
}

const unconfirmed: DemoUser = {
  ...active,
  username: 'unconfirmed',
  name: 'Not Confirmed',
  email: 'unconfirmed@mail.example',
  uuid: '7ff1946e-e957-11e0-9f46-005056c00008',
  confirmed: false
}

const storefront: DemoApplication = {
  ...client('YXA6', '17ccde30-e95c-11e0-9407-005056c00008'),
  name: 'storefront',
  users: [tester, inactive, disabled]
}

export const demoOrganization: DemoOrganization = {
  ...client('b3U6', '800b8510-e957-11e0-9f46-005056c00008'),
  name: 'acme',
  applications: [storefront, { ...client('YXA6', '8041893b-e957-11e0-9f46-005056c00008'), name: 'loyalty', users: [] }],
  admins: [admin, unconfirmed]
}

export type DemoProfile = {
  readonly accessType: AccessTypeId
  readonly organization: string
  readonly application: string
  readonly principal: string
  readonly secret: string
  readonly name: string
}

/** What "Try the demo server" stores: one profile of each access type. */
export const demoProfiles: readonly DemoProfile[] = [
  {
    accessType: 'application-user',
    organization: demoOrganization.name,
    application: storefront.name,
    principal: tester.username,
    secret: tester.password,
    name: 'Storefront tester'
  },
  {
    accessType: 'application',
    organization: demoOrganization.name,
    application: storefront.name,
    principal: storefront.clientId,
    secret: storefront.clientSecret,
    name: 'Storefront backend'
  },
  {
    accessType: 'organization',
    organization: demoOrganization.name,
    application: '',
    principal: demoOrganization.clientId,
    secret: demoOrganization.clientSecret,
    name: 'Acme organization'
  },
  { accessType: 'admin-user', organization: '', application: '', principal: admin.username, secret: admin.password, name: 'Demo admin' }
]
