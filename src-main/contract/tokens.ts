import type { Attempt } from '../model/attempt.ts'
import type { ProfileId } from '../model/profile.ts'
import type { TokenSummary } from '../model/token.ts'
import type { IdentityCheck } from '../model/usergrid/identity.ts'
import { call, event } from './ipc.ts'

/** How one profile's token stands; what the list needs. */
export type TokenState = {
  readonly profileId: ProfileId
  readonly token: TokenSummary | null
  readonly attempt: Attempt
}

/** What the detail pane needs of a token. Nothing in it is secret. */
export type TokenDetail = {
  readonly summary: TokenSummary
  readonly masked: string
  /** The JSON as the server sent it, secrets masked. */
  readonly response: string
  readonly identity: IdentityCheck
}

export type RefreshSummary = { readonly minted: number; readonly failed: number }

export const tokens = {
  list: call<void, readonly TokenState[]>(),
  mint: call<ProfileId, TokenSummary>(),
  cancel: call<ProfileId, void>(),
  detail: call<ProfileId, TokenDetail | null>(),
  /** The one way a token reaches the page: a person's click on the eye. */
  reveal: call<ProfileId, string>(),
  refreshExpiring: call<void, RefreshSummary>(),
  changed: event<readonly TokenState[]>()
}
