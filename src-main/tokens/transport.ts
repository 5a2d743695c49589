import type { Axios, AxiosResponse } from 'axios'
import type { AppError } from '../model/app-error.ts'
import { fail, ok } from '../model/result.ts'
import type { Server, ServerId } from '../model/server.ts'
import type { Answer, Transport } from './answer.ts'
import { toNetworkError } from './network-error.ts'
import type { NetworkSession } from './network-session.ts'

const limitBytes = 5 * 1024 * 1024

/**
 * Requests over axios on Chromium's network stack. What each option is for: `redirect: 'error'` keeps credentials at the configured
 * origin; `withCredentials: false` is what keeps the session's cookies out with this adapter; the abort signal is the only time limit
 * that also ends a body that drips.
 */
async function createAxios(network: NetworkSession): Promise<Axios> {
  const { default: axios } = await import('axios')
  return axios.create({
    adapter: 'fetch',
    env: { fetch: network.fetch },
    fetchOptions: { redirect: 'error', cache: 'no-store' },
    withCredentials: false,
    maxRedirects: 0,
    maxContentLength: limitBytes,
    maxBodyLength: limitBytes,
    proxy: false,
    responseType: 'text',
    transformRequest: [],
    transformResponse: [],
    validateStatus: () => true,
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' }
  })
}

type Connection = { readonly settings: string; readonly network: NetworkSession; readonly axios: Promise<Axios> }

/** What a session is made for: with other settings, verdicts and connections of the old one must not be used again. */
const settingsOf = ({ baseUrl, caCertificate, pinnedCertificate, proxy }: Server): string =>
  JSON.stringify([baseUrl, caCertificate, pinnedCertificate, proxy])

/** Each server gets a session of its own with its first request, and another when its settings have changed. */
export function createTransport(createNetwork: (server: Server) => NetworkSession): Transport {
  const connections = new Map<ServerId, Connection>()

  function connectionTo(server: Server): Connection {
    const settings = settingsOf(server)
    const existing = connections.get(server.id)
    if (existing?.settings === settings) return existing
    const network = createNetwork(server)
    const connection = { settings, network, axios: createAxios(network) }
    connections.set(server.id, connection)
    return connection
  }

  return async ({ server, method, url, headers = {}, body, signal }) => {
    const { network, axios } = connectionTo(server)
    const timeout = AbortSignal.timeout(server.timeoutMs)
    try {
      const response = await (await axios).request<string>({ method, url, headers, data: body, signal: AbortSignal.any([signal, timeout]) })
      return ok(toAnswer(response))
    } catch (problem) {
      return fail(toError(problem, url, network, { cancelled: signal.aborted, timedOut: timeout.aborted }))
    }
  }
}

function toAnswer({ status, statusText, headers, data }: AxiosResponse<string>): Answer {
  const header = (name: string): string | null => {
    const value: unknown = headers[name]
    return typeof value === 'string' ? value : null
  }
  return { status, statusText, contentType: header('content-type'), retryAfter: header('retry-after'), date: header('date'), body: data }
}

function toError(
  problem: unknown,
  url: string,
  network: NetworkSession,
  seen: { readonly cancelled: boolean; readonly timedOut: boolean }
): AppError {
  const { host, hostname } = new URL(url)
  const redirect = network.takeRedirect(url)
  if (seen.cancelled) return { code: 'cancelled' }
  if (seen.timedOut) return { code: 'unreachable', host, reason: 'timeout', detail: '' }
  if (redirect !== null) return { code: 'redirected', host, target: toTarget(redirect, url) }
  const message = problem instanceof Error ? `${problem.message} ${problem.cause instanceof Error ? problem.cause.message : ''}` : ''
  if (message.includes('maxContentLength')) return { code: 'response-too-large', limitBytes }
  return (message.includes('net::ERR_CERT_') ? network.refusedCertificate(hostname) : null) ?? toNetworkError(host, message)
}

/** Whom a redirect points to: an origin, or a scheme such as `file:` that has none. */
function toTarget(location: string, url: string): string | null {
  if (!URL.canParse(location, url)) return null
  const { origin, protocol } = new URL(location, url)
  return origin === 'null' ? protocol : origin
}
