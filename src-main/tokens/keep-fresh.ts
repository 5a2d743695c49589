import type { ProfilesChange } from '../contract/profiles.ts'
import type { TokenState } from '../contract/tokens.ts'
import { DueQueue } from '../model/due-queue.ts'
import { isKeptFresh, refreshAt, retryAt, stopReason, type KeepFreshSettings, type StopReason } from '../model/keep-fresh.ts'
import type { ProfileId } from '../model/profile.ts'
import { minuteMs } from '../model/time.ts'
import type { VaultState } from '../model/vault-state.ts'
import { newsOf, watchOver, withAttempt, withoutFailures, type TokenWatch } from '../model/token-watch.ts'
import type { Vault } from '../vault/vault.ts'
import { Alarm, type AlarmParts } from './alarm.ts'
import type { Minter } from './minter.ts'
import type { ServerLanes } from './server-lanes.ts'

/** `expiresAt` in epoch ms. Each is told once of a token, and not at all when it would be news of the past. */
export type TokenEvent =
  | { readonly kind: 'warning' | 'expired'; readonly profileId: ProfileId; readonly expiresAt: number }
  /** Tokens of the profile are no longer renewed, until a person does something about it. */
  | { readonly kind: 'stopped'; readonly profileId: ProfileId; readonly reason: StopReason }

export type KeepFreshParts = Omit<AlarmParts, 'onDue' | 'onChanged'> & {
  readonly vault: Pick<Vault, 'state' | 'profile' | 'tokens'>
  readonly minter: Pick<Minter, 'mint' | 'attempt'>
  readonly lanes: ServerLanes
  /** From 0 to 1. */
  readonly random: () => number
  readonly settings: () => KeepFreshSettings
}

/** What is later than that is not told any more. */
const newsMs = 2 * minuteMs

/**
 * Renews tokens before they expire, and tells when one is about to or did: one timer for whatever comes next among all tokens. Does nothing
 * while the vault is locked.
 */
export class KeepFresh {
  readonly #parts: KeepFreshParts
  readonly #alarm: Alarm
  readonly #watched = new Map<ProfileId, TokenWatch>()
  readonly #queue = new DueQueue<ProfileId>()
  readonly #running = new Set<ProfileId>()
  readonly #listeners = new Set<(event: TokenEvent) => void>()
  #isStarted = false
  /** Kept, since the vault looks at every record before it says how it is. */
  #isOpen = false

  constructor(parts: KeepFreshParts) {
    this.#parts = parts
    this.#alarm = new Alarm({ ...parts, onDue: () => this.#handleDue(), onChanged: (what) => this.#planAnew(what === 'clock') })
  }

