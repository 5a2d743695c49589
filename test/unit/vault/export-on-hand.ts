import { createCipheriv, randomBytes, scryptSync } from 'node:crypto'
import type { Profile } from '../../../src-main/model/profile.ts'
import { Secret } from '../../../src-main/model/secret.ts'
import type { Server } from '../../../src-main/model/server.ts'
import {
  openExport,
  parseExportFile,
  sealExport,
  type ExportContent,
  type OpenedExport,
  type SealedExport
} from '../../../src-main/vault/export-file.ts'
import type { PassphraseCost } from '../../../src-main/vault/passphrase-key.ts'
import { now, profile, server } from './vault-on-disk.ts'

/** A key in no time. */
export const cost: PassphraseCost = { kdf: 'scrypt', N: 16, r: 1, p: 1 }
export const passphrase = 'a good passphrase'

export const trusting: Server = {
  ...server,
  name: 'Ours',
  timeoutMs: 5_000,
  caCertificate: 'our authority',
  pinnedCertificate: 'ab'.repeat(32),
  proxy: { kind: 'url', url: 'http://proxy.example:3128' }
}
export const used: Profile = profile('p1', {
  name: 'Orders',
  notes: 'ask Maria',
  pinned: true,
  keepFresh: true,
  copyFormat: 'curl',
  lastUsedAt: now,
  habitAt: now,
  ttlMs: 9_000
})
export const content: ExportContent = {
  servers: [trusting],
  profiles: [used, profile('p2', { principal: 'YXA6other' })],
  secrets: new Map([['p1', new Secret('hunter2 of p1')]]),
  createdAt: now
}

export const sealText = async (of: ExportContent = content): Promise<string> => (await sealExport(of, passphrase, cost)) ?? ''
export async function sealedFile(text: string): Promise<SealedExport> {
  const parsed = await parseExportFile(text)
  if (parsed.kind !== 'sealed') throw new Error(`it is ${parsed.kind}`)
  return parsed.file
}
export const openText = async (text: string, typed = passphrase): Promise<OpenedExport> => openExport(await sealedFile(text), typed)
/** Opens what has this inside: sealed by somebody who knows the passphrase and means no good. */
export const openCrafted = async (inside: object): Promise<OpenedExport> => openText(await sealText({ ...content, ...inside }))

/** A sealed file with any text in it, made by hand as the README says. */
export function makeByHand(text: string): string {
  const parameters = { ...cost, salt: randomBytes(16).toString('base64') }
  const { N, r, p, salt } = parameters
  const key = scryptSync(passphrase, Buffer.from(salt, 'base64'), 32, { N, r, p })
  const nonce = randomBytes(12)
  const sealing = createCipheriv('aes-256-gcm', key, nonce)
  sealing.setAAD(Buffer.from(`["sealed-export",1,${now},"scrypt",${N},${r},${p},"${salt}"]`))
  const sealed = Buffer.concat([nonce, sealing.update(text), sealing.final(), sealing.getAuthTag()]).toString('base64')
  return JSON.stringify({ mintmark: 'sealed-export', version: 1, createdAt: now, parameters, sealed })
}
