import { accessTypeList } from '../model/access-type.ts'
import { purposes, type ActivityOutcome, type Attempted, type Granted, type Lifetime } from '../model/activity.ts'
import type { AppError, ErrorCode, NetworkReason } from '../model/app-error.ts'
import type { CertificateFacts, CertificateProblem } from '../model/certificate.ts'
import type { ProfileId } from '../model/profile.ts'
import { networkWords } from '../model/text/network-text.ts'
import type { TokenRefusal } from '../model/usergrid/validation.ts'
import { isArrayOf, isBoolean, isEither, isFilled, isNullOr, isNumber, isOneOf, isShape, isString, type Check } from '../vault/shape.ts'

/** An attempt as it stands in the file, and whose it was. */
export type ActivityRecord = Attempted & { readonly profileId: ProfileId }

const keysOf = <Key extends string>(table: { readonly [Each in Key]: unknown }): readonly Key[] => Object.keys(table) as Key[]

const isReason = isOneOf(keysOf<NetworkReason>(networkWords))
const isProblem = isOneOf<CertificateProblem>([
  'changed',
  'expired',
  'not-yet-valid',
  'wrong-host',
  'self-signed',
  'unknown-issuer',
  'other'
])
const isRefusal = isOneOf<TokenRefusal>(['expired', 'revoked', 'broken', 'unknown', 'no-access', 'other'])

const isCertificate = isShape<CertificateFacts>({
  fingerprint: isString,
  subject: isString,
  issuer: isString,
  validFrom: isNumber,
  validTo: isNumber
})

const nothingMore = isShape({})
const quoted = isShape({ status: isNumber, serverCode: isString, description: isString })
const address = isShape({ status: isNumber, path: isString })
const described = isShape({ description: isString })

/** What a server, and the way to it, can do: the fields of each. What else goes wrong never gets as far as a server. */
const errors = {
  'wrong-password': nothingMore,
  'wrong-client': nothingMore,
  'account-not-activated': nothingMore,
  'account-disabled': nothingMore,
  'account-not-confirmed': nothingMore,
  'unknown-application': isShape({ organization: isString, application: isString }),
  'not-a-token-endpoint': address,
  'ttl-too-long': isShape({ maxMs: isNullOr(isNumber) }),
  'ttl-invalid': described,
  'sso-only': isShape({ provider: isNullOr(isString) }),
  busy: isShape({ status: isNumber, retryAt: isNullOr(isNumber) }),
  'server-problem': quoted,
  'not-usergrid': isShape({ status: isNumber }),
  'refused-by-server': quoted,
  'not-permitted': described,
  'token-expired': nothingMore,
  'token-rejected': nothingMore,
  'no-token': nothingMore,
  'not-offered': address,
  'unusable-token': nothingMore,
  redirected: isShape({ host: isString, target: isNullOr(isString) }),
  'response-too-large': isShape({ limitBytes: isNumber }),
  unreachable: isShape({ host: isString, reason: isReason, detail: isString }),
  'untrusted-certificate': isShape({
    host: isString,
    problems: isArrayOf(isProblem),
    certificate: isCertificate,
    canAccept: isBoolean,
    detail: isString
  }),
  'not-saved': isShape({ detail: isString })
} satisfies { readonly [Code in ErrorCode]?: Check<Omit<Extract<AppError, { readonly code: Code }>, 'code'>> }

const hasCode = isShape({ code: isOneOf(keysOf<keyof typeof errors>(errors)) })
const isError: Check<AppError> = (value): value is AppError => hasCode(value) && errors[value.code](value)

const isAccessType = isOneOf(accessTypeList.map(({ id }) => id))
const isGranted = isEither(
  isShape<Extract<Granted, { kind: 'as-asked' }>>({ kind: isOneOf(['as-asked']), name: isString }),
  isShape<Extract<Granted, { kind: 'other' }>>({ kind: isOneOf(['other']), asked: isAccessType, accessType: isAccessType })
)
const isLifetime = isEither(
  isShape<Extract<Lifetime, { kind: 'ms' }>>({ kind: isOneOf(['ms']), ms: isNumber }),
  isShape<Extract<Lifetime, { kind: 'never' | 'unknown' }>>({ kind: isOneOf(['never', 'unknown']) })
)

type OutcomeOf<Kind> = Extract<ActivityOutcome, { readonly kind: Kind }>

const outcomes: readonly Check<ActivityOutcome>[] = [
  isShape<OutcomeOf<'minted'>>({ kind: isOneOf(['minted']), lifetime: isLifetime, granted: isNullOr(isGranted) }),
  isShape<OutcomeOf<'rejected'>>({ kind: isOneOf(['rejected']), refusal: isRefusal }),
  isShape<OutcomeOf<'failed'>>({ kind: isOneOf(['failed']), error: isError }),
  isShape({ kind: isOneOf(['accepted', 'accepted-only']) }),
  isShape({ kind: isOneOf(['revoked', 'was-not-accepted']) }),
  isShape({ kind: isOneOf(['cancelled']) })
]
const isOutcome: Check<ActivityOutcome> = (value): value is ActivityOutcome => outcomes.some((check) => check(value))

const latestMoment = 8.64e15
const isMoment: Check<number> = (value): value is number => isNumber(value) && Math.abs(value) <= latestMoment

/** Whether it is an attempt that can be shown as it is. */
export const isActivityRecord = isShape<ActivityRecord>({
  profileId: isFilled,
  purpose: isOneOf(purposes),
  at: isMoment,
  durationMs: isMoment,
  status: isNullOr(isNumber),
  serverCode: isString,
  outcome: isOutcome
})
