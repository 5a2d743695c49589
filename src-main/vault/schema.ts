import { accessTypeList } from '../model/access-type.ts'
import { copyFormats } from '../model/copy-formats/index.ts'
import type { Profile } from '../model/profile.ts'
import { defaultConnection, environments, toBaseUrl, type ProxyChoice, type Server } from '../model/server.ts'
import type { Expiry, TokenSummary } from '../model/token.ts'
import { isBoolean, isEither, isFilled, isMissingOr, isNullOr, isNumber, isOneOf, isShape, isString } from './shape.ts'

/** A token as it stands in the file: `accessToken` and `responseText` are sealed. */
export type TokenRecord = TokenSummary & { readonly accessToken: string; readonly responseText: string }

type Connection = keyof typeof defaultConnection
/** Records of earlier versions have no settings for the connection. */
type AnyServer = Omit<Server, Connection | 'standsAlone'> & { readonly standsAlone: true | undefined } & {
  readonly [Field in Connection]: Server[Field] | undefined
}

const isServer = isShape<AnyServer>({
  id: isFilled,
  name: isString,
  baseUrl: (value): value is string => isString(value) && toBaseUrl(value) !== null,
  environment: isOneOf(environments.map(({ id }) => id)),
  managementTokenPath: isOneOf(['/management/token', '/token']),
  demo: isBoolean,
  timeoutMs: isMissingOr((value): value is number => isNumber(value) && value > 0),
  caCertificate: isMissingOr(isNullOr(isString)),
  pinnedCertificate: isMissingOr(isNullOr(isString)),
  proxy: isMissingOr(
    isEither(
      isShape<Extract<ProxyChoice, { kind: 'url' }>>({
        kind: isOneOf(['url']),
        url: (value): value is string => isString(value) && URL.canParse(value)
      }),
      isShape<{ readonly kind: 'system' | 'none' }>({ kind: isOneOf(['system', 'none']) })
    )
  ),
  standsAlone: isMissingOr((value): value is true => value === true)
})

/** Records of earlier versions do not say whether to keep the token fresh. */
type AnyProfile = Omit<Profile, 'copyFormat' | 'keepFresh' | 'habitAt'> & {
  readonly copyFormat: string
  readonly keepFresh: boolean | undefined
  readonly habitAt: number | undefined
}

const isProfile = isShape<AnyProfile>({
  id: isFilled,
  serverId: isFilled,
  accessType: isOneOf(accessTypeList.map(({ id }) => id)),
  organization: isString,
  application: isString,
  principal: isString,
  name: isString,
  notes: isString,
  pinned: isBoolean,
  keepFresh: isMissingOr(isBoolean),
  ttlMs: isNullOr(isNumber),
  copyFormat: isString,
  createdAt: isNumber,
  lastUsedAt: isNullOr(isNumber),
  habitAt: isMissingOr(isNumber)
})

const isToken = isShape<TokenRecord>({
  profileId: isFilled,
  issuedAt: isNumber,
  receivedAt: isNumber,
  expiry: isEither(
    isShape<Extract<Expiry, { kind: 'at' }>>({ kind: isOneOf(['at']), at: isNumber }),
    isShape<{ readonly kind: 'never' | 'unknown' }>({ kind: isOneOf(['never', 'unknown']) })
  ),
  accessToken: isString,
  responseText: isString
})

const isCopyFormatId = isOneOf(copyFormats.map(({ id }) => id))

/** null where the record makes no sense. */
export function readServer(value: unknown): Server | null {
  if (!isServer(value)) return null
  const { id, name, baseUrl, environment, managementTokenPath, demo, timeoutMs, caCertificate, pinnedCertificate, proxy } = value
  return {
    id,
    name,
    baseUrl,
    environment,
    managementTokenPath,
    demo,
    timeoutMs: timeoutMs ?? defaultConnection.timeoutMs,
    caCertificate: caCertificate ?? null,
    pinnedCertificate: pinnedCertificate ?? null,
    proxy: proxy ?? defaultConnection.proxy,
    ...(value.standsAlone === undefined ? {} : { standsAlone: true })
  }
}

/** null where the record makes no sense. What is no field of a profile is left out. */
export function readProfile(value: unknown): Profile | null {
  if (!isProfile(value)) return null
  const { id, serverId, accessType, organization, application, principal, name, notes, pinned, ttlMs, createdAt, lastUsedAt } = value
  // A copy format that only a later version knows is no reason to refuse the record.
  const copyFormat = isCopyFormatId(value.copyFormat) ? value.copyFormat : 'header'
  const keepFresh = value.keepFresh ?? false
  const named = { id, serverId, accessType, organization, application, principal, name, notes }
  const habit = value.habitAt === undefined ? {} : { habitAt: value.habitAt }
  return { ...named, pinned, keepFresh, ttlMs, copyFormat, createdAt, lastUsedAt, ...habit }
}

/** null where the record makes no sense. */
export function readToken(value: unknown): TokenRecord | null {
  if (!isToken(value)) return null
  const { profileId, issuedAt, receivedAt, expiry, accessToken, responseText } = value
  return { profileId, issuedAt, receivedAt, expiry, accessToken, responseText }
}
