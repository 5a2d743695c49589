import { session, type Session } from 'electron'

export type NetworkSession = {
  readonly fetch: typeof fetch
  /** Where the server last wanted to send a request to this URL on to; forgotten once asked. */
  readonly takeRedirect: (url: string) => string | null
}

/**
 * The session that carries credentials: its own, in memory, with the system's proxy and trust, no cache and no cookies kept. It refuses
 * every scheme but http(s), which also stops a redirect to `file:` should one ever be followed.
 */
export function createNetworkSession(): NetworkSession {
  const own: Session = session.fromPartition('network', { cache: false })
  own.setSSLConfig({ minVersion: 'tls1.2' })
  const redirects = new Map<string, string>()

  own.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url }, answer) => answer({ cancel: !/^https?:/.test(url) }))
  own.webRequest.onHeadersReceived({ urls: ['<all_urls>'] }, ({ url, statusCode, responseHeaders = {} }, answer) => {
    const location = Object.entries(responseHeaders).find(([name]) => name.toLowerCase() === 'location')?.[1][0]
    if (statusCode >= 300 && statusCode < 400 && location !== undefined) redirects.set(url, location)
    answer({})
  })

  return {
    fetch: (input, init) => own.fetch(input instanceof URL ? input.href : input, init),
    takeRedirect: (url) => {
      const location = redirects.get(url) ?? null
      redirects.delete(url)
      return location
    }
  }
}
