import type { AppError } from '../model/app-error.ts'
import type { ProfileId } from '../model/profile.ts'
import { fail, ok, type Result } from '../model/result.ts'
import type { Secret } from '../model/secret.ts'
import type { TokenSummary } from '../model/token.ts'
import { openSecret, unavailable } from './open-secret.ts'
import { seal, type Place } from './seal.ts'
import type { TokenRecord } from './schema.ts'
import type { TokenFile } from './token-file.ts'

export type StoredToken = { readonly summary: TokenSummary; readonly accessToken: Secret; readonly responseText: Secret }

export type VaultTokens = {
  readonly summaries: () => readonly TokenSummary[]
  /** Replaces the profile's token. On disk within 250 ms. */
  readonly put: (token: StoredToken) => Promise<Result<void, AppError>>
  readonly read: (id: ProfileId) => Promise<Result<StoredToken, AppError>>
  readonly remove: (id: ProfileId) => void
  /** Writes now what is waiting to be written: at quit and suspend. */
  readonly flush: () => void
}

const place = (id: ProfileId, field: 'accessToken' | 'responseText'): Place => ({ record: id, field })

const toSummary = ({ profileId, issuedAt, receivedAt, expiry }: TokenRecord): TokenSummary => ({ profileId, issuedAt, receivedAt, expiry })

/** The tokens, sealed on their way into the file and opened on their way out. */
export function createVaultTokens(
  file: TokenFile,
  demandKey: () => Promise<Buffer | null>,
  hasProfile: (id: ProfileId) => boolean
): VaultTokens {
  return {
    summaries: () => file.all().map(toSummary),
    put: async ({ summary, accessToken, responseText }) => {
      const key = await demandKey()
      if (key === null) return unavailable
      const id = summary.profileId
      // It may have been removed while its token was on the way.
      if (!hasProfile(id)) return fail({ code: 'not-found' })
      const sealed = (field: 'accessToken' | 'responseText', text: Secret): string => seal(key, place(id, field), text.reveal())
      file.put([{ ...summary, accessToken: sealed('accessToken', accessToken), responseText: sealed('responseText', responseText) }])
      return ok(undefined)
    },
    read: async (id) => {
      const key = await demandKey()
      const record = file.get(id)
      const accessToken = openSecret(key, place(id, 'accessToken'), record?.accessToken)
      const responseText = openSecret(key, place(id, 'responseText'), record?.responseText)
      if (!accessToken.ok) return accessToken
      if (!responseText.ok) return responseText
      return record === undefined
        ? fail({ code: 'not-found' })
        : ok({ summary: toSummary(record), accessToken: accessToken.value, responseText: responseText.value })
    },
    remove: (id) => {
      file.remove([id])
    },
    flush: file.flush
  }
}
