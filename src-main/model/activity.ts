import type { AccessTypeId } from './access-type.ts'
import type { AppError } from './app-error.ts'
import { assertNever } from './assert-never.ts'
import type { Profile } from './profile.ts'
import type { Expiry, TokenSummary } from './token.ts'
import type { IdentityCheck } from './usergrid/identity.ts'
import type { TokenRefusal, Validation } from './usergrid/validation.ts'

export const mintPurposes = ['get-token', 'copy', 'refresh', 'keep-fresh'] as const
export const purposes = [...mintPurposes, 'validate', 'revoke'] as const

/**
 * What a token was minted for: itself, a copy that needed a live one, or as one of those that were about
 * to expire, by a person's wish or by itself.
 */
export type MintPurpose = (typeof mintPurposes)[number]
export type Purpose = (typeof purposes)[number]

/** Whom the server granted, in words of the profile as it was then, never in those of the server. */
export type Granted =
  | { readonly kind: 'as-asked'; readonly name: string }
  | { readonly kind: 'other'; readonly asked: AccessTypeId; readonly accessType: AccessTypeId }

export type Lifetime = { readonly kind: 'ms'; readonly ms: number } | { readonly kind: 'never' | 'unknown' }

export type ActivityOutcome =
  | { readonly kind: 'minted'; readonly lifetime: Lifetime; readonly granted: Granted | null }
  | { readonly kind: 'accepted' | 'accepted-only' }
  | { readonly kind: 'rejected'; readonly refusal: TokenRefusal }
  | { readonly kind: 'revoked' | 'was-not-accepted' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: AppError }

/** What a server's answer is known by. */
export type Reply = {
  /** null: there was no answer. */
  readonly status: number | null
  /** As the server wrote it, without secrets; empty where it has none. */
  readonly serverCode: string
}

export const noReply: Reply = { status: null, serverCode: '' }

/** One time that a server was asked for something with a profile's credentials or token. Nothing in it is secret. */
export type Attempted = Reply & {
  readonly purpose: Purpose
  /** When it was over, in epoch ms. */
  readonly at: number
  readonly durationMs: number
  readonly outcome: ActivityOutcome
}

/** `id` tells entries apart while Mintmark runs; a later one has a higher. */
export type ActivityEntry = Attempted & { readonly id: number }

/** So many are kept of a profile. */
export const mostOfProfile = 50

export function toLifetime({ expiry, issuedAt }: { readonly expiry: Expiry } & Pick<TokenSummary, 'issuedAt'>): Lifetime {
  return expiry.kind === 'at' ? { kind: 'ms', ms: expiry.at - issuedAt } : { kind: expiry.kind }
}

/** null where the server did not say. */
export function toGranted(check: IdentityCheck, { accessType, organization, application, principal }: Profile): Granted | null {
  if (check.level === 'unknown') return null
  if (check.level !== 'matches') return { kind: 'other', asked: accessType, accessType: check.granted.kind }
  const names: { readonly [Id in AccessTypeId]: string } = {
    'application-user': principal,
    application,
    organization,
    'admin-user': principal
  }
  return { kind: 'as-asked', name: names[accessType] }
}

export function toValidationOutcome(validation: Validation): ActivityOutcome {
  switch (validation.kind) {
    case 'accepted':
    case 'accepted-only':
      return { kind: validation.kind }
    case 'rejected':
      return { kind: 'rejected', refusal: validation.refusal }
    case 'unclear':
      return { kind: 'failed', error: validation.error }
    default:
      return assertNever(validation)
  }
}
