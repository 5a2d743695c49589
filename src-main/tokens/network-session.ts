import { session, type ProxyConfig, type Session } from 'electron'
import { assertNever } from '../model/assert-never.ts'
import type { ProxyChoice, Server } from '../model/server.ts'
import type { Clock } from '../model/time.ts'
import { createCertificateGuard, type CertificateRefusal } from './certificate-guard.ts'

export type NetworkSession = {
  readonly fetch: typeof fetch
  /** Where the server last wanted to send a request to this URL on to; forgotten once asked. */
  readonly takeRedirect: (url: string) => string | null
  /** Why the certificate that this host shows was refused; null where it was not. */
  readonly refusedCertificate: (hostname: string) => CertificateRefusal | null
}

/** An address that a person gave for this server holds for it wherever it is: `<-loopback>` takes back Chromium's exception for this computer. */
function toProxyConfig(proxy: ProxyChoice): ProxyConfig {
  switch (proxy.kind) {
    case 'system':
      return { mode: 'system' }
    case 'none':
      return { mode: 'direct' }
    case 'url':
      return { mode: 'fixed_servers', proxyRules: proxy.url, proxyBypassRules: '<-loopback>' }
    default:
      return assertNever(proxy)
  }
}

let made = 0

/**
 * The session that carries one server's credentials, in memory: its own proxy, trust and connections, no cache and no cookies kept. It
 * refuses every scheme but http(s), which also stops a redirect to `file:` should one ever be followed. Never the same session twice,
 * since Chromium keeps verdicts and connections: other settings need another session.
 */
export function createNetworkSession(server: Server, clock: Clock): NetworkSession {
  const own: Session = session.fromPartition(`network-${server.id}-${++made}`, { cache: false })
  const guard = createCertificateGuard(server, clock)
  const redirects = new Map<string, string>()
  // Left alone, a session fetches a spelling dictionary from Google as soon as it is made.
  own.setSpellCheckerLanguages([])
  own.setSSLConfig({ minVersion: 'tls1.2' })
  own.setCertificateVerifyProc(guard.verify)
  const hasProxy = own.setProxy(toProxyConfig(server.proxy))

  own.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url }, answer) => answer({ cancel: !/^https?:/.test(url) }))
  own.webRequest.onHeadersReceived({ urls: ['<all_urls>'] }, ({ url, statusCode, responseHeaders = {} }, answer) => {
    const location = Object.entries(responseHeaders).find(([name]) => name.toLowerCase() === 'location')?.[1][0]
    if (statusCode >= 300 && statusCode < 400 && location !== undefined) redirects.set(url, location)
    answer({})
  })

  return {
    fetch: async (input, init) => {
      await hasProxy
      return own.fetch(input instanceof URL ? input.href : input, init)
    },
    takeRedirect: (url) => {
      const location = redirects.get(url) ?? null
      redirects.delete(url)
      return location
    },
    refusedCertificate: guard.refusal
  }
}
