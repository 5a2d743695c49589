import { randomBytes, randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Profile } from '../../src-main/model/profile.ts'
import { Secret } from '../../src-main/model/secret.ts'
import { toPassphraseKey, usualCost, withSalt } from '../../src-main/vault/passphrase-key.ts'
import { readVault } from '../../src-main/vault/read-vault.ts'
import type { StoredToken, Vault } from '../../src-main/vault/vault.ts'
import { writeWhole } from '../../src-main/vault/whole-file.ts'
import { createMemoryKeychain } from '../unit/vault/memory-keychain.ts'
import { manyProfiles, manyServers } from '../support/vault-of-many.ts'
import { atMost, type Figure } from './figure.ts'
import { compare } from './measure.ts'

const profileCount = 10_000
const passphrase = 'a passphrase for as long as the benchmark lasts'

const token = (profileId: string): StoredToken => {
  const text = `YWMt${randomBytes(44).toString('base64url')}`
  return {
    summary: { profileId, issuedAt: 0, receivedAt: 0, expiry: { kind: 'at', at: 1 } },
    accessToken: new Secret(text),
    responseText: new Secret(JSON.stringify({ access_token: text, expires_in: 604_800, user: { uuid: randomUUID(), username: profileId } }))
  }
}

const must = <Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: unknown }): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** The least that replacing a file safely takes. */
function replaceFile(path: string, bytes: Buffer): void {
  const beside = `${path}.floor`
  const descriptor = openSync(beside, 'w', 0o600)
  writeSync(descriptor, bytes)
  fsyncSync(descriptor)
  closeSync(descriptor)
  renameSync(beside, path)
}

/** What the vault takes with ten thousand profiles and as many tokens. */
export async function benchVault(runs: number): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vault-bench-'))
  const { keychain } = createMemoryKeychain()
  const start = (): Promise<Vault> =>
    readVault({
      folder,
      keychain,
      write: writeWhole,
      cost: usualCost,
      clock: { now: () => Date.now() },
      timer: (delayMs, work) => {
        const handle = setTimeout(work, delayMs)
        return () => clearTimeout(handle)
      },
      log: { info: () => {}, warn: () => {}, error: () => {} }
    })
  try {
    const vault = await start()
    await vault.open()
    const profiles = manyProfiles(profileCount)
    const secret = (): Secret => new Secret(randomBytes(27).toString('base64url'))
    must(
      await vault.save({
        putServers: manyServers,
        putProfiles: profiles.map((each) => ({ profile: each, secret: secret() }))
      })
    )
    for (const { id } of profiles) must(await vault.tokens.put(token(id)))
    await vault.tokens.flush()
    must(await vault.waysIn.setPassphrase(null, passphrase))

    const vaultBytes = readFileSync(join(folder, 'vault.json'))
    const tokenBytes = readFileSync(join(folder, 'tokens.json'))
    const parsed = (): unknown => [
      JSON.parse(readFileSync(join(folder, 'vault.json'), 'utf8')),
      JSON.parse(readFileSync(join(folder, 'tokens.json'), 'utf8'))
    ]
    let next = 0
    const one = (): Profile => {
      const found = profiles[next++ % profileCount]
      if (found === undefined) throw new Error('no profile')
      return { ...found, notes: String(next) }
    }
    const parameters = withSalt(usualCost)
    const opening = await compare({
      runs,
      atFloor: parsed,
      ours: async () => {
        const opened = await start()
        await opened.open()
        if (must(await opened.secretOf(profiles[0]?.id ?? '')).reveal() === '') throw new Error('no secret')
      }
    })
    const saving = await compare({
      runs: 3 * runs,
      atFloor: () => replaceFile(join(folder, 'floor'), vaultBytes),
      ours: async () => must(await vault.save({ putProfiles: [{ profile: one(), secret: secret() }] }))
    })
    const storing = await compare({
      runs: 3 * runs,
      atFloor: () => replaceFile(join(folder, 'floor'), tokenBytes),
      ours: async () => {
        must(await vault.tokens.put(token(one().id)))
        await vault.tokens.flush()
      }
    })
    const unlocking = await compare({
      runs,
      atFloor: () => toPassphraseKey(passphrase, parameters),
      ours: async () => {
        vault.lock('person')
        must(await vault.unlock(passphrase))
      }
    })
    const ms = (what: string, measure: Figure['measure'], ours: Figure['ours'], more: Partial<Figure> = {}): Figure => {
      return { what, unit: 'ms', measure, ours, floor: null, goal: null, ...more }
    }
    const beside = (what: string, { floor }: { readonly floor: Figure['ours'] }): Partial<Figure> => ({ floor: { what, ...floor } })
    return [
      ms('open a vault of 10,000', 'median', opening.ours, beside('read and parse the two files', opening)),
      ms('the same, main thread busy in all', 'median', opening.busy, { goal: atMost(60, 'value') }),
      ms('save one profile among 10,000', 'median', saving.ours, beside('replace a file of that size', saving)),
      ms('the same, main thread held', 'p95', saving.held, { goal: atMost(20, 'value') }),
      ms('store one token among 10,000', 'median', storing.ours, beside('replace a file of that size', storing)),
      ms('the same, main thread held', 'p95', storing.held, { goal: atMost(5, 'value') }),
      ms('unlock by passphrase', 'median', unlocking.ours, beside('scrypt alone', unlocking))
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
