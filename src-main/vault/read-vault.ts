import type { AppError } from '../model/app-error.ts'
import type { ProfileId } from '../model/profile.ts'
import { fail, ok, type Result } from '../model/result.ts'
import type { Secret } from '../model/secret.ts'
import { canLock, type DamagedRecord, type VaultNotice, type VaultState } from '../model/vault-state.ts'
import { openSecret } from './open-secret.ts'
import { seal, unseal, type Place } from './seal.ts'
import { TokenFile } from './token-file.ts'
import { createUnlockDelay } from './unlock-delay.ts'
import type { Saved, Vault, VaultDeps } from './vault.ts'
import { applyChange, damageOf, emptyContent, mergeContent, type VaultEdit } from './vault-content.ts'
import { verifyVaultFile } from './vault-file.ts'
import { readVaultFolder } from './vault-folder.ts'
import { VaultKeys } from './vault-keys.ts'
import { secretPlace } from './vault-records.ts'
import { VaultStore } from './vault-store.ts'
import { createVaultTokens } from './vault-tokens.ts'
import { checkNewPassphrase, WaysInChanges } from './ways-in.ts'

const notePlace: Place = { record: 'note', field: 'text' }

/** Reads the files, without the keychain. What cannot be read is set aside, nothing else is changed. */
export async function readVault({ folder, keychain, write, cost, clock, timer, log }: VaultDeps): Promise<Vault> {
  const found = await readVaultFolder(folder, clock.now())
  const isWritable = found.restriction === null
  const listeners = new Set<(state: VaultState) => void>()
  let notices: readonly VaultNotice[] = found.notices
  /** Until it is verified: it holds the text of every record. */
  let unverified = found.vault
  let isVerified = false
  let hasDamage = false

  const copyKey = (): Buffer | null => keys.copyKey()
  const ring = found.vault?.ring ?? null
  const store = new VaultStore(
    { content: found.vault?.content ?? emptyContent, ring, signature: found.signature },
    { folder, write, timer, log, copyKey }
  )
  const tokenFile = new TokenFile(found.tokens, { folder, write, timer, log, copyKey })
  tokenFile.keepOnly((id) => store.content().profiles.has(id))

  const keys: VaultKeys = new VaultKeys({
    keychain,
    clock,
    cost,
    delay: createUnlockDelay(folder, clock),
    ring,
    restriction: found.restriction,
    onKey: useKey,
    writeRing: async (...change) => {
      const written = await store.writeRing(...change)
      if (written.ok) tokenFile.connect()
      return written
    },
    onChanged: announce
  })
  const waysIn = new WaysInChanges(keys)

  function damaged(): readonly DamagedRecord[] {
    if (!isVerified) return []
    const content = store.content()
    const tokens = tokenFile.damaged().map((profileId): DamagedRecord => ({ profileId, part: 'token' }))
    const profiles = Array.from(content.profiles.values(), (entry) => damageOf(entry, content)).filter((record) => record !== null)
    return [...new Map([...tokens, ...profiles].map((record) => [record.profileId, record])).values()]
  }

  function state(): VaultState {
    const access = keys.access()
    // At the lock that is said in the card.
    const keychain = access.kind === 'open' ? keys.foreignKeychain() : null
    const told: readonly VaultNotice[] = keychain === null ? notices : [{ kind: 'keychain-changed', keychain }, ...notices]
    return { ...access, ways: keys.ways(), notices: told, damaged: damaged(), retryAt: keys.retryAt() }
  }

  function announce(): void {
    const now = state()
    hasDamage = now.damaged.length > 0
    listeners.forEach((listener) => listener(now))
  }

  /** Damage comes with opening, and can only heal or spread where there is some. */
  function announceDamage(): void {
    if (hasDamage) announce()
  }

  /** With the first key it is found out what is genuine; whether the vault can be used. */
  async function useKey(key: Buffer): Promise<boolean> {
    if (unverified === null) {
      // Tokens may have gone while it was locked.
      if (isWritable) tokenFile.connect()
      return true
    }
    const verified = await verifyVaultFile(key, unverified, { folder, isWritable, now: clock.now() })
    if (!verified.isVouched && found.restriction === 'newer-format') return false
    store.learn(verified.content)
    notices = [...notices, ...verified.notices]
    await tokenFile.verify(key)
    isVerified = true
    unverified = null
    if (!isWritable) return true
    await store.connect(verified)
    tokenFile.connect()
    return true
  }

  const stateAfter = (done: Result<void, AppError>): Result<VaultState, AppError> => (done.ok ? ok(state()) : done)

  async function edit(make: VaultEdit): Promise<Result<Saved, AppError>> {
    const opened = await keys.use(() => ok(undefined))
    if (!opened.ok) return opened
    const done = await store.commit((content) => {
      // Its turn may come after the vault was locked.
      const key = keys.key()
      if (key === null) return fail({ code: 'vault-locked' })
      const made = make()
      return made.ok ? ok(applyChange(content, made.value, (id, secret) => seal(key, secretPlace(id), secret))) : made
    })
    if (!done.ok) return done
    const { removed } = done.value
    const removedTokens = tokenFile.remove([...removed.profiles.keys()])
    announceDamage()
    return ok({
      putBack: async () => {
        const undone = await store.commit((content) => ok({ content: mergeContent(content, removed) }))
        if (!undone.ok) return undone
        tokenFile.put(removedTokens)
        announceDamage()
        return ok(undefined)
      }
    })
  }

  const isDamaged = (id: ProfileId): boolean => {
    const entry = store.content().profiles.get(id)
    return isVerified && entry !== undefined && damageOf(entry, store.content()) !== null
  }

  const secretOf = (id: ProfileId): Promise<Result<Secret, AppError>> =>
    keys.use((key) => {
      const entry = store.content().profiles.get(id)
      if (entry === undefined) return fail({ code: 'not-found' })
      if (isDamaged(id)) return fail({ code: 'vault-damaged' })
      return entry.sealed === null ? fail({ code: 'no-secret' }) : openSecret(key, secretPlace(id), entry.sealed)
    })

  /** What the tokens of a profile are good for: they are of no use to it once it stands for anything else. */
  function tokensOf(id: ProfileId): string | null {
    const profile = store.content().profiles.get(id)?.profile
    if (profile === undefined) return null
    const { serverId, accessType, organization, application, principal } = profile
    const baseUrl = store.content().servers.get(serverId)?.server.baseUrl ?? ''
    return JSON.stringify([id, baseUrl, accessType, organization, application, principal])
  }

  return {
    state,
    onStateChanged: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    servers: () => Array.from(store.content().servers.values(), ({ server }) => server),
    profiles: () => Array.from(store.content().profiles.values(), ({ profile }) => profile),
    server: (id) => store.content().servers.get(id)?.server ?? null,
    profile: (id) => store.content().profiles.get(id)?.profile ?? null,
    tokens: createVaultTokens(tokenFile, {
      useKey: (work) => keys.use(work),
      tokensOf,
      isDamaged,
      onChanged: announceDamage
    }),
    open: async () => {
      await keys.open()
      return state()
    },
    unlock: async (typed) => stateAfter(await keys.unlock(typed)),
    lock: (why) => {
      if (!canLock(state())) return false
      void tokenFile.flush()
      void store.flush()
      waysIn.forget()
      keys.lock(why)
      return true
    },
    create: async (passphrase) => {
      const isStrong = checkNewPassphrase(passphrase)
      return stateAfter(isStrong.ok ? await keys.create(passphrase) : isStrong)
    },
    useSessionOnly: () => {
      keys.useSessionOnly()
      return state()
    },
    waysIn,
    save: (change) => edit(() => ok(change)),
    edit,
    secretOf,
    isDamaged,
    isDamagedServer: (id) => isVerified && store.content().servers.get(id)?.isGenuine === false,
    sealNote: (text) => {
      const key = keys.key()
      return key === null ? null : seal(key, notePlace, text)
    },
    openNote: (sealed) => {
      const key = keys.key()
      return key === null ? null : unseal(key, notePlace, sealed)
    },
    close: async () => {
      const written = Promise.all([tokenFile.flush(), store.flush()])
      keys.end()
      await written
    }
  }
}
