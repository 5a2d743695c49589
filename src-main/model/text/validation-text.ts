import { assertNever } from '../assert-never.ts'
import type { AppError } from '../app-error.ts'
import type { TokenRefusal, Validation } from '../usergrid/validation.ts'
import { errorText } from './error-text.ts'
import { shortIdentity } from './identity-text.ts'

export type ValidationWords = {
  readonly tone: 'ok' | 'warning' | 'danger'
  /** One sentence without its full stop. */
  readonly title: string
  /** Full sentences; may be empty. */
  readonly explanation: string
}

const refusalWords: { readonly [Refusal in TokenRefusal]: readonly [title: string, explanation: string] } = {
  expired: ['Rejected: the token has expired', 'The clock of the server decides.'],
  revoked: ['Rejected: the token was revoked', 'Somebody revoked it, or its account was disabled.'],
  broken: ['Rejected: the token is not one of this server', 'It does not recognize the signature, or the account is gone.'],
  unknown: ['Rejected: the server does not know the token', 'It was revoked, or another server issued it.'],
  'no-access': ['Rejected: the account has no access', 'The single sign-on provider knows it, but no organization has let it in.'],
  other: ['Rejected by the server', 'It gave a reason that Mintmark does not know.']
}

/** An answer that was none, in one line: what happened and, where it is known, why. */
function unclearWords(error: AppError, now: number): string {
  switch (error.code) {
    case 'not-offered':
      return `The server has no call for this question: it answered ${error.status} for ${error.path}.`
    case 'not-permitted':
      return 'The server knows the token, but does not let it ask about itself.'
    default: {
      const { title, explanation } = errorText(error, { now })
      return [`${title}.`, explanation].filter(Boolean).join(' ')
    }
  }
}

/** What a person reads after "Validate" (`product.md` 3.11). `now` in epoch ms. */
export function validationText(validation: Validation, now: number): ValidationWords {
  switch (validation.kind) {
    case 'accepted':
      return { tone: 'ok', title: `Accepted, for ${shortIdentity(validation.identity)}`, explanation: '' }
    case 'accepted-only':
      return { tone: 'ok', title: 'Accepted, but this server cannot say more', explanation: '' }
    case 'rejected': {
      const [title, explanation] = refusalWords[validation.refusal]
      return { tone: 'danger', title, explanation }
    }
    case 'unclear':
      return { tone: 'warning', title: 'Whether the token is accepted stayed open', explanation: unclearWords(validation.error, now) }
    default:
      return assertNever(validation)
  }
}
