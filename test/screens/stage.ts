import type { Page } from '@playwright/test'
import type { Profile, ProfileId } from '../../src-main/model/profile.ts'
import type { ProfileList } from '../../src-main/contract/profiles.ts'
import type { Result } from '../../src-main/model/result.ts'
import type { ServerDraft } from '../../src-main/model/server-draft.ts'
import type { LaunchOptions, RunningApp } from '../support/running-app.ts'
import { expect } from '../support/mintmark.ts'
import { MintmarkWindow } from '../support/window.ts'
import { exampleNow, exampleProfiles, exampleServers, earlierAttempts, storefrontTester, type ExampleToken } from './example-profiles.ts'
import { answerMs, startExampleServers, type ExampleServers } from './example-servers.ts'
import { StillTime } from './still-time.ts'

/** Mintmark with the profiles of the drawings, whose tokens were minted one after the other in a time that stands still. */
export type Stage = {
  readonly running: RunningApp
  readonly page: Page
  readonly window: MintmarkWindow
  readonly time: StillTime
  readonly servers: ExampleServers
  readonly stop: () => Promise<void>
}

/** Dates as in the drawings. */
const language = { LANG: 'en_GB.UTF-8', LC_ALL: 'en_GB.UTF-8' }

export async function ask<Value>(window: MintmarkWindow, domain: string, verb: string, input?: unknown): Promise<Value> {
  const answer = (await window.ask(domain, verb, input)) as Result<Value, unknown>
  if (!answer.ok) throw new Error(`${domain}.${verb}: ${JSON.stringify(answer.error)}`)
  return answer.value
}

export async function setStage(launch: (options?: LaunchOptions) => Promise<RunningApp>): Promise<Stage> {
  const time = new StillTime(exampleNow)
  const servers = await startExampleServers(time)
  const running = await launch({ env: language, args: [servers.launchArgument, '--lang=en-GB'] })
  const { app, page } = running
  const window = new MintmarkWindow(page)
  await time.hold(app, page)

  const ids = new Map<string, ProfileId>()
  for (const { draft } of exampleProfiles) ids.set(draft.name, (await ask<Profile>(window, 'profiles', 'save', draft)).id)
  const { servers: saved } = await ask<ProfileList>(window, 'profiles', 'list')
  for (const server of saved) {
    const name = exampleServers.find(({ url }) => url === server.baseUrl)?.name ?? ''
    const caCertificate = server.baseUrl.startsWith('https:') ? servers.caCertificate : null
    const { id, environment, managementTokenPath, timeoutMs, proxy } = server
    const draft: ServerDraft = { id, name, environment, managementTokenPath, timeoutMs, caCertificate, keepsPinned: true, proxy }
    await ask(window, 'servers', 'save', draft)
  }
  const pinned = exampleProfiles.filter((each) => each.pinned).map(({ draft }) => ids.get(draft.name))
  await ask(window, 'profiles', 'setPinned', { ids: pinned, pinned: true })

  const mintedAt = (token: ExampleToken): number => (token.kind === 'granted' ? exampleNow + token.leftMs - token.lifetimeMs : exampleNow)
  const last = exampleProfiles.map(({ draft, token }) => ({ name: draft.name, token, at: mintedAt(token) }))
  const attempts = [...earlierAttempts.map((attempt) => ({ name: storefrontTester, ...attempt })), ...last]
  for (const { name, token, at } of attempts.toSorted((one, other) => one.at - other.at)) {
    if (token.kind === 'none') continue
    await time.set(at - answerMs)
    servers.answerWith(token)
    const minted = window.ask('tokens', 'mint', ids.get(name))
    // One is still being minted when the app ends.
    if (token.kind === 'unanswered') minted.catch(() => {})
    else await minted
  }
  await time.set(exampleNow)
  await window.row(storefrontTester).click()
  await expect(window.response).toContainText('access_token')
  // The page looks at the time once a second.
  await expect(window.countdown).toContainText('12m')
  return { running, page, window, time, servers, stop: servers.stop }
}
