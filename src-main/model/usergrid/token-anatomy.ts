import { decodeBase64urlStart, decodeBase64url } from './base64url.ts'
import { isJsonObject, parseJson, type JsonObject } from './json.ts'
import { sha1 } from './sha1.ts'
import { hasStandardVariant, toUuid, uuidBytes, uuidTime } from './uuid.ts'

export type TokenProblem =
  'truncated' | 'too-long' | 'wrong-characters' | 'uuid-without-time' | 'uuid-edited' | 'expires-before-issue' | 'unknown-format'

/** What a token tells by itself, without a server. Times in epoch ms; null where this token does not tell. */
export type TokenAnatomy = {
  readonly format: 'current' | 'legacy' | 'jwt' | 'unknown'
  readonly category: 'access' | 'refresh' | 'offline' | 'email' | null
  /** Whom a legacy token was issued to. */
  readonly kind: 'application user' | 'application' | 'admin user' | 'organization' | null
  /** The current token's own uuid, or a legacy token's organization. */
  readonly uuid: string | null
  readonly userUuid: string | null
  readonly applicationUuid: string | null
  readonly issuedAt: number | null
  readonly expiresAt: number | null
  readonly lifetimeMs: number | null
  readonly never: boolean | null
  /** Whether the signature is that of a server that kept the default salt; proves nothing about validity. */
  readonly stockSalt: boolean | null
  readonly problems: readonly TokenProblem[]
}

const nothing: TokenAnatomy = {
  format: 'unknown',
  category: null,
  kind: null,
  uuid: null,
  userUuid: null,
  applicationUuid: null,
  issuedAt: null,
  expiresAt: null,
  lifetimeMs: null,
  never: null,
  stockSalt: null,
  problems: []
}

const categories = [
  { prefix: 'YWMt', category: 'access', signed: 'ac', hasExpiry: true },
  { prefix: 'cmUt', category: 'refresh', signed: 're', hasExpiry: false },
  { prefix: 'b2Yt', category: 'offline', signed: 'of', hasExpiry: false },
  { prefix: 'ZW0t', category: 'email', signed: 'em', hasExpiry: false }
] as const

const stockSalt = 'super secret token value'
/** Stands in for the expiry in the signature of a token that has none: the longest a server can say. */
const noExpiry = 9_223_372_036_854_775_807n
const latestDate = 8.64e15
const digestBytes = 20
const expiryBytes = 8

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const isEqual = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.every((byte, index) => byte === right[index])
const base64Length = (bytes: number): number => Math.ceil((bytes * 4) / 3)

/** What is wrong with the part of a token that should be `bytes` long in base64url. */
function lengthProblems(text: string, bytes: number): readonly TokenProblem[] {
  const expected = base64Length(bytes)
  if (text.length < expected) return ['truncated']
  if (text.length > expected) return ['too-long']
  return decodeBase64url(text) === null ? ['wrong-characters'] : []
}

/** `wire.md` 4.1. */
function parseCurrent(token: string): TokenAnatomy | null {
  const found = categories.find(({ prefix }) => token.startsWith(prefix))
  if (found === undefined) return null
  const expiryLength = found.hasExpiry ? expiryBytes : 0
  const length = uuidBytes + expiryLength + digestBytes
  const payload = token.slice(found.prefix.length)
  const shape = lengthProblems(payload, length)
  const bytes = decodeBase64urlStart(payload.slice(0, base64Length(length)))
  const start = { ...nothing, format: 'current', category: found.category } as const
  if (bytes.length < uuidBytes) return { ...start, problems: shape }

  const uuid = toUuid(bytes)
  const issuedAt = uuidTime(uuid)
  const expiry = found.hasExpiry && bytes.length >= uuidBytes + expiryBytes ? viewOf(bytes).getBigInt64(uuidBytes) : null
  // A lifetime of 2^63 - 1 ms wraps around to a negative moment.
  const never = expiry === null ? null : expiry <= 0n || Number(expiry) > latestDate
  const expiresAt = expiry === null || never === true ? null : Number(expiry)
  const lifetimeMs = expiresAt === null || issuedAt === null ? null : expiresAt - issuedAt
  const signature = sha1(new TextEncoder().encode(found.signed + uuid + stockSalt + String(expiry ?? noExpiry)))
  return {
    ...start,
    uuid,
    issuedAt,
    expiresAt,
    lifetimeMs,
    never,
    stockSalt: shape.length > 0 ? null : isEqual(bytes.subarray(uuidBytes + expiryLength), signature),
    problems: [
      ...shape,
      ...(issuedAt === null ? (['uuid-without-time'] as const) : []),
      ...(hasStandardVariant(uuid) ? [] : (['uuid-edited'] as const)),
      ...(lifetimeMs !== null && lifetimeMs < 0 ? (['expires-before-issue'] as const) : [])
    ]
  }
}

