import type { TokenState } from '../../../src-main/contract/tokens.ts'
import type { Attempted } from '../../../src-main/model/activity.ts'
import type { Attempt } from '../../../src-main/model/attempt.ts'
import type { Profile } from '../../../src-main/model/profile.ts'
import { Secret } from '../../../src-main/model/secret.ts'
import { Minter } from '../../../src-main/tokens/minter.ts'
import type { Vault } from '../../../src-main/vault/vault.ts'
import { now, profile, server, value, vaultOnDisk } from '../vault/vault-on-disk.ts'
import { heldTransport } from './held-transport.ts'

export const password = 'hunter2-hunter2'
export const maria = profile('a', { accessType: 'application-user', principal: 'maria' })

/** A minter for this vault, with a network that waits, and a clock that is set by hand. */
export function mintRoomOf(vault: Vault) {
  const network = heldTransport()
  const told: TokenState[] = []
  let time = now
  const clock = { now: () => time }
  const noted: Attempted[] = []
  const minter = new Minter({
    vault,
    clock,
    transport: network.transport,
    noteAttempt: (_, attempted) => noted.push(attempted),
    onChanged: (states) => told.push(...states)
  })
  return {
    vault,
    network,
    clock,
    minter,
    told,
    noted,
    kinds: (): readonly Attempt['kind'][] => told.map(({ attempt }) => attempt.kind),
    pass: (ms: number): void => void (time += ms),
    tokenOf: async (id: string): Promise<string | null> => {
      const stored = await vault.tokens.read(id)
      return stored.ok ? stored.value.accessToken.reveal() : null
    }
  }
}

/** The same with a vault of its own, which can be locked. */
export async function mintRoom(profiles: readonly Profile[] = [maria], servers = [server]) {
  const vault = await vaultOnDisk().start()
  value(await vault.save({ putServers: servers, putProfiles: profiles.map((each) => ({ profile: each, secret: new Secret(password) })) }))
  return mintRoomOf(vault)
}
