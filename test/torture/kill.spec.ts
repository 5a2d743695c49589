import { readdirSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { firstSeed, kills } from './kills.ts'
import { checkAfterDeath, liveAndDie, strikes, type Strike } from './life.ts'
import { nothingExpected, type Expected } from './operations.ts'
import { createPlace } from './places.ts'
import { startVaultProcess } from './running-vault.ts'
import { createRandom } from './seeded-random.ts'

const killsEach = 20
const sizes = [0, 30, 300, 2_000]
const lives = Array.from({ length: Math.ceil(kills / killsEach) }, (_, index) => ({
  seed: firstSeed + index,
  size: sizes[index % sizes.length] ?? 0,
  deaths: Math.min(killsEach, kills - index * killsEach)
}))

const struck = new Map<Strike, number>(strikes.map((strike) => [strike, 0]))

test.concurrent.each(lives)('a vault of $size profiles loses nothing in $deaths kills (seed $seed)', async ({ seed, size, deaths }) => {
  const place = createPlace()
  const random = createRandom(seed)
  let expected: Expected = nothingExpected
  for (let death = 0; death < deaths; death++) {
    const { struck: strike, ...promises } = await liveAndDie(place, random, expected, { size, round: (death + 1) * 100_000 })
    struck.set(strike, (struck.get(strike) ?? 0) + 1)
    expected = await checkAfterDeath(place, { ...promises, struck: strike })
  }
  const running = await startVaultProcess(place)
  expect(await running.carryOut({ kind: 'put', ids: ['last'], round: 1, withSecret: true, notesLength: 0 })).toBeNull()
  await running.close()
  // Nothing of all those deaths is left lying about.
  const kept = ['tokens.json', 'vault.json', 'vault.json.1', 'vault.json.2', 'vault.json.3']
  expect(readdirSync(place.folder).filter((name) => !kept.includes(name))).toEqual([])
})

afterAll(() => {
  console.log(`${kills} kills from seed ${firstSeed} on:`, Array.from(struck, ([strike, count]) => `${count} ${strike}`).join(', '))
  // Otherwise the moments are badly chosen, and nothing was shown.
  expect(struck.get('writing beside')).toBeGreaterThan(0)
})
