import { lstatSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { firstSeed as seed, kills as allKills } from './kills.ts'
import { findEnd, readPromises } from './life.ts'
import { createLinked, createMounted, movedFiles } from './moved-vault.ts'
import { expectAfter, nothingExpected, type Expected, type Operation } from './operations.ts'
import { mountProblem } from './own-mounts.ts'
import { put } from './plain-operations.ts'
import { expectContents, type RunningVault } from './running-vault.ts'
import { createRandom } from './seeded-random.ts'

const kills = Math.ceil(allKills / 5)

/** Resolves when somebody writes the file. */
async function changeOf(path: string): Promise<void> {
  const changedAt = (): bigint => statSync(path, { bigint: true }).mtimeNs
  const before = changedAt()
  while (changedAt() === before) await wait(0)
}

/** Starts the vault again after it was killed, and looks which of the two allowed ends it has come to. */
async function endOf(before: Expected, killed: RunningVault, start: () => Promise<RunningVault>): Promise<Expected> {
  const after = await start()
  const { state, contents } = await after.look()
  expect(state).toMatchObject({ kind: 'open', notices: [], damaged: [] })
  await after.close()
  return findEnd(contents, readPromises(before, killed))
}

describe.skipIf(mountProblem !== null)('a vault whose files are mounted by themselves', () => {
  it('is written in place', async () => {
    const { elsewhere, expected, left, start } = await createMounted(3)
    const inode = statSync(join(elsewhere, 'vault.json')).ino
    const running = await start()
    const operations: readonly Operation[] = [
      put('long', 1, 5_000),
      put('long', 2),
      { kind: 'mint', id: 'p1', round: 1 },
      { kind: 'remove', ids: ['p2'] }
    ]
    for (const operation of operations) expect(await running.carryOut(operation)).toBeNull()
    await running.close()
    expect(statSync(join(elsewhere, 'vault.json')).ino).toBe(inode)
    expect(left()).toEqual([])
    const after = await start()
    await expectContents(after, operations.reduce(expectAfter, expected))
    await after.close()
  })

  it(`loses nothing in ${kills} kills while it is written over (seed ${seed})`, async () => {
    const { place, elsewhere, expected: begun, left, start } = await createMounted(2_000)
    const random = createRandom(seed)
    let expected = begun
    let struck = 0
    for (let death = 1; death <= kills; death++) {
      const running = await start()
      const changed = changeOf(join(elsewhere, 'vault.json'))
      // Now longer, now shorter than before.
      running.command({ kind: 'do', operation: put(`p${death}`, death, random() < 0.5 ? 0 : 100_000) })
      await changed
      await wait(random() * 4)
      await running.kill()
      if (readdirSync(place.folder).includes('vault.json.before')) struck++
      expected = await endOf(expected, running, start)
      expect(left()).toEqual([])
    }
    console.log(`${struck} of ${kills} kills struck while vault.json was written over`)
    expect(struck).toBeGreaterThan(0)
  })

  it('is as it was when the disk that it is on fills up meanwhile', async () => {
    const { expected, left, start } = await createMounted(
      3,
      `mkdir "$2/small"
      mount -t tmpfs -o size=32k tmpfs "$2/small"
      cp "$2/vault.json" "$2/small"
      mount --bind "$2/small/vault.json" "$1/vault.json"
      mount --bind "$2/tokens.json" "$1/tokens.json"`
    )
    const running = await start()
    expect(await running.carryOut(put('long', 1, 100_000))).toBe('The disk is full.')
    await expectContents(running, expected)
    expect(await running.carryOut(put('short', 1))).toBeNull()
    expect(left()).toEqual([])
    await running.kill()
    const after = await start()
    await expectContents(after, expectAfter(expected, put('short', 1)))
    await after.close()
  })

  it.each(['{', ''])('is given back the newest backup in place where it holds %j', async (damaged) => {
    const { elsewhere, start } = await createMounted(3)
    writeFileSync(join(elsewhere, 'vault.json'), damaged)
    const running = await start()
    // The backup is from before the first profiles.
    expect((await running.look()).state).toMatchObject({ kind: 'open', notices: [{ kind: 'backup-restored' }] })
    expect(await running.carryOut(put('new'))).toBeNull()
    await running.kill()
    const after = await start()
    await expectContents(after, expectAfter(nothingExpected, put('new')))
    await after.close()
  })

  it('is begun anew in place where nothing is left of it', async () => {
    const { place, elsewhere, start } = await createMounted(3)
    for (const age of [1, 2, 3]) rmSync(join(place.folder, `vault.json.${age}`), { force: true })
    writeFileSync(join(elsewhere, 'vault.json'), '{')
    const running = await start()
    expect((await running.look()).state).toMatchObject({ kind: 'open', notices: [{ kind: 'vault-set-aside' }] })
    expect(await running.carryOut(put('new'))).toBeNull()
    await running.kill()
    const after = await start()
    await expectContents(after, expectAfter(nothingExpected, put('new')))
    await after.close()
  })
})

describe.skipIf(mountProblem !== null)('a vault whose files are links to another disk', () => {
  it(`loses nothing in ${kills} kills, and leaves nothing there (seed ${seed})`, async () => {
    const { place, elsewhere, expected: begun, left, start } = await createLinked(1_000)
    const random = createRandom(seed)
    let expected = begun
    for (let death = 1; death <= kills; death++) {
      const running = await start()
      running.command({ kind: 'do', operation: put(`p${death}`, death, 1_000) })
      await wait(random() * 60)
      await running.kill()
      expected = await endOf(expected, running, start)
      expect(readdirSync(elsewhere).sort()).toEqual(['tokens.json', 'vault.json'])
      expect(left()).toEqual([])
    }
    for (const file of movedFiles) expect(lstatSync(join(place.folder, file)).isSymbolicLink()).toBe(true)
  })

  it('keeps its links where a backup takes its place', async () => {
    const { place, elsewhere, start } = await createLinked(3)
    writeFileSync(join(elsewhere, 'vault.json'), '{')
    const running = await start()
    expect((await running.look()).state).toMatchObject({ kind: 'open', notices: [{ kind: 'backup-restored' }] })
    await running.close()
    for (const file of movedFiles) expect(lstatSync(join(place.folder, file)).isSymbolicLink()).toBe(true)
  })
})
