import * as z from 'zod/mini'
import type { settings as contract } from '../contract/settings.ts'
import { ok } from '../model/result.ts'
import type { SettingsStore } from '../settings/settings-file.ts'
import type { Handlers } from './router.ts'
import { nothing } from './schemas.ts'

export const settingsHandlers = (settings: SettingsStore): Handlers<typeof contract> => ({
  get: { input: nothing, run: () => ok(settings.get()) },
  setSort: { input: z.enum(['expiry', 'name', 'last-used']), run: (sort) => ok(settings.set({ sort })) }
})
