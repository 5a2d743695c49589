import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { IssuedTokens } from '../../src-main/demo-server/issued-tokens.ts'
import type { Principal } from '../../src-main/demo-server/principal.ts'

export type TokenServer = {
  readonly baseUrl: string
  /** How long each answer took it, from the request to the end of the answer, in ms. */
  readonly takeTimes: () => readonly number[]
  readonly stop: () => Promise<void>
}

const dayMs = 86_400_000
const nobody: Principal = { kind: 'organization' }
const application = '5e6b7a3c-0000-4000-8000-000000000000'

/** Gives a token to whoever asks, in the least time. Its lifetime differs from the one before by a day. */
export async function startTokenServer(): Promise<TokenServer> {
  const tokens = new IssuedTokens({ now: () => Date.now() })
  let times: number[] = []
  let given = 0
  const server = createServer((request, response) => {
    const startedAt = performance.now()
    request.resume().on('end', () => {
      given++
      const lifetimeMs = (given % 2 === 0 ? 7 : 6) * dayMs
      const { accessToken } = tokens.issue(nobody, lifetimeMs)
      // Without a list of those it has given it never grows.
      tokens.revoke(accessToken)
      response.on('finish', () => times.push(performance.now() - startedAt))
      response.setHeader('Content-Type', 'application/json')
      response.end(JSON.stringify({ access_token: accessToken, expires_in: lifetimeMs / 1_000, application }))
    })
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    takeTimes: () => {
      const taken = times
      times = []
      return taken
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}
