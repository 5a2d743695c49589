import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../model/time.ts'
import { parseTokenAnatomy } from '../model/usergrid/token-anatomy.ts'
import type { Principal } from './principal.ts'
import { refusedCredentials, type Reply } from './reply.ts'

export type Random = (size: number) => Uint8Array

export type IssuedToken = { readonly accessToken: string; readonly principal: Principal; readonly lifetimeMs: number }

const salt = 'super secret token value'
const uuidEpochOffset = 0x01b2_1dd2_1381_4000n

/** A version 1 uuid of that moment; `count` tells those of one millisecond apart. */
function timeUuid(now: number, count: number, random: Random): Buffer {
  const ticks = BigInt(now) * 10_000n + uuidEpochOffset + BigInt(count % 10_000)
  const uuid = Buffer.alloc(16)
  uuid.writeUInt32BE(Number(ticks & 0xffff_ffffn), 0)
  uuid.writeUInt16BE(Number((ticks >> 32n) & 0xffffn), 4)
  uuid.writeUInt16BE(Number(ticks >> 48n) | 0x1000, 6)
  uuid.set(random(8), 8)
  uuid.writeUInt8((uuid.readUInt8(8) & 0x3f) | 0x80, 8)
  return uuid
}

const uuidText = (uuid: Buffer): string => uuid.toString('hex').replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')

/** `wire.md` 4.1: uuid, moment of expiry and their signature. */
function signToken(uuid: Buffer, expiresAt: number): string {
  const expiry = Buffer.alloc(8)
  expiry.writeBigInt64BE(BigInt(expiresAt))
  const signature = createHash('sha1')
    .update(`ac${uuidText(uuid)}${salt}${expiresAt}`)
    .digest()
  return 'YWMt' + Buffer.concat([uuid, expiry, signature]).toString('base64url')
}

/** The tokens that this run of the server has issued and not revoked. */
export class IssuedTokens {
  readonly #clock: Clock
  readonly #random: Random
  readonly #live = new Map<string, IssuedToken>()
  #count = 0

  constructor(clock: Clock, random: Random = randomBytes) {
    this.#clock = clock
    this.#random = random
  }

  issue(principal: Principal, lifetimeMs: number): IssuedToken {
    const now = this.#clock.now()
    const accessToken = signToken(timeUuid(now, this.#count++, this.#random), now + lifetimeMs)
    const issued = { accessToken, principal, lifetimeMs }
    this.#live.set(accessToken, issued)
    return issued
  }

  /** The token, or the refusal of `wire.md` 3.3. */
  check(accessToken: string): IssuedToken | Reply {
    const now = this.#clock.now()
    const { expiresAt, stockSalt } = parseTokenAnatomy(accessToken)
    if (expiresAt !== null && expiresAt < now) {
      return refusedCredentials('expired_token', 'Unable to authenticate due to expired access token', now)
    }
    if (stockSalt !== true) return refusedCredentials('auth_unverified_oath', 'Unable to authenticate OAuth credentials', now)
    return this.#live.get(accessToken) ?? refusedCredentials('auth_invalid', 'Unable to authenticate', now)
  }

  revoke(accessToken: string): void {
    this.#live.delete(accessToken)
  }

  revokeAllOf(userUuid: string): void {
    for (const [accessToken, { principal }] of this.#live) {
      if ('user' in principal && principal.user.uuid === userUuid) this.#live.delete(accessToken)
    }
  }
}
