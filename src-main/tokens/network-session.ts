import { net, session, type ClientRequest, type ClientRequestConstructorOptions, type ProxyConfig, type Session } from 'electron'
import { assertNever } from '../model/assert-never.ts'
import type { ProxyChoice, Server } from '../model/server.ts'
import type { Clock } from '../model/time.ts'
import { createCertificateGuard, type CertificateRefusal } from './certificate-guard.ts'

export type NetworkSession = {
  /** Resolves when requests take the way that the server's settings say. Until then none may be sent. */
  readonly ready: Promise<void>
  /** A request of this session, to be sent. Throws for what is no http(s) address. */
  readonly request: (options: Pick<ClientRequestConstructorOptions, 'method' | 'url' | 'headers'>) => ClientRequest
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
 * The session that carries one server's credentials, in memory: its own proxy, trust and connections, no cache and no cookies kept. Its
 * requests are Electron's own, which refuse every address but http(s); a session's `fetch` reads files, and no listener stops that. Never the
 * same session twice, since Chromium keeps verdicts and connections: other settings need another session.
 */
export function createNetworkSession(server: Server, clock: Clock): NetworkSession {
  const own: Session = session.fromPartition(`network-${server.id}-${++made}`, { cache: false })
  const guard = createCertificateGuard(server, clock)
  // Left alone, a session fetches a spelling dictionary from Google as soon as it is made.
  own.setSpellCheckerLanguages([])
  own.setSSLConfig({ minVersion: 'tls1.2' })
  own.setCertificateVerifyProc(guard.verify)

  return {
    ready: own.setProxy(toProxyConfig(server.proxy)),
    // Without credentials no cookie goes along and none stays, and nobody logs in where a server asks for another login. A redirect is followed only where somebody says so, which nobody does.
    request: (options) => net.request({ ...options, session: own, credentials: 'omit', redirect: 'manual', cache: 'no-store' }),
    refusedCertificate: guard.refusal
  }
}
