import type { Log } from '../log/log.ts'
import type { AppError, ErrorCode } from '../model/app-error.ts'
import { untold } from '../model/import-merge.ts'
import type { ProfileId } from '../model/profile.ts'
import { ok, type Result } from '../model/result.ts'
import type { Secret } from '../model/secret.ts'
import type { Clock } from '../model/time.ts'
import { toPortable, type ExportContent } from '../vault/export-file.ts'
import { mapInSlices } from '../vault/pacer.ts'
import type { Vault } from '../vault/vault.ts'

type Parts = {
  readonly vault: Pick<Vault, 'servers' | 'profiles' | 'secretOf' | 'isDamagedServer'>
  readonly clock: Clock
  readonly log: Log
}

/** A profile whose secret is like this goes without: there is none that could be had. */
const isWithout: readonly ErrorCode[] = ['no-secret', 'not-found', 'vault-damaged']

/** Every secret that can be read. A vault that is closed now fails it: a file without secrets is not what was asked for. */
async function readSecrets({ vault, log }: Parts): Promise<Result<ReadonlyMap<ProfileId, Secret>, AppError>> {
  const ids = vault.profiles().map(({ id }) => id)
  const read = await mapInSlices(ids, async (id) => ({ id, secret: await vault.secretOf(id) }))
  const secrets = new Map<ProfileId, Secret>()
  for (const { id, secret } of read) {
    if (secret.ok) secrets.set(id, secret.value)
    else if (!isWithout.includes(secret.error.code)) return secret
  }
  if (secrets.size < ids.length) log.warn(`export: ${ids.length - secrets.size} profiles go without a secret`)
  return ok(secrets)
}

/** All that can be taken along. What makes no sense stays here: it would not be read back. */
export async function gatherExport(
  parts: Parts,
  { withSecrets }: { readonly withSecrets: boolean }
): Promise<Result<ExportContent, AppError>> {
  const { vault, clock, log } = parts
  const secrets = withSecrets ? await readSecrets(parts) : ok(new Map<ProfileId, Secret>())
  if (!secrets.ok) return secrets
  // Whom somebody else has made a server trust is not to be taken along as if a person had said so.
  const servers = vault.servers().map((server) => (vault.isDamagedServer(server.id) ? { ...server, ...untold } : server))
  const whole = { servers, profiles: vault.profiles(), secrets: secrets.value, createdAt: clock.now() }
  const content = await toPortable(whole)
  const left = whole.servers.length + whole.profiles.length - content.servers.length - content.profiles.length
  if (left > 0) log.warn(`export: ${left} records that make no sense stay behind`)
  return ok(content)
}
