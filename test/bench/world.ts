import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Profile } from '../../src-main/model/profile.ts'
import { Secret } from '../../src-main/model/secret.ts'
import type { StoredToken } from '../../src-main/vault/vault.ts'
import { startDesktopSession, type DesktopSession } from '../support/desktop-session.ts'
import { manyProfiles, manyServers, passphraseOfMany } from '../support/vault-of-many.ts'
import { startVirtualDisplay } from '../support/virtual-display.ts'
import { writeVault } from '../support/written-vault.ts'
import { startMeasured, type MeasuredApp } from './measured-app.ts'
import { startTokenServer, type TokenServer } from './token-server.ts'

export type World = {
  readonly desktop: DesktopSession
  readonly server: TokenServer
  readonly startBare: () => MeasuredApp
  /** Mintmark with as many profiles, whose vault the keyring opens. */
  readonly startMintmark: (count: number) => MeasuredApp
  readonly stop: () => Promise<void>
}

const secret = 'demo-password'
const minuteMs = 60_000

/** The first two are of the server on loopback, and of the kind that is copied without a question. */
function toProfiles(count: number): readonly Profile[] {
  return manyProfiles(count).map((profile, index) =>
    index < 2
      ? { ...profile, serverId: 'loopback', accessType: 'application', organization: 'acme', application: 'storefront', pinned: true }
      : profile
  )
}

/** Lives for 15 to 50 minutes, those of the server on loopback the shortest: each countdown in the window ticks. */
function toToken(profile: Profile, index: number): StoredToken {
  const now = Date.now()
  const text = `YWMt${Buffer.from(`token of ${profile.id}`.padEnd(44, '.')).toString('base64url')}`
  return {
    summary: {
      profileId: profile.id,
      issuedAt: now,
      receivedAt: now,
      expiry: { kind: 'at', at: now + (index < 2 ? 15 + index : 20 + (index % 30)) * minuteMs }
    },
    accessToken: new Secret(text),
    responseText: new Secret(JSON.stringify({ access_token: text, expires_in: 3_000 }))
  }
}

/** A desktop with a keyring, a server that gives tokens, and vaults of 100, 1,000 and 10,000 profiles. */
export async function makeWorld(outFolder: string, projectFolder: string, counts: readonly number[]): Promise<World> {
  const display = await startVirtualDisplay()
  const desktop = await startDesktopSession(display.name, 'unlocked')
  const server = await startTokenServer()
  const folderOf = (count: number): string => join(desktop.home, `mintmark-${count}`)
  const start = (path: string, userData: string): MeasuredApp => startMeasured(outFolder, { path, userData, env: desktop.env })
  const startMintmark = (count: number): MeasuredApp => start(projectFolder, folderOf(count))

  const bareFolder = join(desktop.home, 'bare')
  await cp(join(projectFolder, 'test/bench/bare'), bareFolder, { recursive: true })

  for (const count of counts) {
    await mkdir(folderOf(count))
    const profiles = toProfiles(count)
    const loopback = { ...manyServers[0], id: 'loopback', baseUrl: server.baseUrl, environment: 'local' }
    await writeVault(folderOf(count), {
      passphrase: passphraseOfMany,
      servers: [...manyServers, loopback as (typeof manyServers)[number]],
      profiles,
      secret,
      tokens: profiles.map(toToken)
    })
    // Only the app itself can put the key into the keyring of the desktop.
    const app = startMintmark(count)
    await app.line.heard('ready')
    await app.inPage(async (passphrase) => {
      const { api } = window as unknown as { api: { call: (channel: string, input?: unknown) => Promise<string> } }
      const must = async (answer: Promise<string>): Promise<void> => {
        const text = await answer
        if (!(JSON.parse(text) as { readonly ok: boolean }).ok) throw new Error(text)
      }
      await must(api.call('vault.unlock', passphrase))
      await must(api.call('vault.addKeychain'))
    }, passphraseOfMany)
    await app.quit()
  }
  return {
    desktop,
    server,
    startMintmark,
    startBare: () => start(bareFolder, join(desktop.home, 'bare-data')),
    stop: async () => {
      await server.stop()
      await desktop.stop()
      await display.stop()
    }
  }
}
