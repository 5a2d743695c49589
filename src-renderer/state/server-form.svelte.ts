import type { Api } from '../../src-main/contract/index.ts'
import type { AppError } from '../../src-main/model/app-error.ts'
import type { CertificateFacts } from '../../src-main/model/certificate.ts'
import { checkServerDraft, type ServerDraft, type ServerField } from '../../src-main/model/server-draft.ts'
import { serverHost, type Environment, type ManagementTokenPath, type ProxyChoice, type Server } from '../../src-main/model/server.ts'
import { secondMs } from '../../src-main/model/time.ts'

/** What is being set in the server dialog. Nothing of it is lost when saving fails. */
export class ServerForm {
  readonly server: Server
  readonly host: string
  readonly isSecure: boolean
  readonly #api: Api
  readonly #original: string

  name = $state('')
  environment = $state<Environment>('production')
  managementTokenPath = $state<ManagementTokenPath>('/management/token')
  /** In seconds, as typed. */
  timeout = $state('')
  proxyKind = $state<ProxyChoice['kind']>('system')
  proxyUrl = $state('')
  keepsPinned = $state(true)
  caCertificate = $state.raw<string | null>(null)
  /** What the chosen authorities say of themselves; empty until main has read them. */
  authorities = $state.raw<readonly CertificateFacts[]>([])
  isSaving = $state(false)
  error = $state.raw<AppError | null>(null)
  #visited = $state.raw<ReadonlySet<ServerField>>(new Set())

  constructor(api: Api, server: Server) {
    this.#api = api
    this.server = server
    this.host = serverHost(server.baseUrl)
    this.isSecure = server.baseUrl.startsWith('https:')
    this.name = server.name
    this.environment = server.environment
    this.managementTokenPath = server.managementTokenPath
    this.timeout = String(server.timeoutMs / secondMs)
    this.proxyKind = server.proxy.kind
    this.proxyUrl = server.proxy.kind === 'url' ? server.proxy.url : ''
    this.caCertificate = server.caCertificate
    this.#original = JSON.stringify(this.draft)
    if (server.caCertificate !== null) void this.#describe(server.caCertificate)
  }

  readonly draft: ServerDraft = $derived.by(() => ({
    id: this.server.id,
    name: this.name,
    environment: this.environment,
    managementTokenPath: this.managementTokenPath,
    timeoutMs: this.timeout.trim() === '' ? 0 : Math.round(Number(this.timeout) * secondMs),
    caCertificate: this.caCertificate,
    keepsPinned: this.keepsPinned,
    proxy: this.proxyKind === 'url' ? { kind: 'url', url: this.proxyUrl } : { kind: this.proxyKind }
  }))
  readonly #problems = $derived.by(() => checkServerDraft(this.draft))

  isChanged(): boolean {
    return JSON.stringify(this.draft) !== this.#original
  }

  problem(field: ServerField): string | undefined {
    return this.#visited.has(field) ? this.#problems.find((problem) => problem.field === field)?.message : undefined
  }

  visit(field: ServerField): void {
    this.#visited = new Set([...this.#visited, field])
  }

  async chooseCaFile(): Promise<void> {
    const answer = await this.#api.servers.chooseCaFile()
    this.error = answer.ok ? null : answer.error
    if (!answer.ok || answer.value === null) return
    this.caCertificate = answer.value.pem
    this.authorities = answer.value.certificates
  }

  removeCaFile(): void {
    this.caCertificate = null
    this.authorities = []
  }

  async #describe(pem: string): Promise<void> {
    const answer = await this.#api.servers.describeCertificates(pem)
    if (answer.ok && this.caCertificate === pem) this.authorities = answer.value
  }

  /** Whether it was saved: if not, the problems stand beside their fields, anything else in `error`. */
  async save(): Promise<boolean> {
    this.#visited = new Set(this.#problems.map(({ field }) => field))
    if (this.#problems.length > 0 || this.isSaving) return false
    this.isSaving = true
    const answer = await this.#api.servers.save($state.snapshot(this.draft))
    this.isSaving = false
    this.error = answer.ok ? null : answer.error
    return answer.ok
  }
}
