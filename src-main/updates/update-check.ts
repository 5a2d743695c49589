import { defaultConnection, type Server } from '../model/server.ts'
import { dayMs, hourMs, type Clock, type Timer } from '../model/time.ts'
import { canCheck, isNewerVersion, type UpdateState } from '../model/update-state.ts'
import type { SettingsStore } from '../settings/settings-file.ts'
import type { Transport } from '../tokens/answer.ts'
import type { FoundSource } from './find-source.ts'
import { readSignedFeed } from './signed-feed.ts'

export type UpdateCheckParts = {
  /** null: there is nobody to ask. */
  readonly source: FoundSource | null
  readonly isManaged: boolean
  /** Of the Mintmark that runs. */
  readonly version: string
  readonly transport: Transport
  readonly settings: Pick<SettingsStore, 'get' | 'set'>
  readonly clock: Clock
  readonly timer: Timer
  readonly onChanged: (state: UpdateState) => void
  /** A newer version was found while nobody was looking. */
  readonly onFound: (version: string) => void
}

const betweenChecksMs = 7 * dayMs
const afterFailureMs = dayMs
/** Timers stand still while the computer sleeps, so the clock is looked at now and then. */
const longestWaitMs = hourMs

/** The feed is asked like any server: its own session, no cookies, no redirects, a time limit. */
const toServer = ({ feedUrl, pinnedCertificate }: FoundSource): Server => ({
  ...defaultConnection,
  id: 'updates',
  name: '',
  baseUrl: new URL(feedUrl).origin,
  environment: 'production',
  managementTokenPath: '/management/token',
  demo: false,
  pinnedCertificate
})

/** Asks whether there is a newer version: when a person wants to know, and weekly where that is switched on. It downloads nothing. */
export class UpdateCheck {
  readonly #parts: UpdateCheckParts
  #state: UpdateState
  #asking: Promise<void> | null = null
  #triedAt = -Infinity
  #stopTimer: (() => void) | null = null

  constructor(parts: UpdateCheckParts) {
    this.#parts = parts
    const { updatesCheckedAt } = parts.settings.get()
    if (parts.isManaged) this.#state = { kind: 'managed' }
    else if (parts.source === null) this.#state = { kind: 'no-source' }
    else this.#state = updatesCheckedAt === null ? { kind: 'unchecked' } : { kind: 'current', checkedAt: updatesCheckedAt }
  }

  state(): UpdateState {
    return this.#state
  }

  /** One at a time: who asks again gets the answer of the first. */
  async check(): Promise<UpdateState> {
    if (canCheck(this.#state)) await (this.#asking ??= this.#ask().finally(() => (this.#asking = null)))
    return this.#state
  }

  /** At the start, and when the settings have changed. */
  plan(): void {
    this.#stopTimer?.()
    this.#stopTimer = null
    const { settings, clock, timer } = this.#parts
    if (!canCheck(this.#state) || !settings.get().checkForUpdates) return
    const waitMs = Math.max(0, this.#dueAt() - clock.now())
    this.#stopTimer = timer(Math.min(waitMs, longestWaitMs), () => void this.#wake())
  }

  stop(): void {
    this.#stopTimer?.()
    this.#stopTimer = null
  }

  #dueAt(): number {
    const { settings, clock } = this.#parts
    const checkedAt = settings.get().updatesCheckedAt
    // A check in the future is one of a clock that was wrong.
    const dueAt = checkedAt === null || checkedAt > clock.now() ? -Infinity : checkedAt + betweenChecksMs
    return Math.max(dueAt, this.#triedAt + afterFailureMs)
  }

  async #wake(): Promise<void> {
    const { clock, onFound } = this.#parts
    if (clock.now() >= this.#dueAt()) {
      const state = await this.check()
      if (state.kind === 'available') onFound(state.news.version)
    }
    // Switched off meanwhile, it plans nothing.
    this.plan()
  }

  async #ask(): Promise<void> {
    const { source, clock, settings } = this.#parts
    if (source === null) return
    this.#become({ kind: 'checking' })
    this.#triedAt = clock.now()
    const state = await this.#answerOf(source)
    // Where there is something newer, the next start asks again.
    if (state.kind === 'current') settings.set({ updatesCheckedAt: state.checkedAt })
    this.#become(state)
  }

  async #answerOf(source: FoundSource): Promise<UpdateState> {
    const { transport, version, clock } = this.#parts
    const signal = new AbortController().signal
    const answer = await transport({ server: toServer(source), method: 'GET', url: source.feedUrl, signal })
    if (!answer.ok) return { kind: 'failed', error: answer.error }
    if (answer.value.status !== 200) return { kind: 'no-feed', status: answer.value.status }
    const news = readSignedFeed(answer.value.body, source.publicKey)
    if (news === null) return { kind: 'not-signed' }
    return isNewerVersion(news.version, version) ? { kind: 'available', news } : { kind: 'current', checkedAt: clock.now() }
  }

  #become(state: UpdateState): void {
    this.#state = state
    this.#parts.onChanged(state)
  }
}
