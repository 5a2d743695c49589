import type { ConflictChoice, ImportPlan } from '../../src-main/model/import-plan.ts'

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

const listed = (parts: readonly (string | false)[]): string => parts.filter((part) => part !== false).join(', ')

/** What an import would bring: "9 new profiles, 3 you already have, 1 new server". */
export function planText({ added, conflicts, newServers }: ImportPlan): string {
  const text = listed([
    added.length > 0 && counted(added.length, 'new profile'),
    conflicts.length > 0 && `${added.length > 0 ? conflicts.length : counted(conflicts.length, 'profile')} you already have`,
    newServers.length > 0 && counted(newServers.length, 'new server')
  ])
  return text === '' ? 'There are no profiles in this file' : text
}

/** What the button of an import says that it does; null: nothing would change. */
export function importLabel({ added, conflicts, newServers }: ImportPlan, choice: ConflictChoice): string | null {
  const puts = added.length + (choice === 'both' ? conflicts.length : 0)
  const replaces = choice === 'replace' ? conflicts.length : 0
  if (puts === 0 && replaces === 0) return newServers.length === 0 ? null : `Add ${counted(newServers.length, 'server')}`
  if (puts === 0) return `Replace ${replaces}`
  return replaces === 0 ? `Add ${puts}` : `Add ${puts} and replace ${replaces}`
}

export const conflictChoices: readonly { readonly value: ConflictChoice; readonly label: string; readonly text: string }[] = [
  { value: 'keep', label: 'Keep mine', text: 'Yours stay as they are.' },
  { value: 'replace', label: 'Replace mine', text: 'What stands in the file takes the place of yours.' },
  { value: 'both', label: 'Have both', text: 'Those of the file come in beside yours.' }
]

/** What came of an import that had so many new servers in its plan. */
export function importedText({ added, replaced }: { readonly added: number; readonly replaced: number }, newServers: number): string {
  if (added === 0 && replaced === 0) return newServers === 0 ? 'Nothing was imported' : `${counted(newServers, 'server')} added`
  if (added === 0) return `${counted(replaced, 'profile')} replaced`
  return listed([`${counted(added, 'profile')} added`, replaced > 0 && `${replaced} replaced`])
}
