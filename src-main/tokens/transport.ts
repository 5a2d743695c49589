import type { AppError } from '../model/app-error.ts'
import { assertNever } from '../model/assert-never.ts'
import { fail, type Result } from '../model/result.ts'
import type { Server, ServerId } from '../model/server.ts'
import { longestErrorBody } from '../model/usergrid/error-body.ts'
import type { Answer, CredentialedRequest, Transport } from './answer.ts'
import { exchange, type ExchangeProblem } from './exchange.ts'
import { toNetworkError } from './network-error.ts'
import type { NetworkSession } from './network-session.ts'
import { waitInTime } from './wait-in-time.ts'

const limitBytes = 5 * 1024 * 1024
/** More than the characters of an error that are looked at, whatever characters they are. */
const enoughBytes = 4 * longestErrorBody

const jsonHeaders = { 'Content-Type': 'application/json', Accept: 'application/json' }

/**
 * What a proxy answers in the server's place where a request is not encrypted, and wants a login. In every other place the network stack
 * takes it for a failure.
 */
const proxyLogin = 407

type Connection = { readonly settings: string; readonly network: NetworkSession; isReady: boolean }

/** What a session is made for: with other settings, verdicts and connections of the old one must not be used again. */
const settingsOf = ({ baseUrl, caCertificate, pinnedCertificate, proxy }: Server): string =>
  JSON.stringify([baseUrl, caCertificate, pinnedCertificate, proxy])

/** Each server gets a session of its own with its first request, and another when its settings have changed. */
export function createTransport(createNetwork: (server: Server) => NetworkSession): Transport {
  const connections = new Map<ServerId, Connection>()

  function connectionOf(server: Server): Connection {
    const settings = settingsOf(server)
    const existing = connections.get(server.id)
    if (existing?.settings === settings) return existing
    const connection = { settings, network: createNetwork(server), isReady: false }
    connections.set(server.id, connection)
    return connection
  }

  return async (request) => {
    const { server } = request
    const connection = connectionOf(server)
    const sent = await send(request, connection)
    // One that could not be made ready may never be: the next request tries another.
    if (!connection.isReady && connections.get(server.id) === connection) connections.delete(server.id)
    if (!sent.ok) return fail(toError(sent.error, request.url, connection.network))
    return sent.value.status === proxyLogin ? fail(toNetworkError(new URL(request.url).host, 'net::ERR_PROXY_AUTH_REQUESTED')) : sent
  }
}

async function send(
  { server, method, url, headers, body, signal }: CredentialedRequest,
  connection: Connection
): Promise<Result<Answer, ExchangeProblem>> {
  const { network } = connection
  const startedAt = performance.now()
  try {
    if (!connection.isReady) {
      const ready = await waitInTime(network.ready, { signal, timeoutMs: server.timeoutMs })
      if (!ready.ok) return ready
      connection.isReady = true
    }
    const request = network.request({ method, url, headers: { ...jsonHeaders, ...headers } })
    return await exchange(request, body, { signal, timeoutMs: server.timeoutMs - (performance.now() - startedAt), limitBytes, enoughBytes })
  } catch (problem) {
    // What the network stack refuses before anything is sent.
    return fail({ kind: 'failed', message: problem instanceof Error ? problem.message : '' })
  }
}

function toError(problem: ExchangeProblem, url: string, network: NetworkSession): AppError {
  const { host, hostname } = new URL(url)
  switch (problem.kind) {
    case 'cancelled':
      return { code: 'cancelled' }
    case 'timed-out':
      return { code: 'unreachable', host, reason: 'timeout', detail: '' }
    case 'too-large':
      return { code: 'response-too-large', limitBytes }
    case 'redirected':
      return { code: 'redirected', host, target: toTarget(problem.target) }
    case 'failed':
      return toFailure(problem.message, { host, hostname }, network)
    default:
      return assertNever(problem)
  }
}

function toFailure(
  message: string,
  { host, hostname }: { readonly host: string; readonly hostname: string },
  network: NetworkSession
): AppError {
  // To an address that is none.
  if (message.includes('net::ERR_INVALID_REDIRECT')) return { code: 'redirected', host, target: null }
  return (message.includes('net::ERR_CERT_') ? network.refusedCertificate(hostname) : null) ?? toNetworkError(host, message)
}

/** Whom a redirect points to: an origin, or a scheme such as `file:` that has none. */
function toTarget(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { origin, protocol } = new URL(address)
  return origin === 'null' ? protocol : origin
}
