import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Profile } from '../../../src-main/model/profile.ts'
import { Secret } from '../../../src-main/model/secret.ts'
import { defaultConnection, type Server } from '../../../src-main/model/server.ts'
import type { Timer } from '../../../src-main/model/time.ts'
import type { PassphraseCost } from '../../../src-main/vault/passphrase-key.ts'
import { readVault } from '../../../src-main/vault/read-vault.ts'
import type { StoredToken, Vault } from '../../../src-main/vault/vault.ts'
import { writeWhole, type WriteWhole } from '../../../src-main/vault/whole-file.ts'
import { createMemoryKeychain } from './memory-keychain.ts'

export const now = Date.UTC(2026, 10, 24, 12)
export const clock = { now: () => now }
export const quietLog = { info: () => {}, warn: () => {}, error: () => {} }

/** As cheap as scrypt gets: what is tested is not how long it takes. */
export const cheapCost: PassphraseCost = { kdf: 'scrypt', N: 2, r: 1, p: 1 }

export class ManualTimer {
  #waiting: { readonly delayMs: number; readonly work: () => void }[] = []
  readonly delays = (): readonly number[] => this.#waiting.map(({ delayMs }) => delayMs)
  readonly timer: Timer = (delayMs, work) => {
    const entry = { delayMs, work }
    this.#waiting.push(entry)
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry)
    }
  }
  run(): void {
    const waiting = this.#waiting
    this.#waiting = []
    waiting.forEach(({ work }) => work())
  }
}

export const server: Server = {
  id: 'server-1',
  name: '',
  baseUrl: 'https://api.example.com',
  environment: 'production',
  managementTokenPath: '/management/token',
  demo: false,
  ...defaultConnection
}

export const profile = (id: string, change: Partial<Profile> = {}): Profile => ({
  id,
  serverId: server.id,
  accessType: 'application',
  organization: 'acme',
  application: 'storefront',
  principal: 'YXA6client',
  name: `Profile ${id}`,
  notes: '',
  pinned: false,
  keepFresh: false,
  ttlMs: null,
  copyFormat: 'header',
  createdAt: now,
  lastUsedAt: null,
  ...change
})

export const token = (profileId: string, text = `access token of ${profileId}`): StoredToken => ({
  summary: { profileId, issuedAt: now, receivedAt: now, expiry: { kind: 'at', at: now + 1_000 } },
  accessToken: new Secret(text),
  responseText: new Secret(`{"access_token":"${text}"}`)
})

/** A vault in a folder of its own, which can be opened again and again as after a restart. */
export function vaultOnDisk(mark: 'v10' | 'v11' = 'v11') {
  const folder = mkdtempSync(join(tmpdir(), 'vault-'))
  const started: Vault[] = []
  onTestFinished(async () => {
    // What they were still writing would be in the way.
    await Promise.all(started.map((vault) => vault.close()))
    rmSync(folder, { recursive: true, force: true })
  })
  const timer = new ManualTimer()
  const memory = createMemoryKeychain(mark)
  const path = (file: string): string => join(folder, file)
  let time = now
  return {
    folder,
    timer,
    memory,
    /** Lets time pass; a clock that is set back goes by less than nothing. */
    pass: (ms: number): void => void (time += ms),
    start: async (write: WriteWhole = writeWhole, from = folder): Promise<Vault> => {
      const vault = await readVault({
        folder: from,
        keychain: memory.keychain,
        write,
        cost: cheapCost,
        clock: { now: () => time },
        timer: timer.timer,
        log: quietLog
      })
      // One that a test holds up would never be done.
      if (write === writeWhole) started.push(vault)
      return vault
    },
    path,
    text: (file: string): string => readFileSync(path(file), 'utf8'),
    json: (file: string) => JSON.parse(readFileSync(path(file), 'utf8')),
    put: (file: string, value: unknown): void => writeFileSync(path(file), typeof value === 'string' ? value : JSON.stringify(value)),
    files: (): readonly string[] => readdirSync(folder).sort()
  }
}

/** The value of a Result that must be good. */
export function value<Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: unknown }
): Value {
  if (!result.ok) throw new Error(`unexpected failure ${JSON.stringify(result.error)}`)
  return result.value
}

export const withSecret = (id: string, secret = `secret of ${id}`) => ({ profile: profile(id), secret: new Secret(secret) })

export const passphrase = 'correct horse battery'

/** A vault that nothing but `passphrase` opens. */
export async function openPassphraseVault(disk: ReturnType<typeof vaultOnDisk>, write?: WriteWhole): Promise<Vault> {
  disk.memory.become('absent')
  const vault = await disk.start(write)
  await vault.open()
  value(await vault.create(passphrase))
  return vault
}
