import { demoOrganization as organization, type DemoApplication, type DemoUser } from './demo-organization.ts'

export type Principal =
  | { readonly kind: 'application-user'; readonly user: DemoUser; readonly application: DemoApplication }
  | { readonly kind: 'application'; readonly application: DemoApplication }
  | { readonly kind: 'organization' }
  | { readonly kind: 'admin-user'; readonly user: DemoUser }

const managementApplicationId = 'b6768a08-b5d5-11e3-a495-11ddb1de66c8'
const createdAt = 1_387_686_117_965

/** `{"acme/storefront": uuid}`, as every answer that lists applications has it. */
export const applicationMap = (): Readonly<Record<string, string>> =>
  Object.fromEntries(organization.applications.map(({ name, uuid }) => [`${organization.name}/${name}`, uuid]))

export const applicationUserBody = (user: DemoUser): object => ({
  uuid: user.uuid,
  type: 'user',
  name: user.name,
  created: createdAt,
  modified: createdAt,
  username: user.username,
  email: user.email,
  activated: user.activated
})

const adminBody = (user: DemoUser): object => ({
  applicationId: managementApplicationId,
  uuid: user.uuid,
  username: user.username,
  name: user.name,
  email: user.email,
  displayEmailAddress: `${user.name} <${user.email}>`,
  htmldisplayEmailAddress: `${user.name} &lt;<a href="mailto:${user.email}">${user.email}</a>&gt;`,
  activated: user.activated,
  confirmed: user.confirmed,
  disabled: user.disabled,
  adminUser: true,
  properties: {}
})

export const organizationBody = (): object => ({
  name: organization.name,
  passwordHistorySize: 0,
  uuid: organization.uuid,
  properties: {},
  users: Object.fromEntries(organization.admins.map((user) => [user.username, adminBody(user)])),
  applications: applicationMap()
})

export const adminWithOrganizations = (user: DemoUser): object => ({
  ...adminBody(user),
  organizations: {
    [organization.name]: { name: organization.name, uuid: organization.uuid, properties: {}, applications: applicationMap() }
  }
})

/** A success body in the order of keys in which the server writes it (`wire.md` 2). */
export function accessInfo(principal: Principal, accessToken: string, expiresIn: number): object {
  const token = { access_token: accessToken, expires_in: expiresIn }
  switch (principal.kind) {
    case 'application-user':
      return { ...token, user: applicationUserBody(principal.user) }
    case 'application':
      return { ...token, application: principal.application.uuid }
    case 'organization':
      return { ...token, organization: organizationBody() }
    case 'admin-user':
      return { passwordChanged: createdAt, ...token, user: adminWithOrganizations(principal.user) }
  }
}

/** Users are found by name, e-mail address or uuid, in any case (`wire.md` 1.4). */
export function findUser(users: readonly DemoUser[], text: string): DemoUser | undefined {
  const wanted = text.toLowerCase()
  return users.find(({ username, email, uuid }) => [username, email, uuid].includes(wanted))
}

/** A client is found wherever it is asked for: the server does not compare it with the address (`wire.md` 3.2). */
export function findClient(clientId: unknown, clientSecret: unknown): Principal | null {
  if (clientId === organization.clientId) return clientSecret === organization.clientSecret ? { kind: 'organization' } : null
  const application = organization.applications.find((each) => each.clientId === clientId)
  return application !== undefined && clientSecret === application.clientSecret ? { kind: 'application', application } : null
}
