import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app, session } from 'electron'
import { Secret } from '../../src-main/model/secret.ts'
import { defaultConnection, type Server } from '../../src-main/model/server.ts'
import { systemClock, systemTimer } from '../../src-main/system-time.ts'
import { Minter } from '../../src-main/tokens/minter.ts'
import { createNetworkSession } from '../../src-main/tokens/network-session.ts'
import { Refresh } from '../../src-main/tokens/refresh.ts'
import { ServerLanes } from '../../src-main/tokens/server-lanes.ts'
import { createTransport } from '../../src-main/tokens/transport.ts'
import { usualCost } from '../../src-main/vault/passphrase-key.ts'
import { readVault } from '../../src-main/vault/read-vault.ts'
import { writeWhole } from '../../src-main/vault/whole-file.ts'
import { manyProfiles } from '../support/vault-of-many.ts'
import { createMemoryKeychain } from '../unit/vault/memory-keychain.ts'
import { answerLines } from './lines.ts'
import { count, plainBody, plainHeaders, plainUrl, timeAll, timeEach } from './many.ts'

// A main process with Mintmark's way from a profile to a stored token, and no window.

/** The least that asking for a token takes on the stack that Mintmark's requests go through. */
function createBareClient(baseUrl: string): () => Promise<void> {
  const bare = session.fromPartition('bare', { cache: false })
  return async () => {
    const response = await bare.fetch(plainUrl(baseUrl), {
      method: 'POST',
      headers: plainHeaders,
      body: plainBody,
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store'
    })
    const answer = (await response.json()) as { readonly access_token?: string }
    if (answer.access_token === undefined) throw new Error('no token')
  }
}

async function start(baseUrl: string, lanes: number) {
  const clock = systemClock
  const timer = systemTimer
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const folder = mkdtempSync(join(tmpdir(), 'requests-'))
  const { keychain } = createMemoryKeychain()
  const vault = await readVault({ folder, keychain, write: writeWhole, cost: usualCost, clock, timer, log })
  await vault.open()
  const server: Server = {
    ...{ id: 'loopback', name: '', baseUrl, environment: 'local', managementTokenPath: '/management/token', demo: false },
    ...defaultConnection
  }
  const profiles = manyProfiles(count).map((profile) => ({ ...profile, serverId: server.id }))
  await vault.save({ putServers: [server], putProfiles: profiles.map((profile) => ({ profile, secret: new Secret('demo-password') })) })
  const transport = createTransport((each) => createNetworkSession(each, clock))
  const minter = new Minter({ vault, clock, transport, noteAttempt: () => {}, onChanged: () => {} })
  const refresh = new Refresh({ vault, minter, lanes: new ServerLanes(lanes), clock, timer, onNews: () => {} })
  return { profiles, minter, refresh, askBarely: createBareClient(baseUrl) }
}

let starting: ReturnType<typeof start> | null = null

async function started(): ReturnType<typeof start> {
  if (starting === null) throw new Error('not started')
  return starting
}

const tell = answerLines(process.stdin, process.stdout, {
  start: async ({ baseUrl, lanes }: { readonly baseUrl: string; readonly lanes: number }): Promise<null> => {
    starting = start(baseUrl, lanes)
    await starting
    return null
  },
  mint: async (times: number): Promise<readonly number[]> => {
    const { profiles, minter } = await started()
    return timeEach(times, async (index) => {
      const minted = await minter.mint(profiles[index]?.id ?? '')
      if (!minted.ok) throw new Error(JSON.stringify(minted))
    })
  },
  /** All of them, as "Refresh selected" does; gives what that took in ms. */
  refresh: async (): Promise<number> => {
    const { profiles, refresh } = await started()
    const startedAt = performance.now()
    const counts = await refresh.selected(profiles.map(({ id }) => id))
    if (counts.minted !== count) throw new Error(JSON.stringify(counts))
    return performance.now() - startedAt
  },
  askBarely: async (times: number): Promise<readonly number[]> => timeEach(times, (await started()).askBarely),
  askAllBarely: async (): Promise<number> => timeAll((await started()).askBarely)
})

void app.whenReady().then(() => tell('interactive'))
