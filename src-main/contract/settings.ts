import type { Preferences, ProfileSort, Settings } from '../model/settings.ts'
import { call, event } from './ipc.ts'

export const settings = {
  get: call<void, Settings>(),
  setSort: call<ProfileSort, void>(),
  set: call<Partial<Preferences>, void>(),
  changed: event<Settings>()
}
