import type { VaultState } from '../model/vault-state.ts'
import { call, event } from './ipc.ts'

export const vault = {
  state: call<void, VaultState>(),
  /** Asks the keychain again, for example after a person has unlocked it. */
  open: call<void, VaultState>(),
  changed: event<VaultState>()
}
