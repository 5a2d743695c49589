import type { ProfileDraft } from '../model/profile-draft.ts'
import type { Profile, ProfileId } from '../model/profile.ts'
import type { Server } from '../model/server.ts'
import { call, event } from './ipc.ts'

export type ProfileList = { readonly servers: readonly Server[]; readonly profiles: readonly Profile[] }

/** Servers are few and come whole; profiles are many and come as what changed. */
export type ProfilesChange = {
  readonly servers: readonly Server[]
  readonly put: readonly Profile[]
  readonly removed: readonly ProfileId[]
}

export const profiles = {
  list: call<void, ProfileList>(),
  save: call<ProfileDraft, Profile>(),
  setPinned: call<{ readonly ids: readonly ProfileId[]; readonly pinned: boolean }, void>(),
  setKeepFresh: call<{ readonly ids: readonly ProfileId[]; readonly keepFresh: boolean }, void>(),
  remove: call<readonly ProfileId[], void>(),
  /** Takes back the last removal while it can still be undone. */
  restore: call<void, void>(),
  changed: event<ProfilesChange>()
}
