import { join } from 'node:path'
import { defaultSettings, type Settings } from '../model/settings.ts'
import type { Clock } from '../model/time.ts'
import type { Log } from '../log/log.ts'
import { readJson, setAside } from '../vault/file-generations.ts'
import type { OpenStore } from '../vault/store-door.ts'
import { writeProblem } from '../vault/write-problem.ts'
import { parseSettings } from './settings-schema.ts'

export type SettingsStore = {
  readonly get: () => Settings
  /** Takes effect at once and is written soon after. */
  readonly set: (change: Partial<Settings>) => void
  /** Resolves when everything set so far is on disk, or failed to get there. */
  readonly written: () => Promise<void>
  readonly onChanged: (listener: (settings: Settings) => void) => () => void
}

const file = 'settings.json'

type SettingsDeps = { readonly folder: string; readonly openStore: OpenStore; readonly clock: Clock; readonly log: Log }

/** A cheap plain read that changes nothing: the window's bounds are needed before anything else is loaded. */
export function readSettings(folder: string): Settings {
  try {
    const reading = readJson(join(folder, file), parseSettings)
    return reading.kind === 'read' ? reading.value : defaultSettings
  } catch {
    return defaultSettings
  }
}

function setAsideUnreadable({ folder, clock, log }: SettingsDeps): void {
  try {
    const reading = readJson(join(folder, file), parseSettings)
    if (reading.kind === 'unreadable') log.warn('settings set aside', setAside(folder, file, clock.now()))
  } catch (error) {
    log.warn('settings not read', writeProblem(error))
  }
}

/** A file that makes no sense is set aside; with or without one, there are settings. */
export function createSettings(deps: SettingsDeps): SettingsStore {
  const listeners = new Set<(settings: Settings) => void>()
  let settings = readSettings(deps.folder)
  setAsideUnreadable(deps)
  let writing: Promise<void> | null = null

  // What is set while the store is being opened goes into the same write.
  async function write(): Promise<void> {
    try {
      const store = await deps.openStore('settings')
      writing = null
      store.write(settings)
    } catch (error) {
      writing = null
      deps.log.warn('settings not written', writeProblem(error))
    }
  }

  return {
    get: () => settings,
    set: (change) => {
      settings = { ...settings, ...change }
      writing ??= write()
      listeners.forEach((listener) => listener(settings))
    },
    written: () => writing ?? Promise.resolve(),
    onChanged: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
  }
}
