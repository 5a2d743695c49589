import type { ServerId } from './server.ts'

export type StateFilterKind = 'all' | 'pinned' | 'soon' | 'expired' | 'none'

/** Which profiles the list shows: those in a state, or those of a place. */
export type ProfileFilter =
  | { readonly kind: StateFilterKind }
  | { readonly kind: 'server'; readonly serverId: ServerId }
  | { readonly kind: 'organization'; readonly serverId: ServerId; readonly organization: string }
  | { readonly kind: 'application'; readonly serverId: ServerId; readonly organization: string; readonly application: string }
