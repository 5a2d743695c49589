import type { vault as contract } from '../contract/vault.ts'
import { ok } from '../model/result.ts'
import type { Vault } from '../vault/vault.ts'
import type { Handlers } from './router.ts'
import { nothing } from './schemas.ts'

export const vaultHandlers = (vault: Vault): Handlers<typeof contract> => ({
  state: { input: nothing, run: () => ok(vault.state()) },
  open: {
    input: nothing,
    run: async () => {
      await vault.open()
      return ok(vault.state())
    }
  }
})
