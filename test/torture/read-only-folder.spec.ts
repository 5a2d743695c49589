import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createMounts, mountProblem } from './own-mounts.ts'
import { createPlace } from './places.ts'
import { contentsAfter, mint, put } from './plain-operations.ts'
import { startVaultProcess } from './running-vault.ts'

const refused = 'The folder cannot be written to.'

async function createDisk() {
  const place = createPlace()
  const mounts = await createMounts('mount -t tmpfs -o mode=0700 tmpfs "$1"', place.folder)
  const { prefix, run, seen } = mounts
  return {
    start: () => startVaultProcess(place, { prefix }),
    become: (how: 'ro' | 'rw') => run(`mount -o remount,bind,${how} "$1"`, place.folder),
    /** Each file with the moment of its last change. */
    files: () => readdirSync(seen(place.folder)).map((name) => [name, statSync(join(seen(place.folder), name), { bigint: true }).mtimeNs])
  }
}

describe.skipIf(mountProblem !== null)('a folder that cannot be written to', () => {
  it('any more refuses what is saved, and loses nothing of it', async () => {
    const disk = await createDisk()
    const before = await disk.start()
    for (const operation of [put('a'), mint('a')]) expect(await before.carryOut(operation)).toBeNull()
    disk.become('ro')
    expect(await before.carryOut(put('b'))).toBe(refused)
    expect(await before.carryOut(put('a', 2))).toBe(refused)
    expect(await before.carryOut({ kind: 'remove', ids: ['a'] })).toBe(refused)
    expect(await before.carryOut({ kind: 'set-passphrase', round: 1 })).toBe(refused)
    expect(await before.carryOut(mint('a', 2))).toBe(`tokens not written: ${refused}`)
    const { state, contents } = await before.look()
    expect(state).toMatchObject({ kind: 'open', ways: { passphrase: false }, notices: [], damaged: [] })
    // The new token is there to be used, as after every mint; only the disk does not have it yet.
    expect(contents).toEqual(contentsAfter([put('a'), mint('a', 2)]))

    disk.become('rw')
    expect(await before.carryOut(put('c'))).toBeNull()
    expect(await before.carryOut(mint('c'))).toBeNull()
    await before.kill()
    const after = await disk.start()
    expect((await after.look()).contents).toEqual(contentsAfter([put('a'), mint('a', 2), put('c'), mint('c')]))
    await after.close()
  })

  it('at the start is read and used, and left as it is', async () => {
    const disk = await createDisk()
    const before = await disk.start()
    for (const operation of [put('a'), put('b'), mint('a')]) expect(await before.carryOut(operation)).toBeNull()
    await before.close()
    const files = disk.files()
    disk.become('ro')
    const during = await disk.start()
    const { state, contents } = await during.look()
    expect(state).toMatchObject({ kind: 'session-only', why: 'folder-read-only', notices: [], damaged: [] })
    expect(contents).toEqual(contentsAfter([put('a'), put('b'), mint('a')]))
    for (const operation of [put('c'), mint('c')]) expect(await during.carryOut(operation)).toBeNull()
    expect((await during.look()).contents).toEqual(contentsAfter([put('a'), put('b'), mint('a'), put('c'), mint('c')]))
    await during.close()
    expect(disk.files()).toEqual(files)

    disk.become('rw')
    const after = await disk.start()
    expect((await after.look()).contents).toEqual(contentsAfter([put('a'), put('b'), mint('a')]))
    await after.close()
  })

  it('at the very first start lets everything work until the end', async () => {
    const disk = await createDisk()
    disk.become('ro')
    const running = await disk.start()
    for (const operation of [put('a'), mint('a')]) expect(await running.carryOut(operation)).toBeNull()
    const { state, contents } = await running.look()
    expect(state).toMatchObject({ kind: 'session-only', why: 'folder-read-only' })
    expect(contents).toEqual(contentsAfter([put('a'), mint('a')]))
    await running.close()
    expect(disk.files()).toEqual([])
  })
})
