import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openByTyping, type KeyRing } from '../../src-main/vault/key-slots.ts'
import { expectedContents } from './contents.ts'
import { expectAfter, nothingExpected, passphraseText, type Expected, type Operation } from './operations.ts'
import { createMounts, mountProblem } from './own-mounts.ts'
import { createPlace } from './places.ts'
import { mint, put } from './plain-operations.ts'
import { expectContents, startVaultProcess } from './running-vault.ts'

const pageBytes = 4_096
const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

const full = 'The disk is full.'

/** A small disk of its own for the vault. What is on it besides is moved about by `leave`. */
async function createDisk(size: string) {
  const place = createPlace()
  const { prefix, seen } = await createMounts('mount -t tmpfs -o mode=0700,size="$2" tmpfs "$1"', place.folder, size)
  const folder = seen(place.folder)
  const ballast = join(folder, 'something else')
  const freeBytes = (): number => {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  }
  return {
    start: (passphrase: number | null) => startVaultProcess(place, { prefix, passphrase }),
    /** Fills the disk but for so many bytes. */
    leave: (bytes: number) => {
      rmSync(ballast, { force: true })
      writeFileSync(ballast, Buffer.alloc(Math.max(0, freeBytes() - bytes)))
    },
    free: () => rmSync(ballast, { force: true }),
    files: () => readdirSync(folder).filter((name) => name !== 'something else'),
    backups: () =>
      readdirSync(folder)
        .filter((name) => /^vault\.json\.\d$/.test(name))
        .map((name): { readonly ring: KeyRing } => JSON.parse(readFileSync(join(folder, name), 'utf8')))
  }
}

const filesOfVault = ['tokens.json', 'vault.json', 'vault.json.1', 'vault.json.2', 'vault.json.3']

describe.skipIf(mountProblem !== null)('a full disk', () => {
  it('refuses what does not fit and keeps what was saved; with space again, saving goes on', async () => {
    const disk = await createDisk('300k')
    disk.leave(260_000)
    const before = await disk.start(null)
    let expected = nothingExpected
    let refused: string | null = null
    for (let round = 1; refused === null; round++) {
      const operation = put(`p${round}`, round, 1_000)
      refused = await before.carryOut(operation)
      if (refused === null) expected = expectAfter(expected, operation)
    }
    expect(refused).toBe(full)
    expect(expected.profiles.size).toBeGreaterThan(5)
    await expectContents(before, expected)

    // However often it is tried: no backup is pushed out for nothing, and nothing half-written takes up the last space.
    disk.leave(80_000)
    expect(await before.carryOut(put('too much', 1_000, 100_000))).toBe(full)
    const backups = disk.backups().map(digest)
    for (let round = 1_001; round < 1_005; round++) expect(await before.carryOut(put('too much', round, 100_000))).toBe(full)
    expect(disk.backups().map(digest)).toEqual(backups)
    expect(new Set(backups).size).toBe(3)
    expect(disk.files().filter((name) => !filesOfVault.includes(name))).toEqual([])
    await expectContents(before, expected)

    disk.free()
    expect(await before.carryOut(put('fits', 1, 1_000))).toBeNull()
    expected = expectAfter(expected, put('fits', 1, 1_000))
    await before.kill()
    const after = await disk.start(null)
    await expectContents(after, expected)
    await after.close()
  })

  it('is survived however little is left', async () => {
    const disk = await createDisk('1m')
    let running = await disk.start(null)
    let expected: Expected = nothingExpected
    let refusals = 0
    let round = 0
    /** What is refused has not happened; only a token is kept in memory, until there is space. */
    const attempt = async (operation: Operation): Promise<string | null> => {
      const refused = await running.carryOut(operation)
      const isWaiting = refused === `tokens not written: ${full}`
      if (refused === null || isWaiting) expected = expectAfter(expected, operation)
      else expect(refused).toBe(full)
      if (refused !== null) refusals++
      if (isWaiting) {
        disk.free()
        expect(await attempt(mint('a', ++round))).toBeNull()
      }
      return refused
    }
    expect(await attempt({ kind: 'put', ids: ['a', 'b', 'c'], round, withSecret: true, notesLength: 5_000 })).toBeNull()
    for (const id of ['a', 'b', 'c']) expect(await attempt(mint(id, round))).toBeNull()

    // From nothing at all to enough for every step of a save.
    for (let bytes = 0; bytes <= 20 * pageBytes; bytes += pageBytes) {
      for (const operation of [put('a', ++round, 5_000), { kind: 'set-passphrase', round } as const]) {
        disk.leave(bytes)
        await attempt(operation)
        await expectContents(running, expected)
      }
      disk.leave(bytes)
      if ((await attempt({ kind: 'remove', ids: ['b'] })) === null) await attempt({ kind: 'put-back' })
      await expectContents(running, expected)
      expect(disk.files().filter((name) => !filesOfVault.includes(name))).toEqual([])
      await running.kill()
      running = await disk.start(expected.passphrase)
      await expectContents(running, expected)
    }
    expect(refusals).toBeGreaterThan(5)
    await running.close()
  })

  it('leaves no backup that a passphrase opens which was changed', async () => {
    const disk = await createDisk('1m')
    const before = await disk.start(null)
    const operations: readonly Operation[] = [
      put('a', 1, 100_000),
      { kind: 'set-passphrase', round: 1 },
      put('a', 2),
      { kind: 'set-passphrase', round: 2 }
    ]
    for (const operation of operations) {
      // Enough for the vault as it is now, and not for the backups, which are larger.
      if (operation === operations.at(-1)) disk.leave(50_000)
      expect(await before.carryOut(operation)).toBeNull()
    }
    const expected = operations.reduce(expectAfter, nothingExpected)
    await expectContents(before, expected)
    for (const { ring } of disk.backups()) expect(await openByTyping(ring, passphraseText(1))).toBeNull()
    await before.kill()
    const after = await disk.start(2)
    await expectContents(after, expected)
    await after.close()
  })

  it('keeps a minted token in memory, and writes it when there is space', async () => {
    const disk = await createDisk('300k')
    const before = await disk.start(null)
    expect(await before.carryOut(put('a'))).toBeNull()
    disk.leave(0)
    expect(await before.carryOut(mint('a'))).toBe(`tokens not written: ${full}`)
    const expected = [put('a'), mint('a')].reduce(expectAfter, nothingExpected)
    await expectContents(before, expected)
    disk.free()
    await before.close()
    const after = await disk.start(null)
    await expectContents(after, expected)
    await after.close()
  })

  it('at the very first start lets everything work until the end', async () => {
    const disk = await createDisk('300k')
    disk.leave(0)
    const running = await disk.start(null)
    expect((await running.look()).state).toMatchObject({ kind: 'session-only' })
    expect(await running.carryOut(put('a'))).toBeNull()
    expect((await running.look()).contents).toEqual(expectedContents(expectAfter(nothingExpected, put('a'))))
    await running.close()
    expect(disk.files()).toEqual([])
  })
})
