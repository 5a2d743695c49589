import type { AppError, NetworkReason } from '../model/app-error.ts'

/** Chromium's network errors by the start of their name, most telling first. */
const reasons: readonly (readonly [RegExp, NetworkReason])[] = [
  [/NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|DNS_/, 'dns'],
  [/CONNECTION_REFUSED|ADDRESS_UNREACHABLE|ADDRESS_INVALID/, 'refused'],
  [/PROXY|TUNNEL_CONNECTION|SOCKS/, 'proxy'],
  [/INTERNET_DISCONNECTED|NETWORK_CHANGED/, 'offline'],
  [/TIMED_OUT/, 'timeout'],
  [/CERT_AUTHORITY_INVALID/, 'tls-self-signed'],
  [/CERT_DATE_INVALID/, 'tls-expired'],
  [/CERT_COMMON_NAME_INVALID/, 'tls-wrong-host'],
  [/CERT_|SSL_/, 'tls-other'],
  [/CONNECTION_|EMPTY_RESPONSE|CONTENT_LENGTH_MISMATCH|INCOMPLETE_CHUNKED|HTTP2_|QUIC_|INVALID_HTTP|INVALID_CHUNKED|SOCKET_/, 'reset']
]

/** The network stack's words (`net::ERR_CONNECTION_REFUSED`) as an error that names host and reason. */
export function toNetworkError(host: string, message: string): AppError {
  const detail = /net::(ERR_[A-Z0-9_]+)/.exec(message)?.[1] ?? ''
  const reason = reasons.find(([pattern]) => pattern.test(detail))?.[1] ?? 'other'
  return { code: 'unreachable', host, reason, detail }
}
