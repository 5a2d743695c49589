import type { ClientRequest } from 'electron'
import { expect, onTestFinished, test, vi } from 'vitest'
import { fail } from '../../../src-main/model/result.ts'
import type { NetworkSession } from '../../../src-main/tokens/network-session.ts'
import { createTransport } from '../../../src-main/tokens/transport.ts'
import { server } from '../vault/vault-on-disk.ts'
import { PlayedRequest } from './played-request.ts'

const url = 'https://api.example.com/acme/storefront/token'
const settled = (): Promise<void> => new Promise(setImmediate)
const timeout = { code: 'unreachable', host: 'api.example.com', reason: 'timeout', detail: '' } as const

/** A network whose sessions become ready as the test says, one after the other. */
function network(...readies: readonly Promise<void>[]) {
  const requests: PlayedRequest[] = []
  let made = 0
  const transport = createTransport((): NetworkSession => {
    const ready = readies[made++] ?? Promise.resolve()
    const request = (): ClientRequest => {
      const played = new PlayedRequest()
      requests.push(played)
      return played as unknown as ClientRequest
    }
    return { ready, request, refusedCertificate: () => null }
  })
  const send = (signal = new AbortController().signal) => transport({ server, method: 'POST', url, body: '{}', signal })
  return { requests, send, made: () => made }
}

const never = new Promise<void>(() => {})

function respond(request: PlayedRequest | undefined, status = 200): void {
  request?.respond({}, status).emit('end')
}

test('a server has one session for all of its requests, once that is ready', async () => {
  const { requests, send, made } = network()
  const both = [send(), send()]
  await settled()
  for (const request of requests) respond(request)
  expect((await Promise.all(both)).map(({ ok }) => ok)).toEqual([true, true])
  const third = send()
  await settled()
  respond(requests[2])
  expect((await third).ok).toBe(true)
  expect(made()).toBe(1)
})

test('a session that never becomes ready ends with the time limit, and the next request tries another', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const { requests, send, made } = network(never)
  const first = send()
  await vi.advanceTimersByTimeAsync(server.timeoutMs)
  expect(await first).toEqual(fail(timeout))
  expect(requests).toEqual([])

  const second = send()
  await settled()
  respond(requests[0])
  expect((await second).ok).toBe(true)
  expect(made()).toBe(2)
})

test('what waits for its session can be cancelled', async () => {
  const { requests, send } = network(never)
  const cancellation = new AbortController()
  const sent = send(cancellation.signal)
  await settled()
  cancellation.abort()
  expect(await sent).toEqual(fail({ code: 'cancelled' }))
  expect(await network().send(AbortSignal.abort())).toEqual(fail({ code: 'cancelled' }))
  expect(requests).toEqual([])
})

test('a session that cannot be made ready is told once, and not kept', async () => {
  const { requests, send, made } = network(Promise.reject(new Error('net::ERR_INVALID_ARGUMENT')))
  expect(await send()).toMatchObject({ ok: false, error: { code: 'unreachable', detail: 'ERR_INVALID_ARGUMENT' } })
  const second = send()
  await settled()
  respond(requests[0])
  expect((await second).ok).toBe(true)
  expect(made()).toBe(2)
})

test('a proxy that asks for a login is in the way', async () => {
  const { requests, send } = network()
  const sent = send()
  await settled()
  respond(requests[0], 407)
  expect(await sent).toMatchObject({ ok: false, error: { code: 'unreachable', reason: 'proxy' } })
})
