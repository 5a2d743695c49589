import type { Announce } from '../contract/index.ts'
import type { TokenState } from '../contract/tokens.ts'
import type { Log } from '../log/log.ts'
import type { ProfileId } from '../model/profile.ts'
import type { Clock, Timer } from '../model/time.ts'
import type { Settings } from '../model/settings.ts'
import type { Vault } from '../vault/vault.ts'
import { writeWhole } from '../vault/whole-file.ts'
import { Activity, type NoteAttempt } from './activity.ts'
import type { Transport } from './answer.ts'
import { gatherNews } from './gather-news.ts'
import { KeepFresh } from './keep-fresh.ts'
import { KeptIdentities } from './kept-identities.ts'
import { Minter } from './minter.ts'
import { createNetworkSession } from './network-session.ts'
import { Refresh } from './refresh.ts'
import { RejectedTokens } from './rejected-tokens.ts'
import { ServerLanes } from './server-lanes.ts'
import { isOnline } from './system-network.ts'
import { createTransport } from './transport.ts'

export type TokenServicesParts = {
  readonly vault: Vault
  readonly folder: string
  readonly clock: Clock
  readonly timer: Timer
  readonly log: Log
  readonly announce: Announce
  readonly settings: () => Settings
  /** Told after the page. */
  readonly onChanged: (states: readonly TokenState[]) => void
}

export type TokenServices = {
  readonly keptIdentities: KeptIdentities
  readonly rejectedTokens: RejectedTokens
  readonly transport: Transport
  readonly activity: Activity
  readonly noteAttempt: NoteAttempt
  readonly minter: Minter
  readonly refresh: Refresh
  readonly keepFresh: KeepFresh
  /** Removes the profile's token with all that is known of it. */
  readonly forgetToken: (id: ProfileId) => void
}

/** Everything that mints tokens and remembers how it went. */
export function createTokenServices({
  vault,
  folder,
  clock,
  timer,
  log,
  announce,
  settings,
  onChanged
}: TokenServicesParts): TokenServices {
  const keptIdentities = new KeptIdentities()
  const rejectedTokens = new RejectedTokens()
  const transport = createTransport((server) => createNetworkSession(server, clock))
  const activity = new Activity({
    vault,
    folder,
    write: writeWhole,
    clock,
    timer,
    log,
    onAttempted: (id) => announce('tokens', 'attempted', id)
  })
  const noteAttempt: NoteAttempt = (id, attempted) => activity.note(id, attempted)
  const tellTokens = gatherNews((states) => {
    announce('tokens', 'changed', states)
    onChanged(states)
  }, timer)
  const minter = new Minter({
    vault,
    clock,
    transport,
    noteAttempt,
    onChanged: (states) => {
      keepFresh.followTokens(states)
      tellTokens(states)
    }
  })
  const lanes = new ServerLanes()
  const keepFresh: KeepFresh = new KeepFresh({
    vault,
    minter,
    lanes,
    clock,
    timer,
    monotonic: () => performance.now(),
    random: Math.random,
    isOnline,
    settings
  })
  const refresh = new Refresh({
    vault,
    minter,
    lanes,
    clock,
    timer,
    onNews: (news) => announce('tokens', 'refreshed', news)
  })
  const forgetToken = (id: ProfileId): void => {
    vault.tokens.remove(id)
    keptIdentities.forget(id)
    minter.forget(id)
  }
  return { keptIdentities, rejectedTokens, transport, activity, noteAttempt, minter, refresh, keepFresh, forgetToken }
}
