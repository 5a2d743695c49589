import { accessTypes } from '../access-type.ts'
import type { AppError } from '../app-error.ts'
import { edit, editSecret, type ErrorContext, type ErrorWords } from './error-words.ts'

const present = (hints: readonly (string | false | null | undefined)[]): readonly string[] =>
  hints.filter((hint): hint is string => typeof hint === 'string')

const unchanged = 'Your saved credentials were not changed.'
/** Where the credentials are looked for: `acme / storefront`, or null for an admin. */
function placeOf({ accessType, organization = '', application = '' }: ErrorContext): string | null {
  const type = accessType === undefined ? undefined : accessTypes[accessType]
  if (organization === '' || type?.needsOrganization === false) return null
  return type?.needsApplication === false || application === '' ? organization : `${organization} / ${application}`
}

export function wrongPassword(context: ErrorContext): ErrorWords {
  const { accessType, principal } = context
  const place = placeOf(context)
  return editSecret(
    'The server rejected the username or password',
    `It gives this same answer for an unknown user, so the name may be wrong as well. ${unchanged}`,
    ...present([
      principal ? `Type the password for ${principal} again.` : 'Type the password again.',
      place !== null && `Check that this user exists in ${place}.`,
      accessType === 'application-user' && 'Admin of this organization? Choose the access type Admin user.',
      accessType === 'admin-user' && 'User of one application? Choose the access type Application user.'
    ])
  )
}

export function wrongClient({ ttlMs }: ErrorContext): ErrorWords {
  return editSecret(
    'The server rejected the client id or secret',
    `It says “invalid username or password” for both. ${unchanged}`,
    ...present([
      'Copy the client id and the client secret again; the secret may have been regenerated.',
      typeof ttlMs === 'number' && 'A lifetime above the maximum gets the same answer: leave it empty once.'
    ])
  )
}

export function account(state: string, hint: string): ErrorWords {
  return edit(`The account is ${state}`, `The account exists and the password is right, but the account is ${state}.`, hint)
}

export function notATokenEndpoint(
  { path, status }: Extract<AppError, { readonly code: 'not-a-token-endpoint' }>,
  { accessType }: ErrorContext
): ErrorWords {
  const isManagement = accessType === undefined ? path === '/token' : accessTypes[accessType].endpoint === 'management'
  // The document's `/token` at the root of the server, which real servers do not know (`wire.md` 1.2).
  const isRootToken = isManagement && !path.endsWith('/management/token')
  const words = edit(
    'This address is not a token endpoint',
    `The server answered ${status} for ${path}.`,
    isRootToken
      ? 'Try /management/token: most servers know only this one.'
      : 'Check the address of the server, with its path if it has one.'
  )
  return { ...words, short: 'Wrong address', action: isRootToken ? 'switch-path' : 'edit-profile' }
}
