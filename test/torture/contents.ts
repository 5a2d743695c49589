import type { Vault } from '../../src-main/vault/vault.ts'
import { nameText, secretText, tokenText, type Expected } from './operations.ts'

/** A vault's content as sorted lines, which are easy to compare and to read when they differ. The secrets in them are made up. */
export type Contents = { readonly profiles: readonly string[]; readonly tokens: readonly string[] }

const profileLine = (id: string, name: string, notesLength: number, secret: string): string => `${id}: ${name}, ${notesLength}, ${secret}`
const tokenLine = (id: string, token: string): string => `${id}: ${token}`

export function expectedContents({ profiles, tokens }: Pick<Expected, 'profiles' | 'tokens'>): Contents {
  return {
    profiles: Array.from(profiles, ([id, { round, secret, notesLength }]) =>
      profileLine(id, nameText(id, round), notesLength, secret === null ? 'no-secret' : secretText(id, secret))
    ).sort(),
    tokens: Array.from(tokens, ([id, round]) => tokenLine(id, tokenText(id, round))).sort()
  }
}

/** Opens every secret and every token; what does not open stands there with the reason. */
export async function readContents(vault: Vault): Promise<Contents> {
  const profiles: string[] = []
  for (const { id, name, notes } of vault.profiles()) {
    const secret = await vault.secretOf(id)
    profiles.push(profileLine(id, name, notes.length, secret.ok ? secret.value.reveal() : secret.error.code))
  }
  const tokens: string[] = []
  for (const { profileId } of vault.tokens.summaries()) {
    const token = await vault.tokens.read(profileId)
    tokens.push(tokenLine(profileId, token.ok ? token.value.accessToken.reveal() : token.error.code))
  }
  return { profiles: profiles.sort(), tokens: tokens.sort() }
}
