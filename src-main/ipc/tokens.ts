import type { tokens as contract } from '../contract/tokens.ts'
import { ok } from '../model/result.ts'
import type { Clock } from '../model/time.ts'
import type { Minter } from '../tokens/minter.ts'
import { refreshExpiring } from '../tokens/refresh.ts'
import { tokenDetail } from '../tokens/token-detail.ts'
import type { Vault } from '../vault/vault.ts'
import type { Handlers } from './router.ts'
import { nothing, profileId } from './schemas.ts'

type Parts = { readonly vault: Vault; readonly minter: Minter; readonly clock: Clock }

export const tokenHandlers = ({ vault, minter, clock }: Parts): Handlers<typeof contract> => ({
  list: { input: nothing, run: () => ok(minter.states()) },
  mint: { input: profileId, run: (id) => minter.mint(id) },
  cancel: { input: profileId, run: (id) => ok(minter.cancel(id)) },
  detail: { input: profileId, run: (id) => tokenDetail(id, vault) },
  reveal: {
    input: profileId,
    run: async (id) => {
      const token = await vault.tokens.read(id)
      return token.ok ? ok(token.value.accessToken.reveal()) : token
    }
  },
  refreshExpiring: { input: nothing, run: async () => ok(await refreshExpiring({ vault, minter, clock })) }
})
