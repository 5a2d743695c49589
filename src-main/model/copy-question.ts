import { accessTypes, type AccessTypeId } from './access-type.ts'
import type { Environment } from './server.ts'
import type { Identity, IdentityCheck } from './usergrid/identity.ts'

/** Why a person is asked before a token is copied: it reaches further than was asked for, or it opens much of a production server. */
export type CopyQuestion =
  { readonly kind: 'reaches-further'; readonly granted: Identity } | { readonly kind: 'production'; readonly accessType: AccessTypeId }

/** From here on a token opens more than one application (`wire.md` 1.1). */
const farReaching = accessTypes.organization.privilege

type CopyFacts = {
  readonly accessType: AccessTypeId
  readonly environment: Environment
  readonly check: IdentityCheck
  /** Whether a person keeps what was granted although they asked for something else. */
  readonly isKept: boolean
  /** Whether they have said yes before, in this session. */
  readonly isConfirmed: boolean
}

/** null: it may be copied as it is. Who says yes to a token that reaches too far has said yes to the lesser question as well. */
export function copyQuestion({ accessType, environment, check, isKept, isConfirmed }: CopyFacts): CopyQuestion | null {
  if (check.level === 'higher' && !isKept) return { kind: 'reaches-further', granted: check.granted }
  // What the server granted counts, where it says so.
  const kind = check.level === 'unknown' ? accessType : check.granted.kind
  const asks = environment === 'production' && accessTypes[kind].privilege >= farReaching && !isConfirmed
  return asks ? { kind: 'production', accessType: kind } : null
}
