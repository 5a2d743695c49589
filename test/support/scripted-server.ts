import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type ReceivedRequest = {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export type ScriptedAnswer =
  | { readonly kind: 'reply'; readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  /** Sends its piece again and again and never ends. */
  | { readonly kind: 'drip'; readonly piece: string; readonly everyMs: number }
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }

export type Script = (request: ReceivedRequest) => ScriptedAnswer

export type ScriptedServer = {
  readonly url: string
  /** Everything that arrived, oldest first. */
  readonly requests: readonly ReceivedRequest[]
  readonly answer: (script: ScriptedAnswer | Script) => void
  readonly stop: () => Promise<void>
}

/** A server on loopback that says what the test tells it to, and keeps what it was asked. Text bodies go out as they are, others as JSON. */
export async function startScriptedServer(): Promise<ScriptedServer> {
  const requests: ReceivedRequest[] = []
  let script: Script = () => ({ kind: 'reply', status: 404 })

  const server = createServer((incoming, response) => {
    const take = (request: ReceivedRequest): void => {
      requests.push(request)
      send(script(request), response)
    }
    // A client that hangs up in the middle of its request gets no answer.
    void receive(incoming).then(take, () => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answer: (next) => {
      script = typeof next === 'function' ? next : () => next
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

async function receive(incoming: IncomingMessage): Promise<ReceivedRequest> {
  let body = ''
  for await (const chunk of incoming.setEncoding('utf8')) body += String(chunk)
  return { method: incoming.method ?? '', url: incoming.url ?? '', headers: incoming.headers, body }
}

function send(answer: ScriptedAnswer, response: ServerResponse): void {
  switch (answer.kind) {
    case 'reply': {
      const { status = 200, headers = {}, body = '' } = answer
      const type = typeof body === 'string' ? 'text/plain' : 'application/json'
      response.writeHead(status, { 'content-type': type, ...headers })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
      return
    }
    case 'drip': {
      response.writeHead(200, { 'content-type': 'application/json' })
      const drip = setInterval(() => response.write(answer.piece), answer.everyMs)
      response.once('close', () => clearInterval(drip))
      return
    }
    case 'hang':
      return
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    default:
      answer satisfies never
  }
}
