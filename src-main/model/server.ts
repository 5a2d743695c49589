import { secondMs } from './time.ts'

export type ServerId = string

export type Environment = 'production' | 'staging' | 'development' | 'local'

export type ManagementTokenPath = '/management/token' | '/token'

/** Which way requests to a server go. A proxy's address is http(s) or socks4/5, without user and password. */
export type ProxyChoice = { readonly kind: 'system' } | { readonly kind: 'none' } | { readonly kind: 'url'; readonly url: string }

export type Server = {
  readonly id: ServerId
  /** What a person calls it; empty means: its host. */
  readonly name: string
  /** http(s) URL without credentials, query, fragment or trailing slash; a path prefix is kept. */
  readonly baseUrl: string
  readonly environment: Environment
  readonly managementTokenPath: ManagementTokenPath
  /** The built-in demo server: Mintmark starts it with itself. */
  readonly demo: boolean
  /** How long a request may take, from its start to the last byte of the answer. */
  readonly timeoutMs: number
  /** PEM of authorities that are trusted for this server besides the system's; their text, because the file may move. */
  readonly caCertificate: string | null
  /** SHA-256 of the one certificate that a person accepted for this server, 64 hex digits in lower case. */
  readonly pinnedCertificate: string | null
  readonly proxy: ProxyChoice
  /** A person made it by itself: it stays when its last profile goes. All others come and go with their profiles. */
  readonly standsAlone?: true
}

/** What a server has that nobody has set up. */
export const defaultConnection = {
  timeoutMs: 30 * secondMs,
  caCertificate: null,
  pinnedCertificate: null,
  proxy: { kind: 'system' }
} as const satisfies Partial<Server>

/** `short`: the word where there is no room for the label. */
export const environments: readonly { readonly id: Environment; readonly label: string; readonly short: string }[] = [
  { id: 'production', label: 'Production', short: 'Prod' },
  { id: 'staging', label: 'Staging', short: 'Stage' },
  { id: 'development', label: 'Development', short: 'Dev' },
  { id: 'local', label: 'Local', short: 'Local' }
]

export function environmentLabel(environment: Environment): string {
  return environments.find(({ id }) => id === environment)?.label ?? environment
}

export function shortEnvironmentLabel(environment: Environment): string {
  return environments.find(({ id }) => id === environment)?.short ?? environment
}

export function serverHost(baseUrl: string): string {
  return new URL(baseUrl).host
}

/** The name a person gave the server, else its host. */
export function serverName(server: Server): string {
  return server.name === '' ? serverHost(server.baseUrl) : server.name
}

export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

/** Whether credentials would cross a network in clear text: plain http to anything but this computer, or by a proxy elsewhere. */
export function isUnencrypted(baseUrl: string, proxy: ProxyChoice = defaultConnection.proxy): boolean {
  const { protocol, hostname } = new URL(baseUrl)
  const staysHere = isLoopback(hostname) && (proxy.kind !== 'url' || isLoopback(new URL(proxy.url).hostname))
  return protocol === 'http:' && !staysHere
}

/** A first guess from the host's name, for the form; the person has the last word. */
export function guessEnvironment(baseUrl: string): Environment {
  const { hostname } = new URL(baseUrl)
  if (isLoopback(hostname) || hostname.endsWith('.local')) return 'local'
  if (/(^|[.-])(staging|stage|stg|qa|test|uat)([.-]|$)/.test(hostname)) return 'staging'
  if (/(^|[.-])(dev|development|sandbox)([.-]|$)/.test(hostname)) return 'development'
  return 'production'
}

/** null where `new URL` would throw. (`URL.parse` is missing in the oldest supported Electron's Node.) */
export function parseUrl(text: string): URL | null {
  const trimmed = text.trim()
  return URL.canParse(trimmed) ? new URL(trimmed) : null
}

/** The base URL as it is kept and compared: null unless it is http(s) without user, query or fragment. */
export function toBaseUrl(text: string): string | null {
  const url = parseUrl(text)
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return null
  return url.origin + url.pathname.replace(/\/+$/, '')
}
