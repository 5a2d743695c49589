import { isKeyCombination } from '../model/key-combination.ts'
import { defaultSettings, type Settings } from '../model/settings.ts'
import { minuteMs, secondMs } from '../model/time.ts'
import type { WindowBounds } from '../model/window-bounds.ts'
import { isBoolean, isNullOr, isObject, isOneOf, isShape, type Check } from '../vault/shape.ts'

const isInteger: Check<number> = (value): value is number => Number.isSafeInteger(value)
const isAtLeast =
  (least: number): Check<number> =>
  (value): value is number =>
    isInteger(value) && value >= least
const isKeys: Check<string> = (value): value is string => typeof value === 'string' && isKeyCombination(value)
const isBounds = isShape<WindowBounds>({ x: isInteger, y: isInteger, width: isInteger, height: isInteger, maximized: isBoolean })

/** By hand: they are read before the window is made, and loading a schema library would take longer than all the rest of that. */
const checks: { readonly [Name in keyof Settings]: Check<Settings[Name]> } = {
  checkForUpdates: isBoolean,
  clipboardClearMs: isNullOr(isAtLeast(secondMs)),
  closeToTray: isBoolean,
  copiesAreLive: isBoolean,
  hideFromCapture: isBoolean,
  keepPinnedFresh: isBoolean,
  lockAfterMs: isNullOr(isAtLeast(minuteMs)),
  lockWithScreen: isBoolean,
  notifyBeforeExpiry: isBoolean,
  notifyExpiry: isBoolean,
  notifyStopped: isBoolean,
  quickPickShortcut: isNullOr(isKeys),
  showWhileLocked: isBoolean,
  sort: isOneOf(['expiry', 'name', 'last-used']),
  startHidden: isBoolean,
  theme: isOneOf(['system', 'light', 'dark']),
  updatesCheckedAt: isNullOr(isInteger),
  window: isNullOr(isBounds)
}

/**
 * null where it is not even an object. A value that is missing or bad becomes its default: the settings are never a reason not to start.
 */
export function parseSettings(value: unknown): Settings | null {
  if (!isObject(value)) return null
  const read = Object.entries(checks).filter(([name, isGood]) => isGood(value[name]))
  return { ...defaultSettings, ...Object.fromEntries(read.map(([name]) => [name, value[name]])) }
}
