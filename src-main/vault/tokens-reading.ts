import { join } from 'node:path'
import type { ProfileId } from '../model/profile.ts'
import type { VaultNotice } from '../model/vault-state.ts'
import { readParsed, setAside } from './file-generations.ts'
import { createPacer } from './pacer.ts'
import { parseObject, parseRecordFile, type RecordFile, type Whole } from './record-file.ts'
import { readToken, type TokenRecord } from './schema.ts'
import { putBack } from './whole-file.ts'

export const tokensFile = 'tokens.json'
export const tokensFormat = 2
const sections = ['tokens']

export type TokenEntry = { readonly record: TokenRecord; readonly isGenuine: boolean }

/** `first`: the one that stands for the profile until the marks have told which of several is its token. */
type Claim = { readonly line: string; readonly entry: TokenEntry; readonly first: TokenEntry }

/** The tokens as they were read, nothing of them vouched for yet. */
export type TokensReading = {
  /** As they follow each other. */
  readonly claims: readonly Claim[]
  /** By profile. */
  readonly entries: ReadonlyMap<ProfileId, TokenEntry>
  readonly whole: Whole | null
  readonly manifest: string | null
}

export const noTokens: TokensReading = { claims: [], entries: new Map(), whole: null, manifest: null }

/** null for what holds no tokens of this format. */
async function toReading({ header, sections: { tokens = [] }, whole, manifest }: RecordFile): Promise<TokensReading | null> {
  if (header['format'] !== tokensFormat || manifest === null) return null
  const claims: Claim[] = []
  const entries = new Map<ProfileId, TokenEntry>()
  const pace = createPacer()
  for (const line of tokens) {
    const record = readToken(parseObject(line))
    if (record === null) continue
    const entry = { record, isGenuine: false }
    const first = entries.get(record.profileId) ?? entry
    if (first === entry) entries.set(record.profileId, entry)
    claims.push({ line, entry, first })
    const pause = pace()
    if (pause !== null) await pause
  }
  return { claims, entries, whole, manifest }
}

async function parseTokens(bytes: Buffer): Promise<TokensReading | null> {
  const file = parseRecordFile(bytes, sections)
  // The tokens of format 1 are minted again.
  if (file?.header['format'] === 1) return noTokens
  return file === null ? null : toReading(file)
}

/** Reads tokens.json. One that makes no sense is set aside: tokens can always be minted again. */
export async function readTokensFile(
  folder: string,
  isWritable: boolean,
  now: number
): Promise<{ readonly reading: TokensReading; readonly notices: readonly VaultNotice[] }> {
  const path = join(folder, tokensFile)
  if (isWritable) await putBack(path).catch(() => {})
  // Nor do they hold up the vault where the system refuses to read them.
  const reading = await readParsed(path, parseTokens).catch(() => ({ kind: 'absent' }) as const)
  if (reading.kind === 'read') return { reading: reading.value, notices: [] }
  const aside = reading.kind === 'unreadable' && isWritable ? await setAside(folder, tokensFile, now) : null
  return { reading: noTokens, notices: aside === null ? [] : [{ kind: 'tokens-set-aside', setAside: aside }] }
}
