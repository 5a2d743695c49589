import type { ConflictChoice, ImportPlan } from '../model/import-plan.ts'
import { call } from './ipc.ts'

/** Exports and imports of Mintmark's own file. Files are chosen in the system's dialog: no path crosses from the page. */
export const backup = {
  /** All profiles with their secrets, sealed with a passphrase of its own. The file's name; null: the dialog was closed. */
  exportSealed: call<{ readonly passphrase: string; readonly current: string | null }, string | null>(),
  /** All profiles without secrets, in clear, for sharing. */
  exportShared: call<void, string | null>(),
  /** Asks for a file. A sealed one has no plan before `openImport`; null: the dialog was closed. */
  chooseImport: call<void, { readonly file: string; readonly plan: ImportPlan | null } | null>(),
  openImport: call<string, ImportPlan>(),
  /** Adds what the chosen file holds; how many profiles were added and replaced. */
  runImport: call<ConflictChoice, { readonly added: number; readonly replaced: number }>(),
  /** Forgets the chosen file. */
  dismissImport: call<void, void>()
}
