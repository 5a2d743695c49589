import type { AppError } from '../model/app-error.ts'
import type { Profile, ProfileId } from '../model/profile.ts'
import type { Result } from '../model/result.ts'
import type { Secret } from '../model/secret.ts'
import type { Server, ServerId } from '../model/server.ts'
import type { Clock, Timer } from '../model/time.ts'
import type { LockReason, VaultState } from '../model/vault-state.ts'
import type { Log } from '../log/log.ts'
import type { Keychain } from './keychain.ts'
import type { PassphraseCost } from './passphrase-key.ts'
import type { VaultChange, VaultEdit } from './vault-content.ts'
import type { VaultTokens } from './vault-tokens.ts'
import type { WaysInChanges } from './ways-in.ts'
import type { WriteWhole } from './whole-file.ts'

export type Saved = {
  /** Undo of the removals: servers, profiles, secrets and tokens are put back as they were. */
  readonly putBack: () => Promise<Result<void, AppError>>
}

export type { VaultChange, VaultEdit } from './vault-content.ts'
export type { StoredToken } from './vault-tokens.ts'

export type Vault = {
  readonly state: () => VaultState
  readonly onStateChanged: (listener: (state: VaultState) => void) => () => void
  /** Names, places and expiries are readable at once, before and without the key. */
  readonly servers: () => readonly Server[]
  readonly profiles: () => readonly Profile[]
  readonly server: (id: ServerId) => Server | null
  readonly profile: (id: ProfileId) => Profile | null
  readonly tokens: VaultTokens
  /** Asks the keychain for the data key: after the first paint, and when a person says so. */
  readonly open: () => Promise<VaultState>
  readonly unlock: (typed: string) => Promise<Result<VaultState, AppError>>
  /** Zeroes the key, unless nothing could open the vault again. What was saved and minted so far still reaches the disk. */
  readonly lock: (why: LockReason) => boolean
  readonly create: (passphrase: string) => Promise<Result<VaultState, AppError>>
  readonly useSessionOnly: () => VaultState
  readonly waysIn: WaysInChanges
  /** Resolves after it is on disk (or kept, in a session-only vault). On failure nothing has changed. */
  readonly save: (change: VaultChange) => Promise<Result<Saved, AppError>>
  /** The same for a change that depends on what is there: it is made when all changes before are done, and need not be made at all. */
  readonly edit: (make: VaultEdit) => Promise<Result<Saved, AppError>>
  readonly secretOf: (id: ProfileId) => Promise<Result<Secret, AppError>>
  /** Whether the profile may not be used because it, or its server, is not as Mintmark wrote it. */
  readonly isDamaged: (id: ProfileId) => boolean
  /** Whether the server is not as Mintmark wrote it: nobody has looked at its settings. */
  readonly isDamagedServer: (id: ServerId) => boolean
  /** Text for nobody but this process, sealed until the vault is open again. null where it is not open now. */
  readonly sealNote: (text: string) => string | null
  readonly openNote: (sealed: string) => string | null
  /** Flushes and zeroes the key. The vault cannot be used afterwards. */
  readonly close: () => Promise<void>
}

export type VaultDeps = {
  readonly folder: string
  readonly keychain: Keychain
  readonly write: WriteWhole
  readonly cost: PassphraseCost
  readonly clock: Clock
  readonly timer: Timer
  readonly log: Log
}
