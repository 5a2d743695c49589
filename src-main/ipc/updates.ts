import type { updates as contract } from '../contract/updates.ts'
import { ok } from '../model/result.ts'
import type { UpdateCheck } from '../updates/update-check.ts'
import type { Handlers } from './router.ts'
import { nothing } from './schemas.ts'

export const updateHandlers = (updates: UpdateCheck): Handlers<typeof contract> => ({
  state: { input: nothing, run: () => ok(updates.state()) },
  check: { input: nothing, run: async () => ok(await updates.check()) }
})
