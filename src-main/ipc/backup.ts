import * as z from 'zod/mini'
import type { backup as contract } from '../contract/backup.ts'
import type { ConflictChoice } from '../model/import-plan.ts'
import { ok } from '../model/result.ts'
import type { Backup } from '../profiles/backup.ts'
import type { Handlers } from './router.ts'
import { nothing, shortText } from './schemas.ts'

const conflictChoice: z.ZodMiniType<ConflictChoice> = z.enum(['keep', 'replace', 'both'])

export const backupHandlers = (backup: Backup): Handlers<typeof contract> => ({
  exportSealed: {
    input: z.strictObject({ passphrase: shortText, current: z.nullable(shortText) }),
    run: (typed) => backup.exportSealed(typed)
  },
  exportShared: { input: nothing, run: () => backup.exportShared() },
  chooseImport: { input: nothing, run: () => backup.chooseImport() },
  openImport: { input: shortText, run: (passphrase) => backup.openImport(passphrase) },
  runImport: { input: conflictChoice, run: (choice) => backup.runImport(choice) },
  dismissImport: { input: nothing, run: () => ok(backup.forget()) }
})
