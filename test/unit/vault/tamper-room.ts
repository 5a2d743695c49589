import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Profile } from '../../../src-main/model/profile.ts'
import { Secret } from '../../../src-main/model/secret.ts'
import type { Server } from '../../../src-main/model/server.ts'
import type { Vault } from '../../../src-main/vault/vault.ts'
import { profile, server, token, value, vaultOnDisk } from './vault-on-disk.ts'

export type Texts = { readonly vault: string; readonly tokens: string; /** Newest first. */ readonly backups?: readonly string[] }

export const serverIds = ['s0', 's1', 's2'] as const
export const ids = Array.from({ length: 12 }, (_, index) => `p${index}`)
const serverOf = (id: string): string => `s${Number(id.slice(1)) % serverIds.length}`
export const profilesOf = (serverId: string): readonly string[] => ids.filter((id) => serverOf(id) === serverId)

const serverAt = (id: string, version: string): Server => ({
  ...server,
  id,
  name: version,
  baseUrl: `https://${id}.example`,
  caCertificate: `PEM ${version}`,
  proxy: { kind: 'url', url: `http://${version}.proxy.example:3128` }
})
const profileAt = (id: string, version: string): Profile =>
  profile(id, { serverId: serverOf(id), name: `${id} ${version}`, notes: version })
const secretAt = (id: string, version: string): string => `secret of ${id}, ${version}`
const tokenAt = (id: string, version: string) => token(id, `token of ${id}, ${version}`)

/** A vault with a past: what its files were before the last change, and what they are now. */
export async function tamperRoom() {
  const disk = vaultOnDisk()
  const vault = await disk.start()
  const texts = (): Texts => ({ vault: disk.text('vault.json'), tokens: disk.text('tokens.json') })
  const put = async (version: string): Promise<Texts> => {
    const putProfiles = ids.map((id) => ({ profile: profileAt(id, version), secret: new Secret(secretAt(id, version)) }))
    value(await vault.save({ putServers: serverIds.map((id) => serverAt(id, version)), putProfiles }))
    for (const id of ids) value(await vault.tokens.put(tokenAt(id, version)))
    await vault.tokens.flush()
    return texts()
  }
  const older = await put('before')
  const now = await put('now')
  await vault.close()
  let count = 0

  /** A vault in a folder with these files, opened by the keychain that opens the true one. */
  const open = async (changed: Partial<Texts>) => {
    const folder = join(disk.folder, `tampered-${++count}`)
    mkdirSync(folder)
    const write = (name: string, text: string): void => writeFileSync(join(folder, name), text)
    write('vault.json', changed.vault ?? now.vault)
    write('tokens.json', changed.tokens ?? now.tokens)
    changed.backups?.forEach((text, index) => write(`vault.json.${index + 1}`, text))
    const start = async (): Promise<Vault> => {
      const started = await disk.start(undefined, folder)
      await started.open()
      return started
    }
    return {
      vault: await start(),
      start,
      text: (name: string) => readFileSync(join(folder, name), 'utf8'),
      forget: () => rmSync(folder, { recursive: true })
    }
  }
  return { disk, older, now, open }
}

export type Outcome = {
  /** Whose secret, and whose token, are given. */
  readonly secrets: readonly string[]
  readonly tokens: readonly string[]
}

/**
 * What the vault gives of what was saved. Whatever was done to the files: a secret or a token comes only as it was saved last, and only
 * while profile and server, and so where it would be sent, are as they were saved last. What an open vault does not give is damaged.
 */
export async function inspect(vault: Vault, version = 'now'): Promise<Outcome> {
  const shown = vault.profiles().map(({ id }) => id)
  const secrets: string[] = []
  const tokens: string[] = []
  for (const id of new Set([...ids, ...shown])) {
    const secret = await vault.secretOf(id)
    const stored = await vault.tokens.read(id)
    if (secret.ok || stored.ok) {
      expect(ids).toContain(id)
      expect(vault.profile(id)).toEqual(profileAt(id, version))
      expect(vault.server(serverOf(id))).toEqual(serverAt(serverOf(id), version))
      expect(vault.isDamaged(id)).toBe(false)
    }
    if (secret.ok) {
      expect(secret.value.reveal()).toBe(secretAt(id, version))
      secrets.push(id)
    }
    if (stored.ok) {
      expect(stored.value.accessToken.reveal()).toBe(tokenAt(id, 'now').accessToken.reveal())
      expect(stored.value.summary).toEqual(tokenAt(id, 'now').summary)
      tokens.push(id)
    }
    const isShownDamaged = vault.state().damaged.some(({ profileId }) => profileId === id)
    const hasToken = vault.tokens.summary(id) !== null
    if (shown.includes(id) && vault.state().kind === 'open') expect(isShownDamaged, id).toBe(!secret.ok || (hasToken && !stored.ok))
  }
  return { secrets, tokens }
}

export type Lines = {
  header: string
  servers: string[]
  profiles: string[]
  /** Empty where there is none. */ whole: string
  manifest: string
}

/** The records of a vault.json, to be put together otherwise. */
export function linesOf(text: string): Lines {
  const lines = text.split('\n')
  const between = (from: string): string[] => {
    const start = lines.indexOf(from) + 1
    return lines.slice(start, lines.indexOf('],', start)).map((line) => line.replace(/,$/, ''))
  }
  const whole = lines.find((line) => line.startsWith('"whole":')) ?? ''
  return { header: lines[0] ?? '', servers: between('"servers":['), profiles: between('"profiles":['), whole, manifest: lines.at(-2) ?? '' }
}

export const toText = ({ header, servers, profiles, whole, manifest }: Lines): string => {
  const records = ['"servers":[', servers.join(',\n'), '],', '"profiles":[', profiles.join(',\n'), '],']
  return [header, ...records, ...(whole === '' ? [] : [whole]), manifest, ''].join('\n')
}

/** The vault's text after somebody has edited its records. */
export function edited(text: string, edit: (lines: Lines) => void): string {
  const lines = linesOf(text)
  edit(lines)
  return toText(lines)
}
