import { randomBytes, randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accessTypeList } from '../../src-main/model/access-type.ts'
import type { Profile } from '../../src-main/model/profile.ts'
import { Secret } from '../../src-main/model/secret.ts'
import { defaultConnection, type Server } from '../../src-main/model/server.ts'
import { toPassphraseKey, usualCost, withSalt } from '../../src-main/vault/passphrase-key.ts'
import { readVault } from '../../src-main/vault/read-vault.ts'
import type { StoredToken, Vault } from '../../src-main/vault/vault.ts'
import { writeWhole } from '../../src-main/vault/whole-file.ts'
import { createMemoryKeychain } from '../unit/vault/memory-keychain.ts'
import { compare, type Figure } from './measure.ts'

const profileCount = 10_000
const serverCount = 20
const passphrase = 'a passphrase for as long as the benchmark lasts'

const server = (index: number): Server => ({
  id: `server-${index}`,
  name: '',
  baseUrl: `https://api-${index}.example.com`,
  environment: 'production',
  managementTokenPath: '/management/token',
  demo: false,
  ...defaultConnection
})

const profile = (index: number): Profile => ({
  id: randomUUID(),
  serverId: `server-${index % serverCount}`,
  accessType: accessTypeList[index % accessTypeList.length]?.id ?? 'application',
  organization: `organization-${index % 200}`,
  application: `application-${index}`,
  principal: `YXA6${randomBytes(16).toString('base64url')}`,
  name: `Profile ${index}`,
  notes: '',
  pinned: false,
  ttlMs: null,
  copyFormat: 'header',
  createdAt: 0,
  lastUsedAt: null
})

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
    const profiles = Array.from({ length: profileCount }, (_, index) => profile(index))
    const secret = (): Secret => new Secret(randomBytes(27).toString('base64url'))
    must(
      await vault.save({
        putServers: Array.from({ length: serverCount }, (_, index) => server(index)),
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
    return [
      await compare('open the vault', 'read and parse the two files', {
        runs,
        atFloor: parsed,
        ours: async () => {
          const opened = await start()
          await opened.open()
          if (must(await opened.secretOf(profiles[0]?.id ?? '')).reveal() === '') throw new Error('no secret')
        }
      }),
      await compare('save one profile', 'replace a file of that size', {
        runs,
        atFloor: () => replaceFile(join(folder, 'floor'), vaultBytes),
        ours: async () => must(await vault.save({ putProfiles: [{ profile: one(), secret: secret() }] }))
      }),
      await compare('store one token', 'replace a file of that size', {
        runs,
        atFloor: () => replaceFile(join(folder, 'floor'), tokenBytes),
        ours: async () => {
          must(await vault.tokens.put(token(one().id)))
          await vault.tokens.flush()
        }
      }),
      await compare('unlock by passphrase', 'scrypt alone', {
        runs: Math.min(runs, 15),
        atFloor: () => toPassphraseKey(passphrase, parameters),
        ours: async () => {
          vault.lock('person')
          must(await vault.unlock(passphrase))
        }
      })
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
