import * as z from 'zod/mini'
import { defaultSettings, type Settings } from '../model/settings.ts'
import { minuteMs } from '../model/time.ts'

const { clipboardClearMs, closeToTray, lockAfterMs, lockWithScreen, showWhileLocked, sort, window } = defaultSettings

const bounds = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int(), maximized: z.boolean() })

/** A value that is missing or bad becomes its default: the settings are never a reason not to start. */
const settings = z.object({
  clipboardClearMs: z.catch(z.nullable(z.int().check(z.minimum(1_000))), clipboardClearMs),
  closeToTray: z.catch(z.boolean(), closeToTray),
  lockAfterMs: z.catch(z.nullable(z.int().check(z.minimum(minuteMs))), lockAfterMs),
  lockWithScreen: z.catch(z.boolean(), lockWithScreen),
  showWhileLocked: z.catch(z.boolean(), showWhileLocked),
  sort: z.catch(z.enum(['expiry', 'name', 'last-used']), sort),
  window: z.catch(z.nullable(bounds), window)
}) satisfies z.ZodMiniType<Settings>

/** null where it is not even an object. */
export function parseSettings(value: unknown): Settings | null {
  return settings.safeParse(value).data ?? null
}
