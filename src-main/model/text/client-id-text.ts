import { accessTypes } from '../access-type.ts'
import { assertNever } from '../assert-never.ts'
import type { ClientIdWarning, ClientKind } from '../usergrid/client-id.ts'

const owner: { readonly [Kind in ClientKind]: string } = { organization: 'an organization', application: 'an application' }

/** The warning beside the client id. `organization` is what stands in that field; it may be empty. */
export function clientIdText(warning: ClientIdWarning, organization: string): string {
  switch (warning.kind) {
    case 'other-kind': {
      const reach = warning.belongsTo === 'organization' ? `all of ${organization.trim() || 'the organization'}` : 'that application only'
      return `${accessTypes[warning.belongsTo].clientIdPrefix} ids belong to ${owner[warning.belongsTo]}. The server would grant ${reach}.`
    }
    case 'mixed-pair':
      return `The id belongs to ${owner[warning.idOf]}, the secret to ${owner[warning.secretOf]}. The server will reject the pair.`
    case 'unusual':
      return 'Usergrid client ids have 26 characters and start with YXA6 (application) or b3U6 (organization).'
    case 'not-a-username':
      return `This is the client id of ${owner[warning.belongsTo]}, not a username.`
    default:
      return assertNever(warning)
  }
}
