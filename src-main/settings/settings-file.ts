import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultSettings, type Settings } from '../model/settings.ts'
import type { Clock } from '../model/time.ts'
import type { Log } from '../log/log.ts'
import { setAside, type Reading } from '../vault/file-generations.ts'
import { parseObject } from '../vault/record-file.ts'
import { writeProblem } from '../vault/write-problem.ts'
import { parseSettings } from './settings-schema.ts'
import type { OpenStore } from './store-door.ts'

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

/** Throws where the system refuses to read. */
function read(folder: string): Reading<Settings> {
  const path = join(folder, file)
  if (!existsSync(path)) return { kind: 'absent' }
  const value = parseSettings(parseObject(readFileSync(path, 'utf8')))
  return value === null ? { kind: 'unreadable' } : { kind: 'read', value }
}

/** A cheap plain read that changes nothing: the window's bounds are needed before anything else is loaded. */
export function readSettings(folder: string): Settings {
  try {
    const reading = read(folder)
    return reading.kind === 'read' ? reading.value : defaultSettings
  } catch {
    return defaultSettings
  }
}

async function setAsideUnreadable({ folder, clock, log }: SettingsDeps): Promise<void> {
  try {
    const reading = read(folder)
    if (reading.kind === 'unreadable') log.warn('settings set aside', await setAside(folder, file, clock.now()))
  } catch (error) {
    log.warn('settings not read', writeProblem(error))
  }
}

/** A file that makes no sense is set aside; with or without one, there are settings. */
export function createSettings(deps: SettingsDeps): SettingsStore {
  const listeners = new Set<(settings: Settings) => void>()
  let settings = readSettings(deps.folder)
  // Before anything is written: otherwise it would be the new file that is set aside.
  const cleared = setAsideUnreadable(deps)
  let writing: Promise<void> | null = null

  // What is set while the store is being opened goes into the same write.
  async function write(): Promise<void> {
    try {
      await cleared
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
    written: () => writing ?? cleared,
    onChanged: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
  }
}
