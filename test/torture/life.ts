import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { openByTyping } from '../../src-main/vault/key-slots.ts'
import { expectedContents, readContents, type Contents } from './contents.ts'
import { expectAfter, passphraseText, type Expected, type Operation } from './operations.ts'
import { startRealVault, type Place } from './real-vault.ts'
import { runVaultProcess, type RunningVault } from './running-vault.ts'
import { chooseNumber, type Random } from './seeded-random.ts'

/** What has been promised by the time a vault was killed, and the operation that was under way. */
export type Death = { readonly promised: Expected; readonly inFlight: Operation | null; readonly struck: Strike }

/** Where a kill struck, to see that they strike everywhere. */
export const strikes = ['starting', 'between operations', 'in an operation', 'keeping a backup', 'writing beside'] as const
export type Strike = (typeof strikes)[number]

function strikeOf(place: Place, running: RunningVault, inFlight: Operation | null): Strike {
  const files = readdirSync(place.folder)
  if (files.some((name) => name.includes('.tmp-'))) return 'writing beside'
  if (files.includes('vault.json.0')) return 'keeping a backup'
  if (!running.said().some(({ kind }) => kind === 'ready')) return 'starting'
  return inFlight === null ? 'between operations' : 'in an operation'
}

/** What a vault has promised on top of what it was known to hold. */
export function readPromises(before: Expected, running: RunningVault): Omit<Death, 'struck'> {
  let promised = before
  let inFlight: Operation | null = null
  for (const said of running.said()) {
    if (said.kind === 'failed') throw new Error(`an operation failed: ${JSON.stringify([inFlight, said.error])}`)
    if (said.kind === 'begun') inFlight = said.operation
    if (said.kind !== 'done' || inFlight === null) continue
    promised = expectAfter(promised, inFlight)
    inFlight = null
  }
  return { promised, inFlight }
}

export type Life = {
  /** How many profiles there are from the beginning. */ readonly size: number
  /** A number that no operation had before. */ readonly round: number
}

/** Starts a vault, lets it work, and kills it at some moment. */
export async function liveAndDie(place: Place, random: Random, before: Expected, { size, round }: Life): Promise<Death> {
  const running = runVaultProcess()
  running.command({ kind: 'start', place, passphrase: before.passphrase })
  if (before.profiles.size === 0 && size > 0) {
    const ids = Array.from({ length: size }, (_, index) => `p${index}`)
    running.command({ kind: 'do', operation: { kind: 'put', ids, round, withSecret: true, notesLength: 100 } })
  }
  running.command({ kind: 'loop', loop: { seed: chooseNumber(random, 0, 2 ** 31), round: round + 1, prefix: 'n', operations: 10_000 } })
  const isEarly = random() < 0.1
  if (!isEarly) await running.doneOperations(chooseNumber(random, 1, 12))
  // About as long as an operation takes with so many profiles.
  await wait(random() * (isEarly ? 200 : 8 + size / 50))
  await running.kill()
  const promises = readPromises(before, running)
  return { ...promises, struck: strikeOf(place, running, promises.inFlight) }
}

/** The passphrase that opens the vault on disk: one of these rounds, null where there is none. */
async function findPassphrase(folder: string, rounds: readonly (number | null)[]): Promise<number | null | 'another one'> {
  const { ring } = JSON.parse(readFileSync(join(folder, 'vault.json'), 'utf8'))
  if (!ring.slots.some(({ kind }: { readonly kind: string }) => kind === 'passphrase')) return null
  for (const round of rounds) if (round !== null && (await openByTyping(ring, passphraseText(round))) !== null) return round
  return 'another one'
}

/**
 * Which of the two allowed ends a vault has come to: all that was promised is there, and at most what was under way besides. Fails where
 * it is neither.
 */
export function findEnd(contents: Contents, { promised, inFlight }: Pick<Death, 'promised' | 'inFlight'>): Expected {
  const ends = inFlight === null ? [promised] : [expectAfter(promised, inFlight), promised]
  const { profiles } = ends.find((end) => isSame(expectedContents(end).profiles, contents.profiles)) ?? promised
  if (profiles === promised.profiles) expect(contents.profiles).toEqual(expectedContents(promised).profiles)
  // The two files are not written at the same moment: tokens of profiles that are gone do not count.
  const kept = ends.map((end) => ({ profiles, tokens: new Map([...end.tokens].filter(([id]) => profiles.has(id))) }))
  const end = kept.find((each) => isSame(expectedContents(each).tokens, contents.tokens))
  if (end === undefined) expect(contents.tokens).toEqual(kept.map((each) => expectedContents(each).tokens))
  return { ...promised, profiles, tokens: end?.tokens ?? new Map(), removed: null }
}

const isSame = (some: readonly string[], others: readonly string[]): boolean => JSON.stringify(some) === JSON.stringify(others)

const vaultFiles = /^(vault\.json(\.[0-3])?|tokens\.json)$/

/** Starts a vault again after its death, and looks whether it has lost anything. */
export async function checkAfterDeath(place: Place, death: Death): Promise<Expected> {
  const vault = await startRealVault(place)
  expect(vault.state()).toMatchObject({ kind: 'open', by: 'keychain', notices: [], damaged: [] })
  expect(readdirSync(place.folder).filter((name) => !vaultFiles.test(name))).toEqual([])
  const end = findEnd(await readContents(vault), death)
  const { promised, inFlight } = death
  const rounds = [promised.passphrase, inFlight === null ? promised.passphrase : expectAfter(promised, inFlight).passphrase]
  const passphrase = await findPassphrase(place.folder, rounds)
  expect(rounds).toContain(passphrase)
  await vault.close()
  return { ...end, passphrase: passphrase === 'another one' ? null : passphrase }
}
