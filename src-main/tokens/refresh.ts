import type { RefreshSummary } from '../contract/tokens.ts'
import type { ProfileId } from '../model/profile.ts'
import type { Clock } from '../model/time.ts'
import { isExpiring, timeLeft } from '../model/token.ts'
import type { Vault } from '../vault/vault.ts'
import type { Minter } from './minter.ts'

/** Requests on their way to one server at a time: quick for a person, polite to the server. */
const mostPerServer = 6

async function runBounded<T>(items: readonly T[], most: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values()
  const lane = async (): Promise<void> => {
    for (const item of waiting) await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, lane))
}

type RefreshParts = { readonly vault: Vault; readonly minter: Minter }

/** Mints for each of these profiles, whatever token it has. A profile that is gone by now is passed over. */
export async function refreshSelected(ids: readonly ProfileId[], { vault, minter }: RefreshParts): Promise<RefreshSummary> {
  const wanted = new Set(ids)
  const perServer = vault.servers().map((server) => vault.profiles().filter(({ id, serverId }) => serverId === server.id && wanted.has(id)))
  let minted = 0
  let failed = 0
  const mint = async (id: ProfileId): Promise<void> => {
    if ((await minter.mint(id, 'refresh')).ok) minted++
    else failed++
  }
  await Promise.all(perServer.map((profiles) => runBounded(profiles, mostPerServer, ({ id }) => mint(id))))
  return { minted, failed }
}

/** Mints every token that has expired or soon will. */
export async function refreshExpiring({ vault, minter, clock }: RefreshParts & { readonly clock: Clock }): Promise<RefreshSummary> {
  const now = clock.now()
  const due = vault.tokens.summaries().filter((token) => isExpiring(timeLeft(token, now)))
  return refreshSelected(
    due.map(({ profileId }) => profileId),
    { vault, minter }
  )
}
