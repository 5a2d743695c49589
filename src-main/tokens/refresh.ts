import type { AppError } from '../model/app-error.ts'
import type { ProfileId } from '../model/profile.ts'
import { countResults, type RefreshCounts, type RefreshNews, type RefreshResult } from '../model/refresh-run.ts'
import type { Result } from '../model/result.ts'
import type { Clock, Timer } from '../model/time.ts'
import { isExpiring, timeLeft, type TokenSummary } from '../model/token.ts'
import type { Vault } from '../vault/vault.ts'
import type { Minter } from './minter.ts'
import type { ServerLanes } from './server-lanes.ts'

/** A progress bar does not have to move more often. */
const gatherMs = 100

export type RefreshParts = {
  readonly vault: Vault
  readonly minter: Minter
  readonly lanes: ServerLanes
  readonly clock: Clock
  readonly timer: Timer
  readonly onNews: (news: RefreshNews) => void
}

type Run = {
  readonly number: number
  readonly results: Map<ProfileId, RefreshResult>
  readonly changed: Set<ProfileId>
  readonly done: Promise<RefreshCounts>
  readonly end: (counts: RefreshCounts) => void
  /** How many wait or are on their way. The run ends with the last of them. */
  open: number
}

const isOpen = (result: RefreshResult | undefined): boolean => result?.kind === 'waiting' || result?.kind === 'minting'

function toResult(minted: Result<TokenSummary, AppError>): RefreshResult {
  if (minted.ok) return { kind: 'minted' }
  const { error } = minted
  // Who cancels one or deletes its profile knows.
  return error.code === 'cancelled' || error.code === 'not-found' ? { kind: 'cancelled' } : { kind: 'failed', error }
}

/** Mints for many profiles: one run at a time, which takes on what is asked for meanwhile, tells how it goes, and can be cancelled. */
export class Refresh {
  readonly #parts: RefreshParts
  #run: Run | null = null
  #count = 0

  constructor(parts: RefreshParts) {
    this.#parts = parts
  }

  /** Mints every token that has expired or soon will. Gives the counts at the end of the run. */
  expiring(): Promise<RefreshCounts> {
    const { vault, clock } = this.#parts
    const now = clock.now()
    const due = vault.tokens.summaries().filter((token) => isExpiring(timeLeft(token, now)))
    return this.selected(due.map(({ profileId }) => profileId))
  }

  /** Mints for each of these profiles, whatever token it has. A profile that is gone by now is passed over. */
  selected(ids: readonly ProfileId[]): Promise<RefreshCounts> {
    const { vault } = this.#parts
    const profiles = [...new Set(ids)].map((id) => vault.profile(id)).filter((profile) => profile !== null)
    if (profiles.length === 0) return this.#run?.done ?? Promise.resolve(countResults([]))
    const run = (this.#run ??= this.#begin())
    for (const { id, serverId } of profiles) {
      if (isOpen(run.results.get(id))) continue
      run.open++
      this.#set(run, id, { kind: 'waiting' })
      void this.#parts.lanes.run(serverId, () => this.#mint(run, id))
    }
    return run.done
  }

  /** Ends the run at once: what is on its way is dropped, what waits is not begun. Gives what was left. */
  cancel(): readonly ProfileId[] {
    const run = this.#run
    if (run === null) return []
    const left = [...run.results].filter(([, result]) => isOpen(result))
    for (const [id, { kind }] of left) {
      this.#settle(run, id, { kind: 'cancelled' })
      if (kind === 'minting') this.#parts.minter.cancel(id)
    }
    return left.map(([id]) => id)
  }

  #begin(): Run {
    let end: Run['end'] = () => {}
    const done = new Promise<RefreshCounts>((resolve) => (end = resolve))
    return { number: ++this.#count, results: new Map(), changed: new Set(), done, end, open: 0 }
  }

  async #mint(run: Run, id: ProfileId): Promise<void> {
    if (run.results.get(id)?.kind !== 'waiting') return
    this.#set(run, id, { kind: 'minting' })
    const minted = await this.#parts.minter.mint(id, 'refresh').catch((bug: unknown) => {
      // Whatever happened to this one, the run has to end.
      if (run.results.get(id)?.kind === 'minting') this.#settle(run, id, { kind: 'cancelled' })
      throw bug
    })
    if (run.results.get(id)?.kind !== 'minting') return
    this.#settle(run, id, toResult(minted))
  }

  #set(run: Run, id: ProfileId, result: RefreshResult): void {
    run.results.set(id, result)
    run.changed.add(id)
    if (run.changed.size === 1) this.#parts.timer(gatherMs, () => this.#tell(run))
  }

  #settle(run: Run, id: ProfileId, result: RefreshResult): void {
    this.#set(run, id, result)
    run.open--
    if (run.open > 0) return
    this.#run = null
    this.#tell(run)
    run.end(countResults(run.results.values()))
  }

  #tell(run: Run): void {
    if (run.changed.size === 0) return
    const results = [...run.changed].map((id) => [id, run.results.get(id) ?? { kind: 'cancelled' }] as const)
    run.changed.clear()
    this.#parts.onNews({ run: run.number, isRunning: run.open > 0, results })
  }
}
