import { longestName } from './profile.ts'
import { parseUrl, type Environment, type ManagementTokenPath, type ProxyChoice, type ServerId } from './server.ts'
import { minuteMs, secondMs } from './time.ts'

/** What a person set in the server dialog. The address is the server's identity and no part of it. */
export type ServerDraft = {
  readonly id: ServerId
  readonly name: string
  readonly environment: Environment
  readonly managementTokenPath: ManagementTokenPath
  readonly timeoutMs: number
  /** PEM, as the file dialog gave it. */
  readonly caCertificate: string | null
  /** The dialog can only forget the accepted certificate: accepting one is a call of its own. */
  readonly keepsPinned: boolean
  readonly proxy: ProxyChoice
}

export type ServerField = 'name' | 'timeoutMs' | 'proxyUrl'

export type ServerFieldProblem = { readonly field: ServerField; readonly message: string }

const shortestTimeoutMs = secondMs
const longestTimeoutMs = 5 * minuteMs

const proxyProtocols: readonly string[] = ['http:', 'https:', 'socks4:', 'socks5:']

// `;`, `,` and `=` would make more than one rule of it: another proxy, or none.
const plainHost = /^[\w.:[\]-]+$/

/** A proxy's address as the network stack takes it: `http://proxy.example:3128`. null for anything else; a bare `host:port` is http. */
export function toProxyUrl(text: string): string | null {
  const trimmed = text.trim()
  const url = parseUrl(trimmed.includes('://') ? trimmed : `http://${trimmed}`)
  if (url === null || !plainHost.test(url.host) || !proxyProtocols.includes(url.protocol)) return null
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return null
  return url.pathname === '' || url.pathname === '/' ? `${url.protocol}//${url.host}` : null
}

function checkProxyUrl(text: string): string | null {
  if (text.trim() === '') return 'Enter the address of the proxy.'
  if (toProxyUrl(text) !== null) return null
  const url = parseUrl(text)
  return url !== null && (url.username !== '' || url.password !== '')
    ? 'Leave user and password out of the address.'
    : 'Enter an address such as http://proxy.example.com:3128 or socks5://127.0.0.1:1080.'
}

const isTimeout = (ms: number): boolean => Number.isSafeInteger(ms) && ms >= shortestTimeoutMs && ms <= longestTimeoutMs

/** Every problem of the draft with the words to show beside its field; an empty list means it can be saved. */
export function checkServerDraft({ name, timeoutMs, proxy }: ServerDraft): readonly ServerFieldProblem[] {
  const found: readonly (readonly [ServerField, string | null])[] = [
    ['name', name.trim().length > longestName ? `The name has at most ${longestName} characters.` : null],
    ['timeoutMs', isTimeout(timeoutMs) ? null : 'Enter a time from 1 second to 5 minutes (300 seconds).'],
    ['proxyUrl', proxy.kind === 'url' ? checkProxyUrl(proxy.url) : null]
  ]
  return found.flatMap(([field, message]) => (message === null ? [] : [{ field, message }]))
}
