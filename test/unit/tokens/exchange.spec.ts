import type { ClientRequest } from 'electron'
import { expect, test, vi } from 'vitest'
import { exchange } from '../../../src-main/tokens/exchange.ts'
import { PlayedRequest } from './played-request.ts'

function begin({ signal = new AbortController().signal, timeoutMs = 10_000, limitBytes = 10, enoughBytes = 4 } = {}) {
  const request = new PlayedRequest()
  return { request, outcome: exchange(request as unknown as ClientRequest, '{}', { signal, timeoutMs, limitBytes, enoughBytes }) }
}

test('an answer is put together from its parts, as UTF-8 without a byte order mark', async () => {
  const { request, outcome } = begin()
  expect(request.sent).toBe('{}')
  const response = request.respond({ 'content-type': 'application/json', date: 'now', 'retry-after': ['1', '2'] })
  const bytes = Buffer.from('\ufeff"ë"')
  response.emit('data', bytes.subarray(0, 5))
  response.emit('data', bytes.subarray(5))
  response.emit('end')
  expect(await outcome).toEqual({
    ok: true,
    value: { status: 200, statusText: 'OK', contentType: 'application/json', retryAfter: null, date: 'now', body: '"ë"' }
  })
  expect(request.aborted).toBe(0)
})

test('a body that is as long as allowed is read, and one byte more ends it without keeping what comes after', async () => {
  const whole = begin()
  const response = whole.request.respond()
  response.emit('data', Buffer.alloc(10, 'x'))
  response.emit('end')
  expect(await whole.outcome).toMatchObject({ ok: true, value: { body: 'xxxxxxxxxx' } })

  const long = begin()
  const endless = long.request.respond()
  endless.emit('data', Buffer.alloc(10))
  expect(long.request.aborted).toBe(0)
  endless.emit('data', Buffer.alloc(1))
  expect(long.request.aborted).toBe(1)
  endless.emit('data', Buffer.alloc(1))
  endless.emit('end')
  expect(await long.outcome).toEqual({ ok: false, error: { kind: 'too-large' } })
  expect(long.request.aborted).toBe(1)
})

test('of what is no success the beginning is enough: the rest is not waited for', async () => {
  const { request, outcome } = begin()
  const endless = request.respond({}, 500)
  endless.emit('data', Buffer.from('<ht'))
  expect(request.aborted).toBe(0)
  endless.emit('data', Buffer.from('ml>'))
  endless.emit('data', Buffer.alloc(100))
  expect(request.aborted).toBe(1)
  expect(await outcome).toMatchObject({ ok: true, value: { status: 500, body: '<html>' } })

  const short = begin()
  const response = short.request.respond({}, 404)
  response.emit('data', Buffer.from('no'))
  response.emit('end')
  expect(await short.outcome).toMatchObject({ ok: true, value: { status: 404, body: 'no' } })
  expect(short.request.aborted).toBe(0)
})

test('a redirect ends it, whatever the network says afterwards', async () => {
  const { request, outcome } = begin()
  request.emit('redirect', 302, 'GET', 'file:///etc/passwd', {})
  request.emit('error', new Error('Redirect was cancelled'))
  expect(await outcome).toEqual({ ok: false, error: { kind: 'redirected', target: 'file:///etc/passwd' } })
  expect(request.aborted).toBe(1)
})

test('cancelling and the time limit end it at any point', async () => {
  vi.useFakeTimers()
  const early = new AbortController()
  early.abort()
  const never = begin({ signal: early.signal })
  expect(await never.outcome).toEqual({ ok: false, error: { kind: 'cancelled' } })
  expect(never.request.sent).toBeNull()

  const cancellation = new AbortController()
  const cancelled = begin({ signal: cancellation.signal })
  cancelled.request.respond().emit('data', Buffer.from('{'))
  cancellation.abort()
  expect(await cancelled.outcome).toEqual({ ok: false, error: { kind: 'cancelled' } })
  expect(cancelled.request.aborted).toBe(1)

  const slow = begin({ timeoutMs: 1_000 })
  const dripping = slow.request.respond()
  for (let step = 0; step < 10; step++) {
    dripping.emit('data', Buffer.alloc(0))
    vi.advanceTimersByTime(100)
  }
  expect(await slow.outcome).toEqual({ ok: false, error: { kind: 'timed-out' } })
  expect(slow.request.aborted).toBe(1)
  vi.useRealTimers()
})

test('a network that fails is heard once, before the answer or in the middle of it', async () => {
  const refused = begin()
  refused.request.emit('error', new Error('net::ERR_CONNECTION_REFUSED'))
  refused.request.emit('error', new Error('and again'))
  expect(await refused.outcome).toEqual({ ok: false, error: { kind: 'failed', message: 'net::ERR_CONNECTION_REFUSED' } })

  const broken = begin()
  broken.request.respond().emit('error', new Error('net::ERR_CONNECTION_RESET'))
  broken.request.emit('error', new Error('net::ERR_CONNECTION_RESET'))
  expect(await broken.outcome).toEqual({ ok: false, error: { kind: 'failed', message: 'net::ERR_CONNECTION_RESET' } })
})
