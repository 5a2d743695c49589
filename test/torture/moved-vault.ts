import { readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { expectAfter, nothingExpected, type Expected, type Operation } from './operations.ts'
import { createMounts } from './own-mounts.ts'
import { createFolder, createPlace } from './places.ts'
import type { Place } from './real-vault.ts'
import { startVaultProcess, type RunningVault } from './running-vault.ts'

export const movedFiles = ['vault.json', 'tokens.json'] as const

export type MovedVault = {
  readonly place: Place
  /** The folder that its files are in, as it is seen from outside. */
  readonly elsewhere: string
  readonly expected: Expected
  /** Whatever lies in the vault's folder besides its files. */
  readonly left: () => readonly string[]
  readonly start: () => Promise<RunningVault>
}

/** A vault that holds so many profiles and a token, and whose files have gone elsewhere since. */
async function createMoved(size: number): Promise<Omit<MovedVault, 'start'>> {
  const place = createPlace()
  const elsewhere = createFolder()
  const ids = Array.from({ length: size }, (_, index) => `p${index}`)
  const operations: readonly Operation[] = [
    { kind: 'put', ids, round: 0, withSecret: true, notesLength: 300 },
    { kind: 'mint', id: 'p0', round: 0 }
  ]
  const running = await startVaultProcess(place)
  for (const operation of operations) expect(await running.carryOut(operation)).toBeNull()
  await running.close()
  for (const file of movedFiles) renameSync(join(place.folder, file), join(elsewhere, file))
  return {
    place,
    elsewhere,
    expected: operations.reduce(expectAfter, nothingExpected),
    left: () => readdirSync(place.folder).filter((name) => !/^(vault\.json(\.[0-3])?|tokens\.json)$/.test(name))
  }
}

const mountBoth = 'for file in vault.json tokens.json; do mount --bind "$2/$file" "$1/$file"; done'

/** The files are in their place again, mounted one by one as into a container: by `script`, from the folder `$2` into `$1`. */
export async function createMounted(size: number, script = mountBoth): Promise<MovedVault> {
  const moved = await createMoved(size)
  const { place, elsewhere } = moved
  for (const file of movedFiles) writeFileSync(join(place.folder, file), '')
  const { prefix } = await createMounts(script, place.folder, elsewhere)
  return { ...moved, start: () => startVaultProcess(place, { prefix }) }
}

/** The vault's folder has links to the files, which are on another disk. */
export async function createLinked(size: number): Promise<MovedVault> {
  const moved = await createMoved(size)
  const { place, elsewhere } = moved
  const kept = createFolder()
  for (const file of movedFiles) {
    renameSync(join(elsewhere, file), join(kept, file))
    symlinkSync(join(elsewhere, file), join(place.folder, file))
  }
  const { prefix, seen } = await createMounts('mount -t tmpfs tmpfs "$1"; cp "$2"/* "$1"', elsewhere, kept)
  return { ...moved, elsewhere: seen(elsewhere), start: () => startVaultProcess(place, { prefix }) }
}
