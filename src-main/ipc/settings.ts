import * as z from 'zod/mini'
import type { settings as contract } from '../contract/settings.ts'
import { clipboardClearChoices, lockAfterChoices, type Preferences } from '../model/settings.ts'
import { ok } from '../model/result.ts'
import type { SettingsStore } from '../settings/settings-file.ts'
import type { Handlers } from './router.ts'
import { nothing } from './schemas.ts'

const preferences = z.strictObject({
  checkForUpdates: z.optional(z.boolean()),
  clipboardClearMs: z.optional(z.nullable(z.literal(clipboardClearChoices))),
  closeToTray: z.optional(z.boolean()),
  copiesAreLive: z.optional(z.boolean()),
  hideFromCapture: z.optional(z.boolean()),
  keepPinnedFresh: z.optional(z.boolean()),
  lockAfterMs: z.optional(z.nullable(z.literal(lockAfterChoices))),
  lockWithScreen: z.optional(z.boolean()),
  notifyBeforeExpiry: z.optional(z.boolean()),
  notifyExpiry: z.optional(z.boolean()),
  notifyStopped: z.optional(z.boolean()),
  showWhileLocked: z.optional(z.boolean()),
  startHidden: z.optional(z.boolean()),
  theme: z.optional(z.enum(['system', 'light', 'dark']))
})

/** Only what was sent: a field that is there but undefined would take a setting away. */
const withoutGaps = (change: z.infer<typeof preferences>): Partial<Preferences> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))

export const settingsHandlers = (settings: SettingsStore): Handlers<typeof contract> => ({
  get: { input: nothing, run: () => ok(settings.get()) },
  setSort: { input: z.enum(['expiry', 'name', 'last-used']), run: (sort) => ok(settings.set({ sort })) },
  set: { input: z.pipe(preferences, z.transform(withoutGaps)), run: (change) => ok(settings.set(change)) }
})
