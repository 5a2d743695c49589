import { demoProfiles } from '../demo-server/demo-organization.ts'
import type { DemoServer } from '../demo-server/demo-server.ts'
import type { AppError } from '../model/app-error.ts'
import type { ProfileId } from '../model/profile.ts'
import { fail, ok, type Result } from '../model/result.ts'
import type { Vault } from '../vault/vault.ts'
import type { Profiles } from './profiles.ts'

export type DemoParts = {
  readonly vault: Vault
  readonly profiles: Profiles
  /** Starts the built-in Usergrid on this port of the loopback, or on another when it is taken. */
  readonly startServer: (port: number | null) => Promise<DemoServer>
}

/** The built-in Usergrid as a person meets it: started on demand, and again with the app while a profile uses it. */
export class Demo {
  readonly #parts: DemoParts
  #running: Promise<DemoServer> | null = null

  constructor(parts: DemoParts) {
    this.#parts = parts
  }

  /** Brings the server back that stored profiles point to. Its port may be taken by now: then the stored address follows. */
  async resume(): Promise<void> {
    const { vault, profiles } = this.#parts
    const stored = vault.servers().find(({ demo }) => demo)
    if (stored === undefined) return
    const { baseUrl } = await this.#start(Number(new URL(stored.baseUrl).port))
    if (baseUrl !== stored.baseUrl) await profiles.moveServer(stored.id, baseUrl)
  }

  /** Starts the server and stores a profile of each access type; the first one's id. Doing it twice adds nothing. */
  async try(): Promise<Result<ProfileId, AppError>> {
    const { vault, profiles } = this.#parts
    const { baseUrl } = await this.#start(null)
    const server = vault.servers().find(({ demo }) => demo)
    let first: ProfileId | null = null
    for (const { accessType, organization, application, principal, secret, name } of demoProfiles) {
      const existing = vault
        .profiles()
        .find((each) => each.serverId === server?.id && each.accessType === accessType && each.principal === principal)
      const saved = await profiles.save(
        {
          id: existing?.id ?? null,
          serverUrl: baseUrl,
          environment: 'local',
          managementTokenPath: '/management/token',
          accessType,
          organization,
          application,
          principal,
          secret,
          name: existing?.name ?? name,
          notes: existing?.notes ?? '',
          keepFresh: existing?.keepFresh ?? false,
          ttlMs: existing?.ttlMs ?? null
        },
        { demo: true }
      )
      if (!saved.ok) return saved
      first ??= saved.value.id
    }
    return first === null ? fail({ code: 'not-found' }) : ok(first)
  }

  async stop(): Promise<void> {
    await (await this.#running)?.close()
  }

  async #start(port: number | null): Promise<DemoServer> {
    this.#running ??= this.#parts.startServer(port)
    try {
      return await this.#running
    } catch (error) {
      // Whatever was in the way may be gone when a person tries again.
      this.#running = null
      throw error
    }
  }
}
