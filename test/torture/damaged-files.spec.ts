import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createPlace } from './places.ts'
import { contentsAfter, mint, put } from './plain-operations.ts'
import type { Place } from './real-vault.ts'
import { startVaultProcess } from './running-vault.ts'

const operations = [put('a'), put('b'), put('c'), put('d'), put('e'), mint('a'), mint('b')]
const earlier = operations.filter((operation) => operation.kind !== 'put' || operation.ids[0] !== 'e')

/** What becomes of a file: null, it goes. */
type Damage = (whole: Buffer) => Buffer | null

const cutAt =
  (part: number): Damage =>
  (whole) =>
    whole.subarray(0, Math.floor(whole.length * part))

/** Files that hold nothing any more. */
const nothingLeft: readonly (readonly [string, Damage])[] = [
  ['empty', () => Buffer.alloc(0)],
  ['zeros of the right length, as after a power cut', (whole) => Buffer.alloc(whole.length)],
  ['garbage', (whole) => Buffer.from(whole.map((byte, index) => (byte * 31 + index) % 256))],
  ['cut off in the first line', (whole) => whole.subarray(0, 40)],
  ['JSON of another kind', () => Buffer.from('{"format":2,"profiles":[]}')],
  ['no object', () => Buffer.from('[]')]
]
/** Files whose end is missing. */
const cutOff: readonly (readonly [string, Damage])[] = [
  ['cut off in the middle', cutAt(0.6)],
  ['cut off within its last line', (whole) => whole.subarray(0, -10)],
  ['without its last line', (whole) => whole.subarray(0, whole.lastIndexOf('\n', whole.length - 2) + 1)]
]

const whole = createPlace()

beforeAll(async () => {
  const running = await startVaultProcess(whole)
  for (const operation of operations) expect(await running.carryOut(operation)).toBeNull()
  await running.close()
})

async function damagedPlace(file: string, damage: Damage, withBackups: boolean) {
  const place = { ...createPlace(), keychain: whole.keychain }
  cpSync(whole.folder, place.folder, { recursive: true })
  const path = join(place.folder, file)
  const damaged = damage(readFileSync(path))
  if (damaged === null) rmSync(path)
  else writeFileSync(path, damaged)
  if (!withBackups) for (const age of [1, 2, 3]) rmSync(join(place.folder, `vault.json.${age}`))
  return { place, damaged }
}

/** What is in the files that were set aside. */
const setAside = ({ folder }: Place): readonly Buffer[] =>
  readdirSync(folder)
    .filter((name) => name.includes('.corrupt-'))
    .map((name) => readFileSync(join(folder, name)))

/** Starts once more: what happened is told once, and the vault is in order again. */
async function expectInOrder(place: Place, contents: ReturnType<typeof contentsAfter>): Promise<void> {
  const running = await startVaultProcess(place)
  const now = await running.look()
  expect(now.state).toMatchObject({ kind: 'open', notices: [], damaged: [] })
  expect(now.contents).toEqual(contents)
  expect(await running.carryOut(put('z'))).toBeNull()
  await running.close()
}

describe.concurrent('vault.json', () => {
  it.each([...nothingLeft, ...cutOff])('%s: the newest backup takes its place', async (_, damage) => {
    const { place, damaged } = await damagedPlace('vault.json', damage, true)
    const running = await startVaultProcess(place)
    const { state, contents } = await running.look()
    expect(state).toMatchObject({ kind: 'open', notices: [{ kind: 'backup-restored' }], damaged: [] })
    expect(contents).toEqual(contentsAfter(earlier))
    expect(setAside(place)).toEqual([damaged])
    await running.close()
    await expectInOrder(place, contentsAfter(earlier))
  })

  it('gone: the newest backup takes its place', async () => {
    const { place } = await damagedPlace('vault.json', () => null, true)
    const running = await startVaultProcess(place)
    const { state, contents } = await running.look()
    expect(state).toMatchObject({ kind: 'open', notices: [{ kind: 'backup-restored', setAside: null }], damaged: [] })
    expect(contents).toEqual(contentsAfter(earlier))
    await running.close()
    await expectInOrder(place, contentsAfter(earlier))
  })

  it.each(nothingLeft)('%s and without a backup: set aside, and a new one is begun', async (_, damage) => {
    const { place, damaged } = await damagedPlace('vault.json', damage, false)
    const running = await startVaultProcess(place)
    const { state, contents } = await running.look()
    expect(state).toMatchObject({ kind: 'open', notices: [{ kind: 'vault-set-aside' }], damaged: [] })
    expect(contents).toEqual(contentsAfter([]))
    expect(setAside(place)).toEqual([damaged])
    expect(await running.carryOut(put('new'))).toBeNull()
    await running.close()
    await expectInOrder(place, contentsAfter([put('new')]))
  })

  it.each(cutOff)('%s and without a backup: what is left is shown, and none of it is used', async (_, damage) => {
    const { place, damaged } = await damagedPlace('vault.json', damage, false)
    const running = await startVaultProcess(place)
    const { state, contents } = await running.look()
    expect(state).toMatchObject({ kind: 'open', notices: [{ kind: 'records-unreadable' }] })
    expect(state.damaged.length).toBe(contents.profiles.length)
    expect(contents.profiles.length).toBeGreaterThan(0)
    expect(contents.profiles.filter((line) => !line.endsWith('vault-damaged'))).toEqual([])
    expect(setAside(place)).toEqual([damaged])
    // A secret that is typed again makes a record whole.
    expect(await running.carryOut(put('a', 2))).toBeNull()
    expect((await running.look()).contents.profiles[0]).toMatch(/secret 2 of a$/)
    await running.kill()
    const after = await startVaultProcess(place)
    expect((await after.look()).contents.profiles[0]).toMatch(/secret 2 of a$/)
    await after.close()
  })

  it('that the system does not let anybody read: nothing is replaced', async () => {
    const { place } = await damagedPlace('vault.json', () => null, true)
    mkdirSync(join(place.folder, 'vault.json'))
    const files = readdirSync(place.folder)
    const running = await startVaultProcess(place)
    expect((await running.look()).state).toMatchObject({ kind: 'session-only', why: 'folder-read-only' })
    expect(await running.carryOut(put('a'))).toBeNull()
    await running.close()
    expect(readdirSync(place.folder)).toEqual(files)
  })
})

describe.concurrent('tokens.json', () => {
  const withoutTokens = contentsAfter(operations.filter(({ kind }) => kind !== 'mint'))

  it.each([...nothingLeft, ...cutOff])('%s: set aside, and tokens are minted again', async (_, damage) => {
    const { place, damaged } = await damagedPlace('tokens.json', damage, true)
    const running = await startVaultProcess(place)
    const { state, contents } = await running.look()
    expect(state).toMatchObject({ kind: 'open', notices: [{ kind: 'tokens-set-aside' }], damaged: [] })
    expect(contents).toEqual(withoutTokens)
    expect(setAside(place)).toEqual([damaged])
    expect(await running.carryOut(mint('c'))).toBeNull()
    await running.close()
    await expectInOrder(place, contentsAfter([...operations.filter(({ kind }) => kind !== 'mint'), mint('c')]))
  })

  it('gone: tokens are minted again, and there is nothing to tell', async () => {
    const { place } = await damagedPlace('tokens.json', () => null, true)
    await expectInOrder(place, withoutTokens)
  })
})