const legacyShape = /^([\w-]{22}):(?:([\w-]{22}):)?(YXU6|YXA6|YWQ6|b3U6)/
const legacyKinds = { YXU6: 'application user', YXA6: 'application', YWQ6: 'admin user', b3U6: 'organization' } as const
const isLegacyPrefix = (text: string | undefined): text is keyof typeof legacyKinds => text !== undefined && text in legacyKinds

/** `wire.md` 4.2. The bytes carry the time of issue only. */
function parseLegacy(token: string): TokenAnatomy | null {
  const [start = '', principal = '', application, prefix] = legacyShape.exec(token) ?? []
  if (!isLegacyPrefix(prefix)) return null
  const payload = token.slice(start.length)
  const length = expiryBytes + digestBytes
  const bytes = decodeBase64urlStart(payload.slice(0, base64Length(length)))
  const issued = bytes.length >= expiryBytes ? Number(viewOf(bytes).getBigInt64(0)) : null
  const kind = legacyKinds[prefix]
  const uuid = toUuid(decodeBase64urlStart(principal))
  const isUser = kind === 'application user' || kind === 'admin user'
  return {
    ...nothing,
    format: 'legacy',
    category: 'access',
    kind,
    uuid: kind === 'organization' ? uuid : null,
    userUuid: isUser ? uuid : null,
    applicationUuid: kind === 'application' ? uuid : application === undefined ? null : toUuid(decodeBase64urlStart(application)),
    issuedAt: issued !== null && Math.abs(issued) <= latestDate ? issued : null,
    problems: lengthProblems(payload, length)
  }
}

function decodeJson(part: string): JsonObject | null {
  const bytes = decodeBase64url(part)
  const value = bytes === null ? undefined : parseJson(new TextDecoder().decode(bytes))
  return isJsonObject(value) ? value : null
}

/** A JWT's times are seconds. */
function momentOf(seconds: unknown): number | null {
  return typeof seconds === 'number' && Math.abs(seconds * 1_000) <= latestDate ? Math.floor(seconds * 1_000) : null
}

/** A server behind single sign-on takes JSON web tokens instead (`wire.md` 4.1). */
function parseJwt(token: string): TokenAnatomy | null {
  const [head = '', claims = '', signature, ...rest] = token.split('.', 4)
  if (signature === undefined || rest.length > 0 || typeof decodeJson(head)?.['alg'] !== 'string') return null
  const body = decodeJson(claims)
  const issuedAt = momentOf(body?.['iat'])
  const expiresAt = momentOf(body?.['exp'])
  const lifetimeMs = issuedAt === null || expiresAt === null ? null : expiresAt - issuedAt
  return {
    ...nothing,
    format: 'jwt',
    category: 'access',
    issuedAt,
    expiresAt,
    lifetimeMs,
    never: expiresAt === null ? null : false,
    problems: [
      ...(body === null ? (['wrong-characters'] as const) : []),
      ...(lifetimeMs !== null && lifetimeMs < 0 ? (['expires-before-issue'] as const) : [])
    ]
  }
}

/** What any text tells as a token (`wire.md` 4.1, 4.2). Never throws; 10 kB take less than 5 ms. */
export function parseTokenAnatomy(token: string): TokenAnatomy {
  return parseCurrent(token) ?? parseLegacy(token) ?? parseJwt(token) ?? { ...nothing, problems: ['unknown-format'] }
}
