import * as z from 'zod/mini'
import type { vault as contract } from '../contract/vault.ts'
import type { Locker } from '../desktop/locker.ts'
import type { AppError } from '../model/app-error.ts'
import { ok, type Result } from '../model/result.ts'
import { longestPassphrase, type VaultState } from '../model/vault-state.ts'
import type { Vault } from '../vault/vault.ts'
import type { Handlers } from './router.ts'
import { nothing } from './schemas.ts'

const passphrase = z.string().check(z.maxLength(longestPassphrase))
const confirmed = z.strictObject({ current: z.nullable(passphrase) })

export function vaultHandlers({ vault, locker }: { readonly vault: Vault; readonly locker: Locker }): Handlers<typeof contract> {
  const { waysIn } = vault
  const stateAfter = async (change: Promise<Result<void, AppError>>): Promise<Result<VaultState, AppError>> => {
    const changed = await change
    return changed.ok ? ok(vault.state()) : changed
  }
  return {
    state: { input: nothing, run: () => ok(vault.state()) },
    open: { input: nothing, run: async () => ok(await vault.open()) },
    unlock: { input: passphrase, run: (typed) => vault.unlock(typed) },
    lock: {
      input: nothing,
      run: async () => {
        await locker.lock('person')
        return ok(undefined)
      }
    },
    create: { input: passphrase, run: (typed) => vault.create(typed) },
    useSessionOnly: { input: nothing, run: () => ok(vault.useSessionOnly()) },
    setPassphrase: {
      input: z.strictObject({ current: z.nullable(passphrase), next: passphrase }),
      run: ({ current, next }) => stateAfter(waysIn.setPassphrase(current, next))
    },
    removePassphrase: { input: confirmed, run: ({ current }) => stateAfter(waysIn.removePassphrase(current)) },
    addKeychain: { input: nothing, run: () => stateAfter(waysIn.addKeychain()) },
    removeKeychain: { input: confirmed, run: ({ current }) => stateAfter(waysIn.removeKeychain(current)) },
    createRecoveryCode: {
      input: confirmed,
      run: async ({ current }) => {
        const code = await waysIn.createRecoveryCode(current)
        return code.ok ? ok(code.value.reveal()) : code
      }
    },
    keepRecoveryCode: { input: nothing, run: () => stateAfter(waysIn.keepRecoveryCode()) },
    removeRecoveryCode: { input: confirmed, run: ({ current }) => stateAfter(waysIn.removeRecoveryCode(current)) }
  }
}
