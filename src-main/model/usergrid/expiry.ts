import type { Expiry } from '../token.ts'
import { parseTokenAnatomy } from './token-anatomy.ts'
import type { ExpiresIn } from './token-response.ts'

const latestDate = 8.64e15

function at(moment: number): Expiry {
  return moment <= latestDate ? { kind: 'at', at: moment } : { kind: 'never' }
}

/**
 * When a token was issued and when it ends, in epoch ms (`wire.md` 6.4). A current token's own bytes decide, since they are what the server
 * checks; a legacy one tells its issue only. For all others the clock starts at `receivedAt`; `expiresIn` is in seconds.
 */
export function toExpiry(
  accessToken: string,
  expiresIn: ExpiresIn,
  receivedAt: number
): { readonly issuedAt: number; readonly expiry: Expiry } {
  const { format, problems, ...told } = parseTokenAnatomy(accessToken)
  const isWhole = !problems.includes('truncated') && !problems.includes('too-long') && !problems.includes('wrong-characters')
  if (format === 'current' && isWhole && told.never === true) return { issuedAt: told.issuedAt ?? receivedAt, expiry: { kind: 'never' } }
  if (format === 'current' && isWhole && told.expiresAt !== null) {
    return { issuedAt: told.issuedAt ?? receivedAt, expiry: { kind: 'at', at: told.expiresAt } }
  }

  const issuedAt = format === 'legacy' && isWhole && told.issuedAt !== null ? Math.min(told.issuedAt, receivedAt) : receivedAt
  if (expiresIn === 'never') return { issuedAt, expiry: { kind: 'never' } }
  if (expiresIn !== null && expiresIn >= 0) return { issuedAt, expiry: at(receivedAt + Math.floor(expiresIn * 1_000)) }
  return { issuedAt, expiry: told.expiresAt === null ? { kind: 'unknown' } : at(told.expiresAt) }
}
