import type { AccessTypeId } from '../../access-type.ts'
import type { Profile } from '../../profile.ts'
import type { Server } from '../../server.ts'

export type RequestFormId = 'http' | 'curl' | 'javascript' | 'node' | 'ruby'

export type RequestSource = {
  readonly server: Pick<Server, 'baseUrl' | 'managementTokenPath'>
  readonly profile: Pick<Profile, 'accessType' | 'organization' | 'application' | 'principal' | 'ttlMs'>
  /** The real one only on its way to the clipboard; on screen `maskedSecret` stands for it. */
  readonly secret: string
}

export type RequestForm = {
  readonly id: RequestFormId
  readonly label: string
  /** What the toast says was copied. */
  readonly done: string
  /** Those for which the user-facing description shows this form. */
  readonly accessTypes: readonly AccessTypeId[]
  /** What this form cannot say of the request, as a sentence. */
  readonly note: (profile: RequestSource['profile']) => string | null
  readonly write: (source: RequestSource) => string
}

export const maskedSecret = '••••••••'

/** The SDKs' login takes a name and a password, nothing else. */
export const loginWithoutLifetime = ({ ttlMs }: RequestSource['profile']): string | null =>
  ttlMs === null ? null : 'The SDK does not send the lifetime: the token gets the longest that the server allows.'
