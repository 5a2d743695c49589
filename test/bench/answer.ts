import { maskResponseInSlices } from '../../src-main/model/usergrid/mask-response.ts'
import { parseJsonInSlices } from '../../src-main/model/usergrid/json-slices.ts'
import { giveWay } from '../../src-main/vault/pacer.ts'
import { atMost, type Figure } from './figure.ts'
import { compare } from './measure.ts'

/** What an answer of 5 MB takes whose every second character is a number. */
export async function benchAnswer(runs: number): Promise<readonly Figure[]> {
  const numbers = Array.from({ length: 2_400_000 }, (_, index) => index % 10)
  const text = JSON.stringify({ access_token: `YWMt${'k'.repeat(59)}`, expires_in: 604_800, numbers })
  const { ours, floor, held } = await compare({
    runs,
    atFloor: () => [JSON.parse(text), JSON.parse(text)],
    ours: async () => [await parseJsonInSlices(text, giveWay), await maskResponseInSlices(text, giveWay)]
  })
  return [
    {
      what: 'read and mask an answer of 5 MB of numbers',
      unit: 'ms',
      measure: 'median',
      ours,
      floor: { what: 'parse it at once, twice', ...floor },
      goal: null
    },
    { what: 'the same, main thread held at a stretch', unit: 'ms', measure: 'p95', ours: held, floor: null, goal: atMost(50, 'value') }
  ]
}
