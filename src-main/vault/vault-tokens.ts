import type { AppError } from '../model/app-error.ts'
import type { ProfileId } from '../model/profile.ts'
import { fail, ok, type Result } from '../model/result.ts'
import type { Secret } from '../model/secret.ts'
import type { TokenSummary } from '../model/token.ts'
import { openSecret } from './open-secret.ts'
import { seal, type Place } from './seal.ts'
import type { TokenRecord } from './schema.ts'
import type { TokenFile } from './token-file.ts'

export type StoredToken = { readonly summary: TokenSummary; readonly accessToken: Secret; readonly responseText: Secret }

export type VaultTokens = {
  readonly summaries: () => readonly TokenSummary[]
  readonly summary: (id: ProfileId) => TokenSummary | null
  /** Replaces the profile's token. On disk within 250 ms. */
  readonly put: (token: StoredToken) => Promise<Result<void, AppError>>
  readonly read: (id: ProfileId) => Promise<Result<StoredToken, AppError>>
  readonly remove: (id: ProfileId) => void
  /** Writes now what is waiting to be written: at quit and suspend. */
  readonly flush: () => Promise<void>
}

type Field = 'accessToken' | 'responseText'

/** `record` says of whom and for which server the token is, so that none is ever sent elsewhere. */
const place = (record: string, field: Field): Place => ({ record, field })

const toSummary = ({ profileId, issuedAt, receivedAt, expiry }: TokenRecord): TokenSummary => ({ profileId, issuedAt, receivedAt, expiry })

/** The tokens, sealed on their way into the file and opened on their way out. */
export function createVaultTokens(
  file: TokenFile,
  {
    useKey,
    tokensOf,
    isDamaged,
    onChanged
  }: {
    readonly useKey: <Made>(work: (key: Buffer) => Result<Made, AppError>) => Promise<Result<Made, AppError>>
    /** What a token of the profile is sealed for; null where there is no such profile. */
    readonly tokensOf: (id: ProfileId) => string | null
    /** The token of a profile whose server cannot be trusted must not be sent there. */
    readonly isDamaged: (id: ProfileId) => boolean
    readonly onChanged: () => void
  }
): VaultTokens {
  return {
    summaries: () => file.all().map(toSummary),
    summary: (id) => {
      const entry = file.get(id)
      return entry === undefined ? null : toSummary(entry.record)
    },
    put: ({ summary, accessToken, responseText }) =>
      useKey((key) => {
        const owner = tokensOf(summary.profileId)
        // It may have been removed while its token was on the way.
        if (owner === null) return fail({ code: 'not-found' })
        const sealed = (field: Field, text: Secret): string => seal(key, place(owner, field), text.reveal())
        file.put([{ ...summary, accessToken: sealed('accessToken', accessToken), responseText: sealed('responseText', responseText) }])
        onChanged()
        return ok(undefined)
      }),
    read: (id) =>
      useKey((key) => {
        const entry = file.get(id)
        const owner = tokensOf(id)
        if (entry === undefined || owner === null) return fail({ code: 'not-found' })
        if (!entry.isGenuine || isDamaged(id)) return fail({ code: 'vault-damaged' })
        const accessToken = openSecret(key, place(owner, 'accessToken'), entry.record.accessToken)
        const responseText = openSecret(key, place(owner, 'responseText'), entry.record.responseText)
        if (!accessToken.ok) return accessToken
        if (!responseText.ok) return responseText
        return ok({ summary: toSummary(entry.record), accessToken: accessToken.value, responseText: responseText.value })
      }),
    remove: (id) => {
      file.remove([id])
      onChanged()
    },
    flush: () => file.flush()
  }
}
