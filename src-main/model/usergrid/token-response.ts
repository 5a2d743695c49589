import { fail, ok, type Result } from '../result.ts'
import { parseIdentity, type Identity } from './identity.ts'
import { isJsonObject, parseJson } from './json.ts'

/** Seconds from issue; null where the server did not say anything usable. */
export type ExpiresIn = 'never' | number | null

export type TokenResponse = {
  /** Printable ASCII without spaces, at most 64 kB. */
  readonly accessToken: string
  readonly expiresIn: ExpiresIn
  readonly identity: Identity | null
  /** Epoch ms; admin users only. */
  readonly passwordChangedAt: number | null
}

const longestToken = 65_536
/** The range of a Date: 8.64e15 ms. Beyond it lie the 2^63 - 1 ms of a token that never expires. */
const longestSeconds = 8.64e12
/** Servers of 2011 wrote microseconds (`wire.md` 2.1); as milliseconds such a number would lie beyond the year 5100. */
const leastMicroseconds = 1e14

function parseExpiresIn(value: unknown): ExpiresIn {
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof seconds !== 'number' || Number.isNaN(seconds)) return null
  if (seconds >= longestSeconds) return 'never'
  return seconds < 0 ? null : seconds
}

/** A time of any generation (`wire.md` 2.1) as epoch ms; null for what is no time. */
export function toEpochMs(value: unknown): number | null {
  if (typeof value !== 'number' || !(value >= 0) || value > 1_000 * longestSeconds * 1_000) return null
  return value > leastMicroseconds ? Math.floor(value / 1_000) : value
}

/** As `toTokenResponse` (`wire.md` 2), for a text. */
export const parseTokenResponse = (text: string): Result<TokenResponse, 'no-token' | 'unusable-token'> => toTokenResponse(parseJson(text))

/**
 * The token in the body of a 200 answer, as `parseJson` gives it, of every generation of the server (`wire.md` 2, 6.3). Never throws.
 * `no-token`: no JSON object with an `access_token`, or one with an `error`; ask `toServerError` why.
 * `unusable-token`: one that no header can carry.
 */
export function toTokenResponse(body: unknown): Result<TokenResponse, 'no-token' | 'unusable-token'> {
  if (!isJsonObject(body) || (body['error'] ?? null) !== null) return fail('no-token')
  const accessToken = body['access_token']
  if (typeof accessToken !== 'string' || accessToken === '') return fail('no-token')
  if (accessToken.length > longestToken || !/^[\x21-\x7e]+$/.test(accessToken)) return fail('unusable-token')
  return ok({
    accessToken,
    expiresIn: parseExpiresIn(body['expires_in']),
    identity: parseIdentity(body),
    passwordChangedAt: toEpochMs(body['passwordChanged'])
  })
}
