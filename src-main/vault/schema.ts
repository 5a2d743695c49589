import { accessTypeList } from '../model/access-type.ts'
import { copyFormats } from '../model/copy-formats/index.ts'
import type { Profile, ProfileId } from '../model/profile.ts'
import { defaultConnection, environments, toBaseUrl, type ProxyChoice, type Server } from '../model/server.ts'
import type { Expiry, TokenSummary } from '../model/token.ts'
import type { KeyRing, KeySlot } from './key-slots.ts'
import { formatVersion } from './seal.ts'
import {
  isArrayOf,
  isBoolean,
  isEither,
  isFilled,
  isMissingOr,
  isNullOr,
  isNumber,
  isOneOf,
  isRecordOf,
  isShape,
  isString
} from './shape.ts'

type Versioned = { readonly format: number }

export type VaultRecord = {
  readonly ring: KeyRing
  readonly servers: readonly Server[]
  readonly profiles: readonly Profile[]
  /** Sealed, by profile id. */
  readonly secrets: Readonly<Record<ProfileId, string>>
}

/** A token as it stands in the file: `accessToken` and `responseText` are sealed. */
export type TokenRecord = TokenSummary & { readonly accessToken: string; readonly responseText: string }

const isFormat = isOneOf([formatVersion])

type Connection = keyof typeof defaultConnection
/** Files of earlier versions have no settings for the connection. */
type AnyServer = Omit<Server, Connection> & { readonly [Field in Connection]: Server[Field] | undefined }

const isServer = isShape<AnyServer>({
  id: isFilled,
  name: isString,
  baseUrl: (value): value is string => isString(value) && toBaseUrl(value) !== null,
  environment: isOneOf(environments.map(({ id }) => id)),
  managementTokenPath: isOneOf(['/management/token', '/token']),
  demo: isBoolean,
  timeoutMs: isMissingOr(isNumber),
  caCertificate: isMissingOr(isNullOr(isString)),
  pinnedCertificate: isMissingOr(isNullOr(isString)),
  proxy: isMissingOr(
    isEither(
      isShape<Extract<ProxyChoice, { kind: 'url' }>>({ kind: isOneOf(['url']), url: isString }),
      isShape<{ readonly kind: 'system' | 'none' }>({ kind: isOneOf(['system', 'none']) })
    )
  )
})

type AnyProfile = Omit<Profile, 'copyFormat'> & { readonly copyFormat: string }

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
  ttlMs: isNullOr(isNumber),
  copyFormat: isString,
  createdAt: isNumber,
  lastUsedAt: isNullOr(isNumber)
})

type AnyVault = Omit<VaultRecord, 'servers' | 'profiles'> &
  Versioned & { readonly servers: readonly AnyServer[]; readonly profiles: readonly AnyProfile[] }

const isVault = isShape<AnyVault>({
  format: isFormat,
  ring: isShape<KeyRing>({ slots: isArrayOf(isShape<KeySlot>({ kind: isString })), check: isString }),
  servers: isArrayOf(isServer),
  profiles: isArrayOf(isProfile),
  secrets: isRecordOf(isString)
})

const isTokens = isShape<Versioned & { readonly tokens: readonly TokenRecord[] }>({
  format: isFormat,
  tokens: isArrayOf(
    isShape<TokenRecord>({
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
  )
})

const isVersioned = isShape<Versioned>({ format: isNumber })
const isCopyFormatId = isOneOf(copyFormats.map(({ id }) => id))

// A copy format that only a later version knows is no reason to refuse the file.
const withKnownFormat = (profile: AnyProfile): Profile => {
  const { copyFormat } = profile
  return isCopyFormatId(copyFormat) ? { ...profile, copyFormat } : { ...profile, copyFormat: 'header' }
}

const withConnection = ({ timeoutMs, caCertificate, pinnedCertificate, proxy, ...server }: AnyServer): Server => ({
  ...server,
  timeoutMs: timeoutMs ?? defaultConnection.timeoutMs,
  caCertificate: caCertificate ?? null,
  pinnedCertificate: pinnedCertificate ?? null,
  proxy: proxy ?? defaultConnection.proxy
})

/** null for what is not a vault of this format. */
export function parseVault(value: unknown): VaultRecord | null {
  return isVault(value) ? { ...value, servers: value.servers.map(withConnection), profiles: value.profiles.map(withKnownFormat) } : null
}

export function parseTokens(value: unknown): readonly TokenRecord[] | null {
  return isTokens(value) ? value.tokens : null
}

/** Whether a later Mintmark wrote it. */
export function isNewerFormat(value: unknown): boolean {
  return isVersioned(value) && value.format > formatVersion
}
