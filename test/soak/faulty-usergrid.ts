import { startDemoServer, type DemoServer } from '../../src-main/demo-server/demo-server.ts'
import type { Reply } from '../../src-main/demo-server/reply.ts'

export const faults = ['unavailable', 'no-answer', 'dropped'] as const
export type Fault = (typeof faults)[number]

/** One request as the server met it, known by the lifetime that it asked for. Moments in epoch ms. */
export type Met = { readonly ttlMs: number; readonly kind: 'granted' | Fault; readonly since: number; readonly at: number }

export type FaultyUsergrid = DemoServer & {
  readonly met: readonly Met[]
  /** From now on, faults of each kind with this probability, and slow answers with twice that. */
  readonly beFaulty: (probability: number) => void
}

const unavailable: Reply = { status: 503, headers: { 'Content-Type': 'text/html' }, body: '<h1>Service Unavailable</h1>' }
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** The demo server with a bad day: now and then it is busy, slow, silent or hangs up. `patienceMs`: after that nobody waits any more. */
export async function startFaultyUsergrid(patienceMs: number): Promise<FaultyUsergrid> {
  const met: Met[] = []
  let probability = 0
  const clock = { now: () => Date.now() }
  const server = await startDemoServer({
    clock,
    intercept: async ({ body }) => {
      const since = Date.now()
      const { ttl: ttlMs } = JSON.parse(Buffer.from(body).toString()) as { readonly ttl: number }
      const note = (kind: Met['kind']): void => void met.push({ ttlMs, kind, since, at: Date.now() })
      const drawn = probability === 0 ? Infinity : Math.floor(Math.random() / probability)
      switch (faults[drawn]) {
        case 'unavailable':
          note('unavailable')
          return unavailable
        case 'no-answer':
          await pause(patienceMs + 1_000)
          note('no-answer')
          return unavailable
        case 'dropped':
          note('dropped')
          throw new Error('dropped')
        default:
          if (drawn < faults.length + 2) await pause(200 + 800 * Math.random())
          note('granted')
          return null
      }
    }
  })
  return { ...server, met, beFaulty: (next) => void (probability = next) }
}