  /** Returns how to unsubscribe. Events come one by one, those of the same moment in one go. */
  onEvent(listener: (event: TokenEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  start(): void {
    this.#isStarted = true
    this.followVault(this.#parts.vault.state())
    this.planAgain()
  }

  stop(): void {
    this.#isStarted = false
    this.#arm()
  }

  followVault({ kind }: Pick<VaultState, 'kind'>): void {
    const wasOpen = this.#isOpen
    this.#isOpen = kind === 'open' || kind === 'session-only'
    if (this.#isOpen !== wasOpen) this.planAgain()
  }

  /** What stood in the way may be gone: the vault was opened, the computer woke up. */
  planAgain(): void {
    this.#planAnew(false)
  }

  /** Says that other profiles are to be kept fresh by now. */
  followSettings(): void {
    for (const { profileId } of this.#parts.vault.tokens.summaries()) this.#plan(profileId)
    this.#arm()
  }

  followProfiles({ put, removed }: Pick<ProfilesChange, 'put' | 'removed'>): void {
    for (const id of [...put.map((profile) => profile.id), ...removed]) this.#plan(id)
    this.#arm()
  }

  /** To be told of every token and attempt, whoever wanted it. */
  followTokens(states: readonly TokenState[]): void {
    for (const { profileId, attempt } of states) {
      const watch = this.#watch(profileId)
      if (watch !== null) this.#watched.set(profileId, withAttempt(watch, attempt, this.#now()))
      this.#plan(profileId)
    }
    this.#arm()
  }

  #planAnew(wasClockSet: boolean): void {
    for (const [id, watch] of this.#watched) this.#watched.set(id, wasClockSet ? { ...watch, retryAt: 0 } : withoutFailures(watch))
    // A timer that was set before the computer slept knows nothing of that.
    this.#alarm.set(Infinity)
    this.followSettings()
  }

  #now(): { readonly now: number; readonly random: number } {
    return { now: this.#parts.clock.now(), random: this.#parts.random() }
  }

  #watch(id: ProfileId): TokenWatch | null {
    const { vault, random } = this.#parts
    const token = vault.profile(id) === null ? null : vault.tokens.summary(id)
    const watch = watchOver(token, this.#watched.get(id), random)
    if (watch === null) this.#watched.delete(id)
    else this.#watched.set(id, watch)
    return watch
  }

  /** When the token is to be renewed, as things stand; Infinity: not by itself. */
  #refreshesAt(id: ProfileId, { token, random, retryAt: notBefore }: TokenWatch): number {
    const { vault, minter, settings } = this.#parts
    const profile = vault.profile(id)
    const isRenewed = profile !== null && isKeptFresh(profile, settings()) && stopReason(token, minter.attempt(id)) === null
    return isRenewed ? Math.max(refreshAt(token, random), notBefore) : Infinity
  }

  #plan(id: ProfileId): void {
    const watch = this.#watch(id)
    if (watch === null) return this.#queue.delete(id)
    const refresh = this.#refreshesAt(id, watch)
    const { warning, expired } = newsOf(watch, refresh !== Infinity)
    this.#queue.set(id, Math.min(this.#isOnItsWay(id) ? Infinity : refresh, warning, expired))
  }

  /** By us, or because a person asked. */
  #isOnItsWay(id: ProfileId): boolean {
    return this.#running.has(id) || this.#parts.minter.attempt(id).kind === 'minting'
  }

  #isAwake(): boolean {
    return this.#isStarted && this.#isOpen
  }

  #arm(): void {
    this.#alarm.set(this.#isAwake() ? this.#queue.nextAt : Infinity)
  }

  #handleDue(): void {
    const now = this.#parts.clock.now()
    const due: ProfileId[] = []
    for (let id = this.#queue.take(now); id !== undefined; id = this.#queue.take(now)) due.push(id)
    for (const id of due) this.#handle(id, now)
    this.#arm()
  }

  #handle(id: ProfileId, now: number): void {
    const watch = this.#watch(id)
    if (watch === null) return
    const refresh = this.#refreshesAt(id, watch)
    const news = newsOf(watch, refresh !== Infinity)
    const told = news.expired <= now ? 'expired' : news.warning <= now ? 'warning' : null
    if (told !== null) this.#watched.set(id, { ...watch, told })
    if (refresh <= now && !this.#isOnItsWay(id)) void this.#refresh(id)
    this.#plan(id)
    if (told !== null && now - news[told] < newsMs) this.#tell({ kind: told, profileId: id, expiresAt: watch.expiresAt })
  }

  async #refresh(id: ProfileId): Promise<void> {
    const { vault, minter, lanes, clock } = this.#parts
    const serverId = vault.profile(id)?.serverId ?? ''
    // While it waited, a person may have got a token, or locked the vault.
    const isStillDue = (): boolean => {
      const watch = this.#isAwake() ? this.#watch(id) : null
      return watch !== null && this.#refreshesAt(id, watch) <= clock.now()
    }
    this.#running.add(id)
    const mint = async (): Promise<Awaited<ReturnType<Minter['mint']>> | null> => (isStillDue() ? minter.mint(id, 'keep-fresh') : null)
    const outcome = await lanes.run(serverId, mint, this.#watched.get(id)?.expiresAt).finally(() => this.#running.delete(id))
    const watch = this.#watch(id)
    // Cancelled, or not even begun: then there is no attempt that would have been counted.
    if (outcome?.ok === false && watch !== null && watch.retryAt <= clock.now())
      this.#watched.set(id, { ...watch, retryAt: retryAt(outcome.error, watch.failures + 1, this.#now()) })
    this.#plan(id)
    this.#arm()
    const reason = outcome === null || watch === null ? null : stopReason(watch.token, minter.attempt(id))
    if (reason !== null) this.#tell({ kind: 'stopped', profileId: id, reason })
  }

  #tell(event: TokenEvent): void {
    for (const listener of this.#listeners) listener(event)
  }
}
