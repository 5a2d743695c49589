import { accessTypes, type AccessTypeId } from '../access-type.ts'
import type { AppError, ErrorCode } from '../app-error.ts'

export type ErrorAction =
  | 'edit-profile'
  /** The same dialog, where it is the secret that has to be typed: there it has the focus. */
  | 'edit-secret'
  | 'try-again'
  | 'switch-path'
  | 'unlock-keychain'
  | 'accept-certificate'
  | 'server-settings'

/** A failure in words: what happened, why, what to do. */
export type ErrorWords = {
  /** One sentence without its full stop. */
  readonly title: string
  /** Full sentences; may be empty. */
  readonly explanation: string
  readonly hints: readonly string[]
  /** For the pill in the list. */
  readonly short: string
  /** The way out that is offered first. */
  readonly action: ErrorAction | null
}

/** What is known of the request; the words get more precise with it. `now` is epoch ms. */
export type ErrorContext = {
  readonly accessType?: AccessTypeId
  readonly principal?: string
  readonly organization?: string
  readonly application?: string
  readonly ttlMs?: number | null
  readonly now?: number
}

/** The words of each of these codes. */
export type ErrorTable<Codes extends ErrorCode = ErrorCode> = {
  readonly [Code in Codes]: (error: Extract<AppError, { readonly code: Code }>, context: ErrorContext) => ErrorWords
}

export const edit = (title: string, explanation: string, ...hints: readonly string[]): ErrorWords => ({
  title,
  explanation,
  hints,
  short: 'Rejected',
  action: 'edit-profile'
})
export const editSecret = (...words: Parameters<typeof edit>): ErrorWords => ({ ...edit(...words), action: 'edit-secret' })
export const again = (short: string, title: string, explanation: string, ...hints: readonly string[]): ErrorWords => ({
  title,
  explanation,
  hints,
  short,
  action: 'try-again'
})

/** What the button says that leads to the profile's dialog; null where another way out comes first. */
export function editLabel({ action }: Pick<ErrorWords, 'action'>, accessType: AccessTypeId): string | null {
  if (action === 'edit-secret') return `Edit ${accessTypes[accessType].secret.label.toLowerCase()}`
  return action === 'edit-profile' ? 'Edit profile' : null
}

/** The server's own words, in quotes, since they are not ours. */
export function quoteServer(code: string, description: string): string {
  if (description === '') return code === '' ? 'It gave no reason.' : `It answered ${code}.`
  return `It says “${description}”${code === '' ? '' : ` (${code})`}.`
}
