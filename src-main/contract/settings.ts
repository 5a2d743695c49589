import type { ProfileSort, Settings } from '../model/settings.ts'
import { call, event } from './ipc.ts'

export const settings = {
  get: call<void, Settings>(),
  setSort: call<ProfileSort, void>(),
  changed: event<Settings>()
}
