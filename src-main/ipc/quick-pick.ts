import * as z from 'zod/mini'
import type { quickPick as contract } from '../contract/quick-pick.ts'
import type { QuickPickShortcut } from '../desktop/quick-pick-shortcut.ts'
import { isKeyCombination } from '../model/key-combination.ts'
import type { ProfileId } from '../model/profile.ts'
import { ok } from '../model/result.ts'
import type { Handlers } from './router.ts'
import { nothing, profileId } from './schemas.ts'

type Parts = {
  readonly shortcut: QuickPickShortcut
  readonly hide: () => void
  readonly openWindow: (id: ProfileId | null) => void
}

export const quickPickHandlers = ({ shortcut, hide, openWindow }: Parts): Handlers<typeof contract> => ({
  shortcut: { input: nothing, run: async () => ok(await shortcut.state()) },
  setShortcut: { input: z.nullable(z.string().check(z.refine(isKeyCombination))), run: async (keys) => ok(await shortcut.set(keys)) },
  hide: { input: nothing, run: () => ok(hide()) },
  openWindow: { input: z.nullable(profileId), run: (id) => ok(openWindow(id)) }
})
