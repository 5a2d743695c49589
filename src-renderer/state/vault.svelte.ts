import type { Api } from '../../src-main/contract/index.ts'
import type { AppError } from '../../src-main/model/app-error.ts'
import type { ProfileId } from '../../src-main/model/profile.ts'
import type { Result } from '../../src-main/model/result.ts'
import { canLock, noWaysIn, type DamagedRecord, type VaultAccess, type VaultState } from '../../src-main/model/vault-state.ts'
import type { ToastsState } from './toasts.svelte.ts'

/** What main is asked to open the vault with. */
export type VaultTask = 'passphrase' | 'keychain' | 'create' | 'session-only'

export type VaultListener = {
  /** It can be used from now on; before, it was `from`. */
  readonly opened: (from: VaultAccess['kind']) => void
  /** It could be used until now. */
  readonly closed: () => void
}

const unknown: VaultState = { kind: 'opening', ways: noWaysIn, notices: [], damaged: [], retryAt: null }

const isUsable = ({ kind }: VaultState): boolean => kind === 'open' || kind === 'session-only'

/** What the page knows of the vault, and how a person opens and locks it. No passphrase stays here. */
export class VaultPageState {
  /** As main last said. */
  state = $state.raw<VaultState>(unknown)
  /** Whether main said anything at all: until then there is nothing to show, not even that it is locked. */
  isKnown = $state(false)
  /** What runs now: making a key of a passphrase takes most of a second. */
  task = $state<VaultTask | null>(null)
  /** Why the last attempt did not open it. */
  failure = $state.raw<{ readonly task: VaultTask; readonly error: AppError } | null>(null)
  readonly #api: Api
  readonly #toasts: ToastsState
  readonly #listener: VaultListener

  constructor(api: Api, toasts: ToastsState, listener: VaultListener) {
    this.#api = api
    this.#toasts = toasts
    this.#listener = listener
  }

  /** Whether a card stands where the window would be. */
  readonly isCard = $derived(this.state.kind === 'locked' || this.state.kind === 'choosing')

  /** Until then (epoch ms) no passphrase is tried; null: now. */
  readonly retryAt: number | null = $derived.by(() => {
    const error = this.failure?.error
    const isWrong = error?.code === 'wrong-passphrase' || error?.code === 'passphrase-too-soon'
    return isWrong ? Math.max(error.retryAt, this.state.retryAt ?? 0) : this.state.retryAt
  })

  readonly #damaged: ReadonlyMap<ProfileId, DamagedRecord['part']> = $derived.by(
    () => new Map(this.state.damaged.map(({ profileId, part }) => [profileId, part]))
  )

  /** What of the profile is not as Mintmark wrote it. */
  damagedPart(id: ProfileId): DamagedRecord['part'] | null {
    return this.#damaged.get(id) ?? null
  }

  /** Asks once, then listens. Returns how to stop. */
  start(): () => void {
    const stop = this.#api.vault.changed((state) => this.#apply(state))
    void this.#load()
    return stop
  }

  /** By passphrase or recovery code. */
  unlock(text: string): Promise<void> {
    return this.#ask('passphrase', () => this.#api.vault.unlock(text))
  }

  openByKeychain(): Promise<void> {
    return this.#ask('keychain', () => this.#api.vault.open())
  }

  create(passphrase: string): Promise<void> {
    return this.#ask('create', () => this.#api.vault.create(passphrase))
  }

  useSessionOnly(): Promise<void> {
    return this.#ask('session-only', () => this.#api.vault.useSessionOnly())
  }

  async lock(): Promise<void> {
    if (this.isCard) return
    // Whoever wants it locked while it is being opened does not want to ask again.
    if (this.state.kind === 'opening') await this.#ask('keychain', () => this.#api.vault.open())
    if (canLock(this.state)) return this.#toasts.sayFailure('lock', await this.#api.vault.lock())
    this.#toasts.say(
      'lock',
      this.state.kind === 'session-only'
        ? 'A vault for this session only cannot be locked: nothing could open it again.'
        : 'There is no open vault to lock.',
      'warning'
    )
  }

  async #load(): Promise<void> {
    const answer = await this.#api.vault.state()
    // News that came meanwhile is newer.
    if (answer.ok && !this.isKnown) this.#apply(answer.value)
  }

  async #ask(task: VaultTask, call: () => Promise<Result<VaultState, AppError>>): Promise<void> {
    if (this.task !== null) return
    this.task = task
    this.failure = null
    const answer = await call()
    this.task = null
    if (answer.ok) this.#apply(answer.value)
    else this.failure = { task, error: answer.error }
  }

  #apply(state: VaultState): void {
    const before = this.state
    this.state = state
    this.isKnown = true
    if (state.kind !== before.kind) this.failure = null
    if (isUsable(state) && !isUsable(before)) this.#listener.opened(before.kind)
    if (!isUsable(state) && isUsable(before)) this.#listener.closed()
  }
}
