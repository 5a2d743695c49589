import { expect, test } from 'vitest'
import { toNetworkError } from '../../../src-main/tokens/network-error.ts'

test.each([
  ['NAME_NOT_RESOLVED', 'dns'],
  ['NAME_RESOLUTION_FAILED', 'dns'],
  ['DNS_TIMED_OUT', 'dns'],
  ['CONNECTION_REFUSED', 'refused'],
  ['ADDRESS_UNREACHABLE', 'refused'],
  ['CONNECTION_RESET', 'reset'],
  ['CONNECTION_CLOSED', 'reset'],
  ['CONNECTION_ABORTED', 'reset'],
  ['EMPTY_RESPONSE', 'reset'],
  ['CONTENT_LENGTH_MISMATCH', 'reset'],
  ['INCOMPLETE_CHUNKED_ENCODING', 'reset'],
  ['HTTP2_PROTOCOL_ERROR', 'reset'],
  ['INVALID_HTTP_RESPONSE', 'reset'],
  ['SOCKET_NOT_CONNECTED', 'reset'],
  ['CONNECTION_TIMED_OUT', 'timeout'],
  ['TIMED_OUT', 'timeout'],
  ['INTERNET_DISCONNECTED', 'offline'],
  ['NETWORK_CHANGED', 'offline'],
  ['PROXY_CONNECTION_FAILED', 'proxy'],
  ['TUNNEL_CONNECTION_FAILED', 'proxy'],
  ['SOCKS_CONNECTION_FAILED', 'proxy'],
  ['CERT_AUTHORITY_INVALID', 'tls-self-signed'],
  ['CERT_DATE_INVALID', 'tls-expired'],
  ['CERT_COMMON_NAME_INVALID', 'tls-wrong-host'],
  ['CERT_REVOKED', 'tls-other'],
  ['SSL_PROTOCOL_ERROR', 'tls-other'],
  ['SSL_VERSION_OR_CIPHER_MISMATCH', 'tls-other'],
  ['FAILED', 'other']
])('net::ERR_%s is %s', (name, reason) => {
  expect(toNetworkError('a.example:8080', `Failed to fetch net::ERR_${name}`)).toEqual({
    code: 'unreachable',
    host: 'a.example:8080',
    reason,
    detail: `ERR_${name}`
  })
})

test('of any other words nothing is kept: they could hold what was sent', () => {
  const error = toNetworkError('a.example', 'fetch failed for hunter2 at net::ERR_')
  expect(error).toEqual({ code: 'unreachable', host: 'a.example', reason: 'other', detail: '' })
})
