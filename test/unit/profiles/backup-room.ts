import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ProfilesChange } from '../../../src-main/contract/profiles.ts'
import { readExportText, writeExportText } from '../../../src-main/desktop/export-text.ts'
import type { AppError } from '../../../src-main/model/app-error.ts'
import { fail, ok, type Result } from '../../../src-main/model/result.ts'
import type { Secret } from '../../../src-main/model/secret.ts'
import { Backup, type BackupParts } from '../../../src-main/profiles/backup.ts'
import type { Vault, VaultChange } from '../../../src-main/vault/vault.ts'
import { cost } from '../vault/export-on-hand.ts'
import { clock } from '../vault/vault-on-disk.ts'

/** A vault in memory: what it keeps, and what was asked of it. */
function createMemoryVault() {
  const servers = new Map<string, NonNullable<VaultChange['putServers']>[number]>()
  const profiles = new Map<string, NonNullable<VaultChange['putProfiles']>[number]['profile']>()
  const secrets = new Map<string, Secret>()
  const saves: VaultChange[] = []
  const refusing: { save: AppError | null; secrets: Map<string, AppError> } = { save: null, secrets: new Map() }
  const damagedServers = new Set<string>()
  const vault: BackupParts['vault'] & Pick<Vault, 'save'> = {
    servers: () => [...servers.values()],
    profiles: () => [...profiles.values()],
    secretOf: async (id) => {
      const refused = refusing.secrets.get(id) ?? refusing.secrets.get('*')
      const secret = secrets.get(id)
      if (refused !== undefined) return fail(refused)
      return secret === undefined ? fail({ code: 'no-secret' }) : ok(secret)
    },
    save: async (change) => {
      // As a disk, it takes its time.
      await Promise.resolve()
      if (refusing.save !== null) return fail(refusing.save)
      saves.push(change)
      for (const server of change.putServers ?? []) servers.set(server.id, server)
      for (const { profile, secret } of change.putProfiles ?? []) {
        profiles.set(profile.id, profile)
        if (secret !== undefined) secrets.set(profile.id, secret)
      }
      return ok({ putBack: async () => ok(undefined) })
    },
    edit: async (make) => {
      const made = make()
      if (!made.ok) return made
      const isNothing = made.value.putProfiles?.length === 0
      return isNothing ? ok({ putBack: async () => ok(undefined) }) : vault.save(made.value)
    },
    isDamagedServer: (id) => damagedServers.has(id)
  }
  const secretTexts = (): Readonly<Record<string, string>> =>
    Object.fromEntries(Array.from(secrets, ([id, secret]) => [id, secret.reveal()]))
  return { vault, saves, refusing, secretTexts, damagedServers }
}

/** A computer with Mintmark, and one folder where its dialogs choose files. */
export function backupRoom(folder = mkdtempSync(join(tmpdir(), 'backup-'))) {
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const memory = createMemoryVault()
  const told: ProfilesChange[] = []
  const logged: string[] = []
  const asked: (string | null)[] = []
  /** What the person does in the dialogs, and what the vault says of the passphrase. */
  const person: { saves: string | null; opens: string | null; isKnown: Result<void, AppError> } = {
    saves: 'a.mintmark',
    opens: 'a.mintmark',
    isKnown: ok(undefined)
  }
  const inFolder = (name: string | null): string | null => (name === null ? null : join(folder, name))
  let made = 0
  const log = (message: string): void => void logged.push(message)
  const backup = new Backup({
    vault: memory.vault,
    files: {
      chooseSave: async (defaultName) => {
        asked.push(defaultName)
        return inFolder(person.saves)
      },
      chooseOpen: async () => inFolder(person.opens),
      read: readExportText,
      write: writeExportText
    },
    clock,
    createId: () => `id-${++made}`,
    passphraseCost: cost,
    confirm: async (current) => {
      asked.push(current)
      return person.isKnown
    },
    onChanged: (change) => told.push(change),
    log: { info: log, warn: log, error: log }
  })
  return {
    ...memory,
    backup,
    folder,
    person,
    told,
    logged,
    asked,
    files: (): readonly string[] => readdirSync(folder),
    text: (name = 'a.mintmark'): string => readFileSync(join(folder, name), 'utf8'),
    put: (name: string, text: string): void => writeFileSync(join(folder, name), text)
  }
}
