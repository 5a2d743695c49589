import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { readContents, type Contents } from './contents.ts'
import type { Operation } from './operations.ts'
import { createPlace } from './places.ts'
import { contentsAfter, put } from './plain-operations.ts'
import { startRealVault, type Place } from './real-vault.ts'
import { startVaultProcess } from './running-vault.ts'

const changedElsewhere = 'Another program has changed the file meanwhile. Start Mintmark again to see what is in it.'
const filesOfVault = ['vault.json', 'vault.json.1', 'vault.json.2', 'vault.json.3']

async function contentsOf(place: Place): Promise<Contents> {
  const vault = await startRealVault(place)
  expect(vault.state()).toMatchObject({ kind: 'open', notices: [], damaged: [] })
  const contents = await readContents(vault)
  await vault.close()
  return contents
}

test('the second of two that have read the same file is refused, until it reads it again', async () => {
  const place = createPlace()
  const first = await startVaultProcess(place)
  const second = await startVaultProcess(place)
  expect(await first.carryOut(put('a'))).toBeNull()
  expect(await second.carryOut(put('b'))).toBe(changedElsewhere)
  expect(await first.carryOut(put('c'))).toBeNull()
  expect(await second.carryOut(put('d'))).toBe(changedElsewhere)
  await second.close()
  const again = await startVaultProcess(place)
  expect(await again.carryOut(put('e'))).toBeNull()
  expect(await first.carryOut(put('f'))).toBe(changedElsewhere)
  for (const running of [first, again]) await running.close()
  expect(await contentsOf(place)).toEqual(contentsAfter([put('a'), put('c'), put('e')]))
})

/** Saves one new profile after the other; when it is refused, it starts again and reads what is there now. */
async function saveOnAndOn(place: Place, prefix: string, times: number) {
  const saved: Operation[] = []
  const refusals: string[] = []
  const running = await startVaultProcess(place)
  for (let round = 1; round <= times; round++) {
    const operation = put(`${prefix}${round}`, round, 1_000)
    const refused = await running.carryOut(operation)
    if (refused === null) saved.push(operation)
    else refusals.push(refused)
    // Also now and then without need, so that one reads what the other is just writing.
    if (refused !== null || round % 3 === 0) await running.ask({ kind: 'start', place, passphrase: null })
  }
  await running.close()
  return { saved, refusals }
}

test('two that save at the same time lose nothing of what was promised to either', async () => {
  const place = createPlace()
  const before = await startVaultProcess(place)
  expect(await before.carryOut(put('a'))).toBeNull()
  await before.close()
  const writers = await Promise.all(['x', 'y'].map((prefix) => saveOnAndOn(place, prefix, 150)))
  const saved = writers.flatMap((writer) => writer.saved)
  const refusals = writers.flatMap((writer) => writer.refusals)
  console.log(`${saved.length} saved, ${refusals.length} refused:`, [...new Set(refusals)].join(' '))
  expect(refusals.length).toBeGreaterThan(0)
  expect(await contentsOf(place)).toEqual(contentsAfter([put('a'), ...saved]))
  expect(readdirSync(place.folder).filter((name) => !filesOfVault.includes(name))).toEqual([])
})

/** A place with a vault that is running, and the lock of another one that was killed while it was saving. */
async function createLeftLock() {
  const place = createPlace()
  const lock = join(place.folder, 'vault.json.lock')
  const running = await startVaultProcess(place)
  expect(await running.carryOut(put('a'))).toBeNull()
  const other = await startVaultProcess(place)
  other.command({ kind: 'do', operation: put('b', 1, 1_000_000) })
  const isDone = (): boolean => other.said().some(({ kind }) => kind === 'done')
  while (!existsSync(lock) && !isDone()) await wait(0)
  await other.kill()
  return { place, lock, running }
}

test('nobody waits for one that was killed while it was saving', async () => {
  let left = await createLeftLock()
  for (let tries = 0; !existsSync(left.lock) && tries < 50; tries++) left = await createLeftLock()
  const { place, lock, running } = left
  expect(existsSync(lock)).toBe(true)
  const refused = await running.carryOut(put('c'))
  expect([null, changedElsewhere]).toContain(refused)
  expect(existsSync(lock)).toBe(false)
  await running.close()
  expect(await contentsOf(place)).toEqual(contentsAfter([put('a'), refused === null ? put('c') : put('b', 1, 1_000_000)]))
})

test('a lock that nobody can tell anything about is waited for, and then broken', async () => {
  const place = createPlace()
  const running = await startVaultProcess(place)
  writeFileSync(join(place.folder, 'vault.json.lock'), '1 a-lock on another computer')
  expect(await running.carryOut(put('a'))).toBeNull()
  await running.close()
  expect(await contentsOf(place)).toEqual(contentsAfter([put('a')]))
  expect(readdirSync(place.folder).filter((name) => !filesOfVault.includes(name))).toEqual([])
})
