import type { AppError } from '../../../src-main/model/app-error.ts'
import { noAttempt, type Attempt } from '../../../src-main/model/attempt.ts'
import type { Profile } from '../../../src-main/model/profile.ts'
import { fail, ok, type Result } from '../../../src-main/model/result.ts'
import type { TokenSummary } from '../../../src-main/model/token.ts'
import type { VaultState } from '../../../src-main/model/vault-state.ts'
import { KeepFresh, type TokenEvent } from '../../../src-main/tokens/keep-fresh.ts'
import { ServerLanes } from '../../../src-main/tokens/server-lanes.ts'
import { SimulatedTime } from '../desktop/simulated-time.ts'
import { profile } from '../vault/vault-on-disk.ts'

/** Lets everything run that waits for nothing but its turn. */
export const settled = (): Promise<void> => new Promise(setImmediate)

type Mint = { readonly id: string; readonly settle: (outcome: Result<TokenSummary, AppError>) => void }

/** Profiles with tokens, a minter that is answered by hand, and time that passes when the test says so. */
export function keepFreshRoom() {
  const time = new SimulatedTime()
  const profiles = new Map<string, Profile>()
  const tokens = new Map<string, TokenSummary>()
  const attempts = new Map<string, Attempt>()
  const minted: string[] = []
  const waiting: Mint[] = []
  const events: TokenEvent[] = []
  let kind: VaultState['kind'] = 'open'
  let isOnline = true
  let monotonicShift = 0
  let settings = { keepPinnedFresh: false }
  const attempt = (id: string): Attempt => attempts.get(id) ?? noAttempt
  const tell = (id: string): void => {
    keepFresh.followTokens([{ profileId: id, token: tokens.get(id) ?? null, attempt: attempt(id) }])
  }
  const set = (id: string, next: Attempt): void => {
    attempts.set(id, next)
    tell(id)
  }
  const putToken = (id: string, lifetimeMs: number): TokenSummary => {
    const now = time.now()
    const token = { profileId: id, issuedAt: now, receivedAt: now, expiry: { kind: 'at', at: now + lifetimeMs } } as const
    tokens.set(id, token)
    return token
  }
  const keepFresh: KeepFresh = new KeepFresh({
    vault: {
      state: () => ({ kind }) as VaultState,
      profile: (id) => profiles.get(id) ?? null,
      tokens: {
        summary: (id) => tokens.get(id) ?? null,
        summaries: () => [...tokens.values()],
        put: async () => ok(undefined),
        read: async () => fail({ code: 'not-found' }),
        remove: () => {},
        flush: async () => {}
      }
    },
    minter: {
      attempt,
      mint: (id) => {
        minted.push(id)
        const before = attempt(id)
        set(id, { kind: 'minting', since: time.now() })
        return new Promise((settle) => {
          waiting.push({
            id,
            settle: (outcome) => {
              if (outcome.ok) set(id, { kind: 'minted', at: time.now(), durationMs: 0, skewMs: null })
              else if (outcome.error.code === 'cancelled') set(id, before)
              else set(id, { kind: 'failed', at: time.now(), durationMs: 0, error: outcome.error, answer: null })
              settle(outcome)
            }
          })
        })
      }
    },
    lanes: new ServerLanes(),
    clock: time,
    timer: time.timer,
    monotonic: () => time.now() - monotonicShift,
    random: () => 0,
    isOnline: () => isOnline,
    settings: () => settings
  })
  keepFresh.onEvent((event) => events.push(event))
  keepFresh.start()
  return {
    time,
    keepFresh,
    minted,
    events,
    waiting: () => waiting.length,
    /** A profile with a token, kept fresh unless `change` says otherwise. */
    add: (id: string, lifetimeMs: number, change: Partial<Profile> = {}): void => {
      const made = profile(id, { keepFresh: true, ...change })
      profiles.set(id, made)
      putToken(id, lifetimeMs)
      keepFresh.followProfiles({ put: [made], removed: [] })
      tell(id)
    },
    remove: (id: string): void => {
      profiles.delete(id)
      tokens.delete(id)
      keepFresh.followProfiles({ put: [], removed: [id] })
    },
    /** What a person does, by hand. */
    attempt: (id: string, next: Attempt): void => set(id, next),
    /** Time passes, and with it what waits for its turn only. */
    pass: async (ms: number): Promise<void> => {
      time.pass(ms)
      await settled()
    },
    grant: async (lifetimeMs: number): Promise<void> => {
      const mint = waiting.shift()
      if (mint !== undefined) mint.settle(ok(putToken(mint.id, lifetimeMs)))
      await settled()
    },
    refuse: async (error: AppError): Promise<void> => {
      waiting.shift()?.settle(fail(error))
      await settled()
    },
    become: (next: VaultState['kind']): void => {
      kind = next
      keepFresh.followVault({ kind })
    },
    /** The clock on the wall is set, by that much. */
    setClock: (ms: number): void => {
      time.sleep(ms)
      monotonicShift += ms
    },
    goOnline: (online: boolean): void => void (isOnline = online),
    set: (next: typeof settings): void => {
      settings = next
      keepFresh.followSettings()
    }
  }
}
