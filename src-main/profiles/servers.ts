import type { ProfilesChange } from '../contract/profiles.ts'
import type { AppError } from '../model/app-error.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { checkServerDraft, toProxyUrl, type ServerDraft } from '../model/server-draft.ts'
import type { ProxyChoice, Server, ServerId } from '../model/server.ts'
import type { Vault } from '../vault/vault.ts'

export type ServersParts = { readonly vault: Vault; readonly onChanged: (change: ProfilesChange) => void }

/** Sets up how servers are reached and which certificates are trusted there. They come and go with their profiles. */
export class Servers {
  readonly #parts: ServersParts

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

  /** Trusts the certificate with this fingerprint from now on, and the one accepted before no longer. */
  async acceptCertificate(id: ServerId, fingerprint: string): Promise<Result<void, AppError>> {
    // Saying yes to a certificate is not saying yes to whatever else somebody has changed.
    if (this.#parts.vault.isDamagedServer(id)) return fail({ code: 'vault-damaged' })
    const saved = await this.#update(id, (server) => ({ ...server, pinnedCertificate: fingerprint }))
    return saved.ok ? ok(undefined) : saved
  }

  async #update(id: ServerId, edit: (server: Server) => Server): Promise<Result<Server, AppError>> {
    const { vault, onChanged } = this.#parts
    let server = null as Server | null
    const saved = await vault.edit(() => {
      const stored = vault.server(id)
      if (stored === null) return fail({ code: 'not-found' })
      server = edit(stored)
      return ok({ putServers: [server] })
    })
    if (!saved.ok) return saved
    onChanged({ servers: vault.servers(), put: [], removed: [] })
    return server === null ? fail({ code: 'not-found' }) : ok(server)
  }
}

const withPlainUrl = (proxy: ProxyChoice): ProxyChoice =>
  proxy.kind === 'url' ? { kind: 'url', url: toProxyUrl(proxy.url) ?? proxy.url } : proxy
