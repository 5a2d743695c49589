import type { AppError } from '../../src-main/model/app-error.ts'
import type { Profile, ProfileId } from '../../src-main/model/profile.ts'
import { fail, ok, type Result } from '../../src-main/model/result.ts'
import { Secret } from '../../src-main/model/secret.ts'
import { defaultConnection, type Server } from '../../src-main/model/server.ts'
import type { Saved, StoredToken, Vault, VaultChange } from '../../src-main/vault/vault.ts'
import { nameText, passphraseText, secretText, tokenText, type Operation } from './operations.ts'

const server: Server = {
  id: 'server',
  name: '',
  baseUrl: 'https://api.example.com',
  environment: 'production',
  managementTokenPath: '/management/token',
  demo: false,
  ...defaultConnection
}

const profile = (id: ProfileId, round: number, notesLength: number): Profile => ({
  id,
  serverId: server.id,
  accessType: 'application',
  organization: 'acme',
  application: 'storefront',
  principal: 'YXA6client',
  name: nameText(id, round),
  notes: 'n'.repeat(notesLength),
  pinned: false,
  keepFresh: false,
  ttlMs: null,
  copyFormat: 'header',
  createdAt: 0,
  lastUsedAt: null
})

const token = (profileId: ProfileId, round: number): StoredToken => ({
  summary: { profileId, issuedAt: round, receivedAt: round, expiry: { kind: 'never' } },
  accessToken: new Secret(tokenText(profileId, round)),
  responseText: new Secret(JSON.stringify({ access_token: tokenText(profileId, round) }))
})

/** What a vault said it could not write since `clear`: a token that is not written is no error to anybody, only a line in the log. */
export type Unwritten = { readonly warnings: () => readonly string[]; readonly clear: () => void }

/** One vault, and what was taken out of it last. */
export class Session {
  readonly #vault: Vault
  readonly #unwritten: Unwritten
  #passphrase: number | null
  #saved: Saved | null = null

  constructor(vault: Vault, passphrase: number | null, unwritten: Unwritten) {
    this.#vault = vault
    this.#passphrase = passphrase
    this.#unwritten = unwritten
  }

  situation() {
    const { kind } = this.#vault.state()
    return {
      profiles: this.#vault.profiles().map(({ id }) => id),
      tokens: this.#vault.tokens.summaries().map(({ profileId }) => profileId),
      passphrase: this.#passphrase,
      isLocked: kind === 'locked',
      canPutBack: this.#saved !== null
    }
  }

  /** Resolves when all of it is promised to be on disk. */
  async carryOut(operation: Operation): Promise<Result<void, AppError>> {
    this.#unwritten.clear()
    const done = await this.#do(operation)
    if (!done.ok) return done
    if (operation.kind !== 'remove') this.#saved = null
    if (!['mint', 'forget-token', 'put-back'].includes(operation.kind)) return done
    await this.#vault.tokens.flush()
    const [warning] = this.#unwritten.warnings()
    return warning === undefined ? done : fail({ code: 'not-saved', detail: warning })
  }

  async #do(operation: Operation): Promise<Result<void, AppError>> {
    const vault = this.#vault
    switch (operation.kind) {
      case 'put': {
        const { ids, round, withSecret, notesLength } = operation
        const putProfiles = ids.map((id) => ({
          profile: profile(id, round, notesLength),
          ...(withSecret ? { secret: new Secret(secretText(id, round)) } : {})
        }))
        // As a person saves a damaged server again, to vouch for it.
        const needsServer = vault.server(server.id) === null || vault.state().damaged.length > 0
        return this.#save({ ...(needsServer ? { putServers: [server] } : {}), putProfiles })
      }
      case 'remove':
        return this.#save({ removeProfiles: operation.ids })
      case 'put-back':
        return (await this.#saved?.putBack()) ?? fail({ code: 'not-found' })
      case 'mint':
        return vault.tokens.put(token(operation.id, operation.round))
      case 'forget-token':
        return ok(vault.tokens.remove(operation.id))
      case 'use': {
        const before = vault.profile(operation.id)
        if (before === null) return fail({ code: 'not-found' })
        return this.#save({ putProfiles: [{ profile: { ...before, lastUsedAt: operation.round } }], isUseOnly: true })
      }
      case 'set-passphrase':
        return this.#setPassphrase(operation.round)
      case 'lock':
        vault.lock('person')
        return ok(undefined)
      case 'unlock':
        return this.#unlock(operation.passphrase)
    }
  }

  async #save(change: VaultChange): Promise<Result<void, AppError>> {
    const saved = await this.#vault.save(change)
    if (!saved.ok) return saved
    this.#saved = saved.value
    return ok(undefined)
  }

  async #setPassphrase(round: number): Promise<Result<void, AppError>> {
    const current = this.#passphrase === null ? null : passphraseText(this.#passphrase)
    const done = await this.#vault.waysIn.setPassphrase(current, passphraseText(round))
    if (done.ok) this.#passphrase = round
    return done
  }

  async #unlock(passphrase: number | null): Promise<Result<void, AppError>> {
    if (passphrase !== null) {
      const unlocked = await this.#vault.unlock(passphraseText(passphrase))
      return unlocked.ok ? ok(undefined) : unlocked
    }
    const { kind } = await this.#vault.open()
    return kind === 'open' ? ok(undefined) : fail({ code: 'vault-locked' })
  }
}
