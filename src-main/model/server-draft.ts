import { longestName } from './profile.ts'
import { parseUrl, toBaseUrl, type Environment, type ManagementTokenPath, type ProxyChoice, type ServerId } from './server.ts'
import { minuteMs, secondMs } from './time.ts'

/** What a person set in the server dialog. */
export type ServerSettings = {
  readonly name: string
  readonly environment: Environment
  readonly managementTokenPath: ManagementTokenPath
  readonly timeoutMs: number
  /** PEM, as the file dialog gave it. */
  readonly caCertificate: string | null
  readonly proxy: ProxyChoice
}

/** Of a server that is there. Its address is its identity and no part of it. */
export type ServerDraft = ServerSettings & {
  readonly id: ServerId
  /** The dialog can only forget the accepted certificate: accepting one is a call of its own. */
  readonly keepsPinned: boolean
}

/** Of one that is made by itself, without a profile. */
export type NewServerDraft = ServerSettings & { readonly baseUrl: string }

export type ServerField = 'baseUrl' | 'name' | 'timeoutMs' | 'proxyUrl'

export type ServerFieldProblem = { readonly field: ServerField; readonly message: string }

const shortestTimeoutMs = secondMs
const longestTimeoutMs = 5 * minuteMs

const longestUrl = 2_048

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

/** What is wrong with the address of a server as it was typed, in words; null: nothing. */
export function checkAddress(text: string): string | null {
  if (text.trim() === '') return 'Enter the address of the server.'
  if (text.length > longestUrl) return `An address has at most ${longestUrl} characters.`
  if (toBaseUrl(text) !== null) return null
  const url = parseUrl(text)
  if (url !== null && (url.username !== '' || url.password !== '')) return 'Leave user and password out of the address.'
  if (url !== null && (url.search !== '' || url.hash !== '')) return 'Leave out everything from ? or # on.'
  return 'Enter an address such as https://api.usergrid.com.'
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
export function checkServerDraft({ name, timeoutMs, proxy }: ServerSettings): readonly ServerFieldProblem[] {
  const found: readonly (readonly [ServerField, string | null])[] = [
    ['name', name.trim().length > longestName ? `The name has at most ${longestName} characters.` : null],
    ['timeoutMs', isTimeout(timeoutMs) ? null : 'Enter a time from 1 second to 5 minutes (300 seconds).'],
    ['proxyUrl', proxy.kind === 'url' ? checkProxyUrl(proxy.url) : null]
  ]
  return found.flatMap(([field, message]) => (message === null ? [] : [{ field, message }]))
}

/** The same for a new server. `taken`: the base URLs of those that are there, since an address is one server. */
export function checkNewServer(draft: NewServerDraft, taken: readonly string[]): readonly ServerFieldProblem[] {
  const isTaken = taken.includes(toBaseUrl(draft.baseUrl) ?? '')
  const message = isTaken ? 'This server is in the list already.' : checkAddress(draft.baseUrl)
  return [...(message === null ? [] : [{ field: 'baseUrl' as const, message }]), ...checkServerDraft(draft)]
}
