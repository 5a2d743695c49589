import * as z from 'zod/mini'
import type { profiles as contract } from '../contract/profiles.ts'
import { ok } from '../model/result.ts'
import type { Profiles } from '../profiles/profiles.ts'
import type { Handlers } from './router.ts'
import { nothing, profileDraft, profileIds } from './schemas.ts'

export const profileHandlers = (profiles: Profiles): Handlers<typeof contract> => ({
  list: { input: nothing, run: () => ok(profiles.list()) },
  save: { input: profileDraft, run: (draft) => profiles.save(draft) },
  setPinned: { input: z.strictObject({ ids: profileIds, pinned: z.boolean() }), run: ({ ids, pinned }) => profiles.setPinned(ids, pinned) },
  setKeepFresh: {
    input: z.strictObject({ ids: profileIds, keepFresh: z.boolean() }),
    run: ({ ids, keepFresh }) => profiles.setKeepFresh(ids, keepFresh)
  },
  remove: { input: profileIds, run: (ids) => profiles.remove(ids) },
  restore: { input: nothing, run: () => profiles.restore() }
})
