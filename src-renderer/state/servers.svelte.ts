import type { Api } from '../../src-main/contract/index.ts'
import type { AppError } from '../../src-main/model/app-error.ts'
import type { ProfileId } from '../../src-main/model/profile.ts'
import { ok, type Result } from '../../src-main/model/result.ts'
import type { Server } from '../../src-main/model/server.ts'
import type { ProfilesState } from './profiles.svelte.ts'
import { ServerForm } from './server-form.svelte.ts'

/** A certificate that a person is asked to vouch for, met while getting the token of a profile. */
export type CertificateQuestion = {
  readonly profileId: ProfileId
  readonly server: Server
  readonly refusal: Extract<AppError, { readonly code: 'untrusted-certificate' }>
}

export type ServersParts = {
  readonly profiles: ProfilesState
  readonly onCreated: (server: Server) => void
}

/** What is open in the window about a server: its settings, or the question whether to accept its certificate. */
export class ServersState {
  form = $state.raw<ServerForm | null>(null)
  question = $state.raw<CertificateQuestion | null>(null)
  readonly isOpen = $derived(this.form !== null || this.question !== null)
  readonly #api: Api
  readonly #parts: ServersParts

  constructor(api: Api, parts: ServersParts) {
    this.#api = api
    this.#parts = parts
  }

  create(): void {
    this.#open(null)
  }

  edit(server: Server): void {
    this.#open(server)
  }

  closeForm(): void {
    this.form = null
  }

  async saveForm(): Promise<void> {
    const { form } = this
    const saved = (await form?.save()) ?? null
    if (saved === null) return
    this.closeForm()
    if (form?.server === null) this.#parts.onCreated(saved)
  }

  ask(question: CertificateQuestion): void {
    this.question ??= question
  }

  closeQuestion(): void {
    this.question = null
  }

  /** Accepts what was asked about. Gives the profile that can try again. */
  async accept(): Promise<Result<ProfileId | null, AppError>> {
    const { question } = this
    if (question === null) return ok(null)
    const { server, refusal, profileId } = question
    const answer = await this.#api.servers.acceptCertificate({ id: server.id, fingerprint: refusal.certificate.fingerprint })
    this.closeQuestion()
    return answer.ok ? ok(profileId) : answer
  }

  #open(server: Server | null): void {
    this.form ??= new ServerForm(this.#api, server, () => this.#parts.profiles.servers.map(({ baseUrl }) => baseUrl))
  }
}
