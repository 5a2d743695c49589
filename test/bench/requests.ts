import { join } from 'node:path'
import { Agent, request, type Dispatcher } from 'undici'
import { atLeast, atMost, toSpread, type Figure } from './figure.ts'
import { count, lanes, plainBody, plainHeaders, plainUrl, timeAll, timeEach } from './many.ts'
import { startMeasured } from './measured-app.ts'
import type { World } from './world.ts'

const batch = 20

/** The least that asking for a token takes. */
async function askPlainly(baseUrl: string, dispatcher: Dispatcher): Promise<void> {
  const { body } = await request(plainUrl(baseUrl), {
    method: 'POST',
    headers: plainHeaders,
    body: plainBody,
    dispatcher
  })
  const answer = (await body.json()) as { readonly access_token?: string }
  if (answer.access_token === undefined) throw new Error('no token')
}

/** What Mintmark's main process adds to a request, alone and with many at a time, beside plain clients: one in Node, and one on Chromium's stack. */
export async function benchRequests(world: World, outFolder: string, runs: number): Promise<readonly Figure[]> {
  const { baseUrl } = world.server
  const dispatcher = new Agent({ connections: lanes, pipelining: 1 })
  const plainly = (): Promise<void> => askPlainly(baseUrl, dispatcher)
  const app = startMeasured(outFolder, {
    path: join(outFolder, 'requests-main.js'),
    userData: join(world.desktop.home, 'requests'),
    env: { ...world.desktop.env, TMPDIR: world.desktop.home }
  })
  await app.line.heard('interactive')
  await app.line.ask('start', { baseUrl, lanes })
  const ask = (what: string, times?: number): Promise<unknown> => app.line.ask(what, times)
  const singles = { ours: [] as number[], plain: [] as number[], bare: [] as number[] }
  const bulks = { ours: [] as number[], plain: [] as number[], bare: [] as number[] }
  for (let run = -1; run < runs; run++) {
    const single = {
      plain: await timeEach(batch, plainly),
      bare: (await ask('askBarely', batch)) as readonly number[],
      ours: (await ask('mint', batch)) as readonly number[]
    }
    const bulk = { plain: await timeAll(plainly), bare: (await ask('askAllBarely')) as number, ours: (await ask('refresh')) as number }
    if (run < 0) continue
    for (const who of ['plain', 'bare', 'ours'] as const) {
      singles[who].push(...single[who])
      bulks[who].push((1_000 * count) / bulk[who])
    }
  }
  await app.quit()
  await dispatcher.close()
  world.server.takeTimes()

  const one = {
    what: 'mint one token in main, from profile to stored',
    unit: 'ms',
    measure: 'median',
    ours: toSpread(singles.ours)
  } as const
  const many = {
    what: 'refresh 1,000 profiles of one server, 32 in flight',
    unit: 'tokens/s',
    measure: 'median',
    ours: toSpread(bulks.ours)
  } as const
  return [
    { ...one, floor: { what: 'a plain undici POST', ...toSpread(singles.plain) }, goal: atMost(2, 'ratio') },
    { ...one, floor: { what: "a bare POST on Electron's stack", ...toSpread(singles.bare) }, goal: atMost(2, 'ratio') },
    { ...many, floor: { what: 'a plain undici client', ...toSpread(bulks.plain) }, goal: atLeast(0.6, 'ratio') },
    { ...many, floor: { what: "a bare client on Electron's stack", ...toSpread(bulks.bare) }, goal: atLeast(0.6, 'ratio') }
  ]
}
