import type { ActivityEntry } from '../model/activity.ts'
import type { Attempt } from '../model/attempt.ts'
import type { ProfileId } from '../model/profile.ts'
import type { RefreshCounts, RefreshNews } from '../model/refresh-run.ts'
import type { TokenSummary } from '../model/token.ts'
import type { IdentityCheck } from '../model/usergrid/identity.ts'
import type { Revocation } from '../model/usergrid/revocation.ts'
import type { TokenAnatomy } from '../model/usergrid/token-anatomy.ts'
import type { Validation } from '../model/usergrid/validation.ts'
import type { ResponseValue } from './clipboard.ts'
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
  /** What the token tells by itself: main reads it, since the page does not have the token. */
  readonly anatomy: TokenAnatomy
  /** The JSON as the server sent it, secrets masked. */
  readonly response: string
  readonly identity: IdentityCheck
  /** Whether a person chose to keep it although it is not what the profile asks for. */
  readonly isIdentityKept: boolean
}

export const tokens = {
  list: call<void, readonly TokenState[]>(),
  mint: call<ProfileId, TokenSummary>(),
  cancel: call<ProfileId, void>(),
  detail: call<ProfileId, TokenDetail | null>(),
  /** The one way a token reaches the page: a person's click on the eye. */
  reveal: call<ProfileId, string>(),
  /** One value of the response as its JSON text, likewise. No object and no list: those would bring more than was asked for. */
  revealValue: call<ResponseValue, string>(),
  /** Ends the warning about whom the server granted, and that copying asks first. */
  keepIdentity: call<ProfileId, void>(),
  /** Asks the server whether it still accepts the token. */
  validate: call<ProfileId, Validation>(),
  /** Revokes the token of a user on the server and removes it here. A person was asked. */
  revoke: call<ProfileId, Revocation>(),
  /** Mints every token that has expired or soon will. Answers at the end of the run; `refreshed` tells how it goes. */
  refreshExpiring: call<void, RefreshCounts>(),
  /** Mints for each of these profiles, a few at a time; likewise. */
  refreshSelected: call<readonly ProfileId[], RefreshCounts>(),
  /** Ends the run: what is on its way is dropped, what waits is not begun. */
  cancelRefresh: call<void, void>(),
  /** What servers were asked for with the profile, newest first. */
  activity: call<ProfileId, readonly ActivityEntry[]>(),
  changed: event<readonly TokenState[]>(),
  refreshed: event<RefreshNews>(),
  /** A profile's activity has one more entry. */
  attempted: event<ProfileId>()
}
