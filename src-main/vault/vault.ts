import type { AppError } from '../model/app-error.ts'
import type { Profile, ProfileId } from '../model/profile.ts'
import { fail, ok, type Result } from '../model/result.ts'
import type { Secret } from '../model/secret.ts'
import type { Server } from '../model/server.ts'
import type { Clock, Timer } from '../model/time.ts'
import type { VaultAccess, VaultState } from '../model/vault-state.ts'
import type { Log } from '../log/log.ts'
import { keepGeneration } from './file-generations.ts'
import { createDataKey, createKeyRing, openKeyRing, type KeyRing } from './key-slots.ts'
import type { Keychain } from './keychain.ts'
import { openSecret, unavailable } from './open-secret.ts'
import { seal, type Place } from './seal.ts'
import type { OpenStore, Store } from './store-door.ts'
import { createTokenFile } from './token-file.ts'
import { applyChange, mergeContent, toRecord, type VaultContent, type VaultChange } from './vault-content.ts'
import { vaultFile } from './vault-file.ts'
import { readVaultFolder } from './vault-folder.ts'
import { createVaultTokens, type VaultTokens } from './vault-tokens.ts'
import { writeProblem } from './write-problem.ts'

export type Saved = {
  /** Undo of the removals: servers, profiles, secrets and tokens are put back as they were. */
  readonly putBack: () => Result<void, AppError>
}

export type { VaultChange } from './vault-content.ts'
export type { StoredToken } from './vault-tokens.ts'

export type Vault = {
  readonly state: () => VaultState
  readonly onStateChanged: (listener: (state: VaultState) => void) => () => void
  /** Names, places and expiries are readable at once, before and without the key. */
  readonly servers: () => readonly Server[]
  readonly profiles: () => readonly Profile[]
  readonly tokens: VaultTokens
  /** Asks the keychain for the data key: after the first paint, and for "Try again". Everything that needs the key does so by itself. */
  readonly open: () => Promise<VaultState>
  /** One write for all changes; resolves after it is on disk (or kept, in a session-only vault). On failure nothing has changed. */
  readonly save: (change: VaultChange) => Promise<Result<Saved, AppError>>
  readonly secretOf: (id: ProfileId) => Promise<Result<Secret, AppError>>
  /** Flushes and zeroes the key. The vault cannot be used afterwards. */
  readonly close: () => void
}

export type VaultDeps = {
  readonly folder: string
  readonly keychain: Keychain
  readonly openStore: OpenStore
  readonly clock: Clock
  readonly timer: Timer
  readonly log: Log
}

const readOnly: VaultAccess = { kind: 'session-only', why: 'folder-read-only' }

const secretPlace = (id: ProfileId): Place => ({ record: id, field: 'secret' })

/** Reads the files, without the keychain. What cannot be read is set aside, nothing else is changed. */
export function readVault({ folder, keychain, openStore, clock, timer, log }: VaultDeps): Vault {
  const found = readVaultFolder(folder, clock.now())
  const tokenFile = createTokenFile(found.tokens, timer, log)
  const listeners = new Set<(state: VaultState) => void>()
  let { access, content, ring } = found
  let key: Buffer | null = null
  let store: Store | null = null
  let opening: Promise<VaultState> | null = null
  let isEnded = false
  let written = ring === null ? null : content

  const state = (): VaultState => ({ ...access, notices: found.notices })

  function write(to: Store, keptBy: KeyRing, next: VaultContent, isUseOnly = false): void {
    if (!isUseOnly) keepGeneration(folder, vaultFile)
    to.write(toRecord(keptBy, next))
    written = next
  }

  /** From here on changes are written, beginning with a new vault itself and what the session has gathered so far. */
  async function connect(keptBy: KeyRing, opened: VaultAccess): Promise<VaultAccess> {
    try {
      const vaultStore = await openStore('vault')
      const tokenStore = await openStore('tokens')
      if (content !== written) write(vaultStore, keptBy, content)
      ring = keptBy
      store = vaultStore
      tokenFile.connect(tokenStore)
      return opened
    } catch (error) {
      log.warn('vault cannot be written', writeProblem(error))
      return readOnly
    }
  }

  async function unlock(): Promise<VaultAccess> {
    if (ring !== null) {
      const opened = await openKeyRing(ring, keychain)
      key = opened.key
      if (opened.key === null) return opened.access
      return found.isWritable ? connect(ring, opened.access) : readOnly
    }
    key ??= createDataKey()
    if (!found.isWritable) return readOnly
    const made = await createKeyRing(key, keychain)
    return made.ring === null ? made.access : connect(made.ring, made.access)
  }

  function dropKey(): void {
    key?.fill(0)
    key = null
  }

  async function openOnce(): Promise<VaultState> {
    if (access.kind === 'open' || (access.kind === 'closed' && access.why === 'newer-format')) return state()
    access = await unlock()
    if (isEnded) dropKey()
    listeners.forEach((listener) => listener(state()))
    return state()
  }

  function open(): Promise<VaultState> {
    if (isEnded) return Promise.resolve(state())
    opening ??= openOnce().finally(() => (opening = null))
    return opening
  }

  async function demandKey(): Promise<Buffer | null> {
    // While it is opening, the key may be there before the store is: a save would not reach the disk.
    if (key === null || opening !== null) await open()
    return key
  }

  function commit(next: VaultContent, isUseOnly = false): Result<void, AppError> {
    try {
      if (store !== null && ring !== null) write(store, ring, next, isUseOnly)
      content = next
      return ok(undefined)
    } catch (error) {
      const detail = writeProblem(error)
      log.warn('vault not written', detail)
      return fail({ code: 'not-saved', detail })
    }
  }

  async function save(change: VaultChange): Promise<Result<Saved, AppError>> {
    const sealingKey = await demandKey()
    if (sealingKey === null) return unavailable
    const { content: next, removed } = applyChange(content, change, (id, secret) => seal(sealingKey, secretPlace(id), secret))
    const done = commit(next, change.isUseOnly)
    if (!done.ok) return done
    const removedTokens = tokenFile.remove([...removed.profiles.keys()])
    const putBack = (): Result<void, AppError> => {
      const undone = commit(mergeContent(content, removed))
      if (undone.ok) tokenFile.put(removedTokens)
      return undone
    }
    return ok({ putBack })
  }

  return {
    state,
    onStateChanged: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    servers: () => [...content.servers.values()],
    profiles: () => [...content.profiles.values()],
    tokens: createVaultTokens(tokenFile, demandKey, (id) => content.profiles.has(id)),
    open,
    save,
    secretOf: async (id) => openSecret(await demandKey(), secretPlace(id), content.secrets.get(id)),
    close: () => {
      isEnded = true
      tokenFile.flush()
      dropKey()
    }
  }
}
