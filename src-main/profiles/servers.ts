import type { ProfilesChange } from '../contract/profiles.ts'
import type { AppError } from '../model/app-error.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { checkNewServer, checkServerDraft, toProxyUrl, type NewServerDraft, type ServerDraft } from '../model/server-draft.ts'
import { defaultConnection, toBaseUrl, type ProxyChoice, type Server, type ServerId } from '../model/server.ts'
import type { Saved, Vault, VaultEdit } from '../vault/vault.ts'
import { LastRemoval } from './last-removal.ts'

export type ServersParts = {
  readonly vault: Vault
  readonly createId: () => string
  readonly onChanged: (change: ProfilesChange) => void
}

/** Sets up how servers are reached and which certificates are trusted there, and makes those that a person wants before their profiles. */
export class Servers {
  readonly #parts: ServersParts
  readonly #removal = new LastRemoval()

  constructor(parts: ServersParts) {
    this.#parts = parts
  }

  async save(draft: ServerDraft): Promise<Result<Server, AppError>> {
    const problems = checkServerDraft(draft)
    if (problems.length > 0) return fail({ code: 'invalid-input', problems })
    const { environment, managementTokenPath, timeoutMs, caCertificate } = draft
    return this.#update(draft.id, (server) => ({
      ...server,
      ...{ environment, managementTokenPath, timeoutMs, caCertificate },
      name: draft.name.trim(),
      pinnedCertificate: draft.keepsPinned ? server.pinnedCertificate : null,
      proxy: withPlainUrl(draft.proxy)
    }))
  }

  async create(draft: NewServerDraft): Promise<Result<Server, AppError>> {
    const { vault, createId } = this.#parts
    const { baseUrl, name, proxy, environment, managementTokenPath, timeoutMs, caCertificate } = draft
    const server: Server = {
      ...{ id: createId(), name: name.trim(), baseUrl: toBaseUrl(baseUrl) ?? '', environment, managementTokenPath, demo: false },
      ...{ ...defaultConnection, timeoutMs, caCertificate, proxy: withPlainUrl(proxy), standsAlone: true }
    }
    const saved = await this.#change(() => {
      const taken = vault.servers().map((each) => each.baseUrl)
      const problems = checkNewServer(draft, taken)
      return problems.length > 0 ? fail({ code: 'invalid-input', problems }) : ok({ putServers: [server] })
    })
    return saved.ok ? ok(server) : saved
  }

  /** Takes away a server that no profile uses. `restore` takes the last removal back. */
  async remove(id: ServerId): Promise<Result<void, AppError>> {
    const { vault } = this.#parts
    let removed = null as Server | null
    const saved = await this.#change(() => {
      removed = vault.server(id)
      if (removed === null) return fail({ code: 'not-found' })
      return vault.profiles().some(({ serverId }) => serverId === id) ? fail({ code: 'server-in-use' }) : ok({ removeServers: [id] })
    })
    if (!saved.ok) return saved
    this.#removal.remember(async () => {
      // Made anew in the meantime, it is there; twice it would be two.
      if (vault.servers().some(({ baseUrl }) => baseUrl === removed?.baseUrl)) return ok(undefined)
      const restored = await saved.value.putBack()
      if (restored.ok) this.#announce()
      return restored
    })
    return ok(undefined)
  }

  restore(): Promise<Result<void, AppError>> {
    return this.#removal.takeBack()
  }

  /** Trusts the certificate with this fingerprint from now on, and the one accepted before no longer. */
  async acceptCertificate(id: ServerId, fingerprint: string): Promise<Result<void, AppError>> {
    // Saying yes to a certificate is not saying yes to whatever else somebody has changed.
    if (this.#parts.vault.isDamagedServer(id)) return fail({ code: 'vault-damaged' })
    const saved = await this.#update(id, (server) => ({ ...server, pinnedCertificate: fingerprint }))
    return saved.ok ? ok(undefined) : saved
  }

  async #update(id: ServerId, edit: (server: Server) => Server): Promise<Result<Server, AppError>> {
    const { vault } = this.#parts
    let server = null as Server | null
    const saved = await this.#change(() => {
      const stored = vault.server(id)
      if (stored === null) return fail({ code: 'not-found' })
      server = edit(stored)
      return ok({ putServers: [server] })
    })
    if (!saved.ok) return saved
    return server === null ? fail({ code: 'not-found' }) : ok(server)
  }

  async #change(edit: VaultEdit): Promise<Result<Saved, AppError>> {
    const saved = await this.#parts.vault.edit(edit)
    if (saved.ok) this.#announce()
    return saved
  }

  #announce(): void {
    const { vault, onChanged } = this.#parts
    onChanged({ servers: vault.servers(), put: [], removed: [] })
  }
}

const withPlainUrl = (proxy: ProxyChoice): ProxyChoice =>
  proxy.kind === 'url' ? { kind: 'url', url: toProxyUrl(proxy.url) ?? proxy.url } : proxy
