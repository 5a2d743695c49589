import { accessTypes, type AccessTypeId } from '../access-type.ts'
import { decodeBase64url } from './base64url.ts'
import { toUuid } from './uuid.ts'

export type ClientKind = 'organization' | 'application'

export type ClientId = { readonly kind: ClientKind; readonly uuid: string }

export type ClientIdWarning =
  /** A client id of the other kind: the server would grant that kind instead. */
  | { readonly kind: 'other-kind'; readonly belongsTo: ClientKind }
  /** Id and secret are of different kinds: the server will reject them. */
  | { readonly kind: 'mixed-pair'; readonly idOf: ClientKind; readonly secretOf: ClientKind }
  /** Not the shape of a Usergrid client id: a placeholder, a cut one, or one of another server. */
  | { readonly kind: 'unusual' }
  /** A client id where a username is expected. */
  | { readonly kind: 'not-a-username'; readonly belongsTo: ClientKind }

const prefixLength = 4
const secretLength = 31

function kindOf(text: string): ClientKind | null {
  const prefix = text.slice(0, prefixLength)
  if (prefix === accessTypes.organization.clientIdPrefix) return 'organization'
  return prefix === accessTypes.application.clientIdPrefix ? 'application' : null
}

/** What a client id of 26 characters tells by itself (`wire.md` 4.3): whose it is; null for any other text. */
export function parseClientId(text: string): ClientId | null {
  const kind = kindOf(text)
  const bytes = text.length === 26 ? decodeBase64url(text.slice(prefixLength)) : null
  return kind === null || bytes === null ? null : { kind, uuid: toUuid(bytes) }
}

/** Whose client secret it is (`wire.md` 4.3); null for text that is not shaped like one. */
export function secretKind(text: string): ClientKind | null {
  return text.length === secretLength && decodeBase64url(text.slice(prefixLength)) !== null ? kindOf(text) : null
}

/**
 * What looks wrong about a client id and its secret (`wire.md` 4.3); null where nothing does. A warning only: other servers may use other
 * ids. `text/client-id-text.ts` has the words.
 */
export function clientIdWarning(accessType: AccessTypeId, clientId: string, secret: string): ClientIdWarning | null {
  const id = parseClientId(clientId.trim())
  if (accessTypes[accessType].principal.key === 'username') return id === null ? null : { kind: 'not-a-username', belongsTo: id.kind }
  if (clientId.trim() === '') return null
  if (id === null) return { kind: 'unusual' }
  if (id.kind !== accessType) return { kind: 'other-kind', belongsTo: id.kind }
  const secretOf = secretKind(secret)
  return secretOf === null || secretOf === id.kind ? null : { kind: 'mixed-pair', idOf: id.kind, secretOf }
}
