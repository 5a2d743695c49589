import type { Axios, AxiosResponse } from 'axios'
import type { AppError } from '../model/app-error.ts'
import { fail, ok } from '../model/result.ts'
import { secondMs } from '../model/time.ts'
import type { Answer, Transport } from './answer.ts'
import { toNetworkError } from './network-error.ts'
import type { NetworkSession } from './network-session.ts'

const timeoutMs = 30 * secondMs
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

export function createTransport(createNetwork: () => NetworkSession): Transport {
  let started: { readonly network: NetworkSession; readonly axios: Promise<Axios> } | null = null

  return async ({ url, body, signal }) => {
    if (started === null) {
      const network = createNetwork()
      started = { network, axios: createAxios(network) }
    }
    const { network } = started
    const timeout = AbortSignal.timeout(timeoutMs)
    try {
      const response = await (
        await started.axios
      ).request<string>({ method: 'POST', url, data: body, signal: AbortSignal.any([signal, timeout]) })
      return ok(toAnswer(response))
    } catch (problem) {
      return fail(toError(problem, url, { cancelled: signal.aborted, timedOut: timeout.aborted, redirect: network.takeRedirect(url) }))
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
  seen: { readonly cancelled: boolean; readonly timedOut: boolean; readonly redirect: string | null }
): AppError {
  const { host } = new URL(url)
  if (seen.cancelled) return { code: 'cancelled' }
  if (seen.timedOut) return { code: 'unreachable', host, reason: 'timeout', detail: '' }
  if (seen.redirect !== null)
    return { code: 'redirected', host, target: URL.canParse(seen.redirect, url) ? new URL(seen.redirect, url).origin : null }
  const message = problem instanceof Error ? `${problem.message} ${problem.cause instanceof Error ? problem.cause.message : ''}` : ''
  return message.includes('maxContentLength') ? { code: 'response-too-large', limitBytes } : toNetworkError(host, message)
}
