import type { Api } from '../../src-main/contract/index.ts'
import type { AppError } from '../../src-main/model/app-error.ts'
import type { CertificateFacts } from '../../src-main/model/certificate.ts'
import type { Result } from '../../src-main/model/result.ts'
import { checkNewServer, checkServerDraft, type ServerField, type ServerSettings } from '../../src-main/model/server-draft.ts'
import {
  defaultConnection,
  guessEnvironment,
  isUnencrypted,
  serverHost,
  toBaseUrl,
  type Environment,
  type ManagementTokenPath,
  type ProxyChoice,
  type Server
} from '../../src-main/model/server.ts'
import { splitTokenUrl } from '../../src-main/model/split-token-url.ts'
import { secondMs } from '../../src-main/model/time.ts'
import type { TypedServer } from './typed-server.ts'

/** What the dialog of a new server starts with. */
const blank: Omit<Server, 'id' | 'baseUrl' | 'demo'> = {
  ...defaultConnection,
  name: '',
  environment: 'production',
  managementTokenPath: '/management/token'
}

/** What is being set in the server dialog. Nothing of it is lost when saving fails. */
export class ServerForm {
  /** null: a new one is made. */
  readonly server: Server | null
  readonly #api: Api
  /** The addresses that are servers already. */
  readonly #taken: () => readonly string[]
  readonly #original: string

  /** As typed; it can be only while the server is new. */
  address = $state('')
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
  #hasChosenEnvironment = $state(false)
  #visited = $state.raw<ReadonlySet<ServerField>>(new Set())

  constructor(api: Api, server: Server | null, taken: () => readonly string[]) {
    const { name, environment, managementTokenPath, timeoutMs, proxy, caCertificate } = server ?? blank
    this.#api = api
    this.#taken = taken
    this.server = server
    this.address = server?.baseUrl ?? ''
    this.name = name
    this.environment = environment
    this.managementTokenPath = managementTokenPath
    this.timeout = String(timeoutMs / secondMs)
    this.proxyKind = proxy.kind
    this.proxyUrl = proxy.kind === 'url' ? proxy.url : ''
    this.caCertificate = caCertificate
    this.#original = this.#written()
    if (caCertificate !== null) void this.#describe(caCertificate)
  }

  readonly #baseUrl = $derived.by(() => toBaseUrl(this.address))
  /** What it is called as long as it has no name. */
  readonly host = $derived.by(() => (this.#baseUrl === null ? '' : serverHost(this.#baseUrl)))
  readonly isSecure = $derived.by(() => this.#baseUrl?.startsWith('https:') === true)
  readonly isUnencrypted = $derived.by(() => this.#baseUrl !== null && isUnencrypted(this.#baseUrl))

  readonly #settings: ServerSettings = $derived.by(() => ({
    name: this.name,
    environment: this.environment,
    managementTokenPath: this.managementTokenPath,
    timeoutMs: this.timeout.trim() === '' ? 0 : Math.round(Number(this.timeout) * secondMs),
    caCertificate: this.caCertificate,
    proxy: this.proxyKind === 'url' ? { kind: 'url', url: this.proxyUrl } : { kind: this.proxyKind }
  }))
  readonly #problems = $derived.by(() =>
    this.server === null ? checkNewServer({ ...this.#settings, baseUrl: this.address }, this.#taken()) : checkServerDraft(this.#settings)
  )

  /** The fields as they are, for a form that takes the place of this one. */
  typed(): TypedServer {
    const { address, name, environment, managementTokenPath, timeout, proxyKind, proxyUrl, keepsPinned, caCertificate } = this
    return { address, name, environment, managementTokenPath, timeout, proxyKind, proxyUrl, keepsPinned, caCertificate }
  }

  retype(typed: TypedServer): void {
    Object.assign(this, typed)
    this.#hasChosenEnvironment = typed.address !== ''
    this.authorities = []
    if (typed.caCertificate !== null) void this.#describe(typed.caCertificate)
  }

  isChanged(): boolean {
    return this.#written() !== this.#original
  }

  /** The address as typed or pasted: of a token URL what stands for the server. */
  typeAddress(text: string): void {
    this.address = splitTokenUrl(text)?.serverUrl ?? text
    const baseUrl = toBaseUrl(this.address)
    if (baseUrl !== null && !this.#hasChosenEnvironment) this.environment = guessEnvironment(baseUrl)
  }

  chooseEnvironment(environment: Environment): void {
    this.environment = environment
    this.#hasChosenEnvironment = true
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

  /** The saved server, or null when it was not: the problems then stand beside their fields, anything else in `error`. */
  async save(): Promise<Server | null> {
    this.#visited = new Set(this.#problems.map(({ field }) => field))
    if (this.#problems.length > 0 || this.isSaving) return null
    this.isSaving = true
    const answer = await this.#send($state.snapshot(this.#settings))
    this.isSaving = false
    this.error = answer.ok ? null : answer.error
    return answer.ok ? answer.value : null
  }

  #send(settings: ServerSettings): Promise<Result<Server, AppError>> {
    const { servers } = this.#api
    return this.server === null
      ? servers.create({ ...settings, baseUrl: this.address })
      : servers.save({ ...settings, id: this.server.id, keepsPinned: this.keepsPinned })
  }

  #written(): string {
    return JSON.stringify([this.#settings, this.address, this.keepsPinned])
  }
}
