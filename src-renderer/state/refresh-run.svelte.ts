import type { Api } from '../../src-main/contract/index.ts'
import type { ProfileId } from '../../src-main/model/profile.ts'
import { countResults, unfinished, type RefreshNews, type RefreshResult } from '../../src-main/model/refresh-run.ts'
import { refreshSummaryText } from '../../src-main/model/text/refresh-text.ts'
import type { ToastsState } from './toasts.svelte.ts'

/** The run that mints many, as main tells it: while it goes on, and its outcome until the person has seen to it. */
export class RefreshRunState {
  readonly #api: Api
  readonly #toasts: ToastsState
  #number = 0
  #results = $state.raw<ReadonlyMap<ProfileId, RefreshResult>>(new Map())
  isRunning = $state(false)
  /** Whether the results are looked at one by one. */
  isOpen = $state(false)

  readonly results = $derived.by(() => [...this.#results])
  readonly counts = $derived.by(() => countResults(this.#results.values()))
  readonly total = $derived(this.#results.size)
  readonly done = $derived(this.counts.minted + this.counts.failed + this.counts.cancelled)
  /** Failed or cancelled. */
  readonly unfinished = $derived.by(() => unfinished(this.#results))

  constructor(api: Api, toasts: ToastsState) {
    this.#api = api
    this.#toasts = toasts
  }

  start(): () => void {
    return this.#api.tokens.refreshed((news) => this.#apply(news))
  }

  isWaiting(id: ProfileId): boolean {
    return this.isRunning && this.#results.get(id)?.kind === 'waiting'
  }

  cancel(): void {
    void this.#api.tokens.cancelRefresh()
  }

  retry(): void {
    const ids = this.unfinished
    this.dismiss()
    void this.#api.tokens.refreshSelected(ids)
  }

  dismiss(): void {
    this.isOpen = false
    if (!this.isRunning) this.#results = new Map()
  }

  #apply({ run, isRunning, results }: RefreshNews): void {
    const next = run === this.#number ? new Map(this.#results) : new Map<ProfileId, RefreshResult>()
    for (const [id, result] of results) next.set(id, result)
    this.#number = run
    this.#results = next
    this.isRunning = isRunning
    // What went well needs no more than a word. The rest stays until the person has seen to it.
    if (isRunning || this.unfinished.length > 0) return
    this.#toasts.say('refresh', refreshSummaryText(this.counts))
    if (!this.isOpen) this.#results = new Map()
  }
}
