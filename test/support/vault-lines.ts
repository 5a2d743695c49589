import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const pathOf = (userData: string): string => join(userData, 'vault.json')

/** The vault's file as somebody sees it who has no key: a record on each line. */
export const readVault = (userData: string): Promise<string> => readFile(pathOf(userData), 'utf8')

/** Changes the file while Mintmark does not run. */
export async function editVault(userData: string, edit: (text: string) => string): Promise<void> {
  const before = await readVault(userData)
  const after = edit(before)
  if (after === before) throw new Error('the edit found nothing to change')
  await writeFile(pathOf(userData), after)
}

/** The line of the record that says this, without a comma at its end. */
export function recordLine(text: string, words: string): string {
  const line = text.split('\n').find((each) => each.includes(words))
  if (line === undefined) throw new Error(`no record with ${words}`)
  return line.replace(/,$/, '')
}

/** The sealed secret in the record of a profile. */
export const sealedSecret = (text: string, name: string): string => JSON.parse(recordLine(text, `"name":"${name}"`)).secret
