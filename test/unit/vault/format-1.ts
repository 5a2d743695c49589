import type { Profile } from '../../../src-main/model/profile.ts'
import type { Server } from '../../../src-main/model/server.ts'
import { addSystemSlot, createDataKey, createRing } from '../../../src-main/vault/key-slots.ts'
import { seal } from '../../../src-main/vault/seal.ts'
import { server, token, type vaultOnDisk } from './vault-on-disk.ts'

/** Writes vault.json and tokens.json as the first version did: everything in one line, secrets apart, and nothing that vouches for records. */
export async function writeFormat1(
  { memory, put }: Pick<ReturnType<typeof vaultOnDisk>, 'memory' | 'put'>,
  profiles: readonly Profile[],
  servers: readonly Partial<Server>[] = [server]
) {
  const key = createDataKey()
  const ring = await addSystemSlot(createRing(key), key, memory.keychain)
  if (typeof ring === 'string') throw new Error(ring)
  const secrets = Object.fromEntries(profiles.map(({ id }) => [id, seal(key, { record: id, field: 'secret' }, `secret of ${id}`)]))
  const content = { format: 1, ring, servers, profiles, secrets }
  put('vault.json', content)
  const tokens = profiles.map(({ id }) => {
    const sealed = (field: string): string => seal(key, { record: id, field }, `${field} of ${id}`)
    return { ...token(id).summary, accessToken: sealed('accessToken'), responseText: sealed('responseText') }
  })
  put('tokens.json', { format: 1, tokens })
  return { key, content }
}
