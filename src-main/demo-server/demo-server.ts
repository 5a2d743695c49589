import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock } from '../model/time.ts'
import { IssuedTokens, type Random } from './issued-tokens.ts'
import type { Reply } from './reply.ts'
import type { DemoRequest } from './request-fields.ts'
import { answerRequest } from './routes.ts'

export type Intercept = (request: DemoRequest) => Reply | null | Promise<Reply | null>

export type DemoServerOptions = {
  /** Tried first; when it is taken, the system chooses another. */
  readonly port?: number
  readonly clock: Clock
  readonly random?: Random
  /** Answers in the server's place, for a test that plays another server; null leaves the answer to it. */
  readonly intercept?: Intercept
}

export type DemoServer = {
  /** Without a slash at the end. */
  readonly baseUrl: string
  readonly port: number
  /** How often each `METHOD /path` was asked, without its query. */
  readonly requests: ReadonlyMap<string, number>
  readonly close: () => Promise<void>
}

const loopback = '127.0.0.1'
const longestBody = 1_000_000
const tooLarge: Reply = { status: 413, body: '' }

async function readBody(incoming: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length
    // Read to its end all the same: whoever is still sending would not see the answer.
    if (length <= longestBody) chunks.push(chunk)
  }
  return length > longestBody ? null : Buffer.concat(chunks)
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, loopback, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** Starts a small Usergrid on this computer only. Its content is `demo-organization.ts`; what it has issued ends with it. */
export async function startDemoServer({ port = 0, clock, random, intercept }: DemoServerOptions): Promise<DemoServer> {
  const tokens = new IssuedTokens(clock, random)
  const startedAt = clock.now()
  const requests = new Map<string, number>()

  const answer = async (incoming: IncomingMessage): Promise<Reply> => {
    const { method = 'GET', url = '/' } = incoming
    const asked = `${method} ${url.replace(/[?#].*$/, '')}`
    requests.set(asked, (requests.get(asked) ?? 0) + 1)
    const body = await readBody(incoming)
    if (body === null) return tooLarge
    const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]))
    const request = { method, url, headers, body }
    return (await intercept?.(request)) ?? answerRequest(request, { tokens, startedAt, now: clock.now() })
  }

  const server = createServer((incoming, outgoing) => {
    answer(incoming)
      .then((reply) => outgoing.writeHead(reply.status, { Date: new Date(clock.now()).toUTCString(), ...reply.headers }).end(reply.body))
      .catch(() => outgoing.destroy())
  })
  const actualPort = await listen(server, port).catch((error: unknown) => {
    if (port === 0) throw error
    return listen(server, 0)
  })
  return {
    baseUrl: `http://${loopback}:${actualPort}`,
    port: actualPort,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}
