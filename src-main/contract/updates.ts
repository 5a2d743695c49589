import type { UpdateState } from '../model/update-state.ts'
import { call, event } from './ipc.ts'

export const updates = {
  state: call<void, UpdateState>(),
  /** Asks for newer versions now, where there is anybody to ask; answers what is known then. */
  check: call<void, UpdateState>(),
  changed: event<UpdateState>(),
  /** The weekly check has found this version. */
  found: event<string>()
}
