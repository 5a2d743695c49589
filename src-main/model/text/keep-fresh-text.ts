import { accessTypes, type AccessTypeId } from '../access-type.ts'
import { assertNever } from '../assert-never.ts'
import type { StopReason } from '../keep-fresh.ts'
import { errorText } from './error-text.ts'

export type StopWords = {
  /** One sentence without its full stop. */
  readonly title: string
  readonly explanation: string
}

const lower = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)

/** What keeping a token fresh costs: to be read before it is switched on. */
export function keepFreshPrice(accessType: AccessTypeId): string {
  const isLogin = accessType === 'admin-user'
  return `Mints again before the token expires. Each mint leaves a live token behind on the server${isLogin ? ', and counts as a login' : ''}.`
}

/** Why tokens are no longer renewed, and how that ends. Nothing secret is in it, since nothing secret is in an error. */
export function stopText(reason: StopReason, { accessType }: { readonly accessType: AccessTypeId }): StopWords {
  switch (reason.kind) {
    case 'failed': {
      const secret = accessTypes[accessType].secret.label.toLowerCase()
      return {
        title: `Keep fresh stopped: ${lower(errorText(reason.error, { accessType }).title)}`,
        explanation: `Nothing more is sent by itself until you get a token, or change the ${secret}.`
      }
    }
    case 'over-on-arrival':
      return {
        title: 'Keep fresh stopped: the token was about to expire when it arrived',
        explanation: 'Another one would be no better. Check the clock of this computer, and the lifetime of the profile; then get a token.'
      }
    default:
      return assertNever(reason)
  }
}
