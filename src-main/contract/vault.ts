import type { VaultState } from '../model/vault-state.ts'
import { call, event } from './ipc.ts'

/** The passphrase that opens the vault now, to show that the same person is still there; null where it has none. */
type Confirmed = { readonly current: string | null }

/** The one domain where a passphrase crosses from the page to main. None ever crosses back. */
export const vault = {
  state: call<void, VaultState>(),
  /** Asks the keychain for the key: "Unlock with GNOME Keyring". */
  open: call<void, VaultState>(),
  /** By passphrase or recovery code. */
  unlock: call<string, VaultState>(),
  lock: call<void, void>(),
  /** The choice where no keychain is: a vault that this passphrase opens, */
  create: call<string, VaultState>(),
  /** or none. */
  useSessionOnly: call<void, VaultState>(),
  /** Adds the passphrase slot, or changes it. */
  setPassphrase: call<Confirmed & { readonly next: string }, VaultState>(),
  removePassphrase: call<Confirmed, VaultState>(),
  addKeychain: call<void, VaultState>(),
  removeKeychain: call<Confirmed, VaultState>(),
  /** A new recovery code, to be shown once. It opens nothing until it is kept. */
  createRecoveryCode: call<Confirmed, string>(),
  /** The person has written it down: the code takes effect, and the one before it no longer does. */
  keepRecoveryCode: call<void, VaultState>(),
  removeRecoveryCode: call<Confirmed, VaultState>(),
  changed: event<VaultState>()
}
