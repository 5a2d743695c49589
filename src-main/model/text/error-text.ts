import type { AppError } from '../app-error.ts'
import { describeIdentity } from '../usergrid/identity.ts'
import { again, edit, quoteServer, type ErrorContext, type ErrorTable, type ErrorWords } from './error-words.ts'
import { certificateWords } from './certificate-text.ts'
import { networkWords } from './network-text.ts'
import { account, notATokenEndpoint, wrongClient, wrongPassword } from './rejection-text.ts'
import { durationText, lifetimeText } from './time-text.ts'
import { vaultErrors } from './vault-error-text.ts'

const notLive = {
  none: 'there is no token',
  expired: 'the token has expired',
  rejected: 'the server no longer accepts the token'
} as const

/** The only place with words for errors (`product.md` 5). A new code does not compile without them. */
const table = {
  'wrong-password': (_, context) => wrongPassword(context),
  'wrong-client': (_, context) => wrongClient(context),
  'account-not-activated': () => account('not active', 'An administrator can activate it; a new account may wait for its e-mail.'),
  'account-disabled': () => account('disabled', 'An administrator of this server can enable it again.'),
  'account-not-confirmed': () => account('not confirmed', 'Follow the link in the confirmation e-mail.'),
  'unknown-application': ({ organization, application }) =>
    edit(
      `There is no application ${application} in organization ${organization} on this server`,
      'The server gives this same answer for an unknown organization.',
      'Check both names, and that this is the right server.'
    ),
  'not-a-token-endpoint': notATokenEndpoint,
  'ttl-too-long': ({ maxMs }) =>
    edit(
      'The server does not allow so long a lifetime',
      maxMs === null
        ? 'The lifetime of the profile is above its maximum.'
        : `The longest lifetime this server allows is ${lifetimeText(maxMs)}.`,
      'Shorten the lifetime, or leave it empty to get the longest.'
    ),
  'ttl-invalid': ({ description }) =>
    edit('The server does not accept the lifetime', quoteServer('', description), 'Change the lifetime, or leave it empty.'),
  'sso-only': ({ provider }) =>
    edit(
      'This server only takes admin logins through its single sign-on provider',
      provider === null ? 'It did not name the provider.' : `The provider is ${provider}.`,
      'Use the client id of the organization, or of an application, instead.'
    ),
  busy: ({ retryAt, status }, { now }) => {
    const left = retryAt === null || now === undefined ? null : Math.max(0, retryAt - now)
    return left === null || left === 0
      ? again('Busy', 'The server is busy', `It answered ${status}: too many requests at the moment.`, 'Try again in a moment.')
      : again(`Busy, ${durationText(left, 1)}`, 'The server is busy', `It asks to try again in ${durationText(left)}.`)
  },
  'server-problem': ({ status, serverCode, description }) =>
    again(
      'Server problem',
      `The server has a problem (${status})`,
      quoteServer(serverCode, description),
      'Try again later, or tell those who run the server.'
    ),
  'not-usergrid': ({ status }) => ({
    title: 'The server answered, but not with Usergrid JSON',
    explanation: `It answered ${status} with a web page or other text. A proxy, or a sign-in page of the network, may stand in between.`,
    hints: ['Check the address of the server.'],
    short: 'Not Usergrid',
    action: 'edit-profile'
  }),
  'refused-by-server': ({ status, serverCode, description }) =>
    edit(`The server refused the request (${status})`, quoteServer(serverCode, description)),
  'not-permitted': ({ description }) => edit('The server does not permit this', quoteServer('', description)),
  'token-expired': () => again('Expired', 'The server says that the token has expired', 'Tokens cannot be renewed.', 'Get a new one.'),
  'token-rejected': () =>
    again('Rejected', 'The server no longer accepts the token', 'It was revoked, or the server does not know it.', 'Get a new one.'),
  'no-token': () =>
    again('No token', 'The server answered, but without a token', 'Its answer is below.', 'Check the address of the server.'),
  'not-offered': ({ status, path }) =>
    edit('The server does not offer this', `It answered ${status} for ${path}.`, 'Check the address of the server.'),
  'unusable-token': () =>
    again(
      'No token',
      'The server answered with a token that cannot be used',
      'It has spaces, line breaks or other characters that no request can carry, or it is too long.'
    ),

  redirected: ({ host, target }) =>
    edit(
      target === null
        ? `${host} wanted to send the credentials on to another address`
        : `${host} wanted to send the credentials on to ${target}`,
      target === null ? 'Nothing was sent there.' : `Nothing was sent to ${target}.`,
      'If you trust the new address, make it the address of the server.'
    ),
  'response-too-large': ({ limitBytes }) =>
    again('Too large', 'The answer of the server is too large', `It has more than ${Math.round(limitBytes / 1_000_000)} MB.`),
  unreachable: ({ host, reason, detail }) => {
    const [title, explanation] = networkWords[reason](host)
    const words = again('No answer', title, explanation, ...(detail === '' ? [] : [`The network reports ${detail}.`]))
    return reason === 'proxy' ? { ...words, action: 'server-settings' } : words
  },
  'untrusted-certificate': certificateWords,
  cancelled: () => again('Cancelled', 'Cancelled', 'No token was stored.'),

  ...vaultErrors,
  'not-saved': ({ detail }) =>
    again('Not saved', 'The change could not be saved', detail === '' ? 'The disk may be full or write-protected.' : detail),
  'no-live-token': () => again('No token', 'There is no live token', 'It has expired, or there was none.', 'Get a token first.'),
  'not-live': ({ why }) => ({
    title: `Nothing was copied: ${notLive[why]}`,
    explanation: '',
    hints: ['Get a new token first, or switch on “Copies are always live” in the settings.'],
    short: 'Not copied',
    action: null
  }),
  'not-revocable': () => ({
    title: 'The token of a client cannot be revoked',
    explanation: 'Usergrid only revokes the tokens of users.',
    hints: [],
    short: 'Not revocable',
    action: null
  }),
  'needs-confirmation': ({ question }) => ({
    title: 'Nothing was copied yet',
    explanation:
      question.kind === 'production'
        ? 'The token opens much of a production server.'
        : `The token reaches further than was asked for: the server granted ${describeIdentity(question.granted)}.`,
    hints: [],
    short: 'Not copied',
    action: null
  }),
  'no-certificate': ({ file }) =>
    again(
      'No certificate',
      `${file} holds no certificate`,
      'A CA file has one or more certificates, as PEM text or as one in binary form (DER).'
    ),
  'not-found': () => ({
    title: 'This profile no longer exists',
    explanation: 'It was deleted in the meantime.',
    hints: [],
    short: 'Gone',
    action: null
  }),
  'server-in-use': () => again('In use', 'This server still has profiles', 'Delete them first, or move them to another server.'),
  'invalid-input': ({ problems }) => ({
    title: problems.length > 1 ? 'Some fields need a look' : 'A field needs a look',
    explanation: '',
    hints: problems.map(({ message }) => message),
    short: 'Incomplete',
    action: 'edit-profile'
  }),
  unexpected: ({ incident }) => again('Failed', 'Something in Mintmark went wrong', `The log has the details under ${incident}.`)
} satisfies ErrorTable

/** The words for an error, once for window, tray and notifications alike. Nothing secret is in them, since nothing secret is in an error. */
export function errorText(error: AppError, context: ErrorContext): ErrorWords {
  // The table's type pairs each code with its own error; the compiler cannot follow the pair through the look-up.
  const words = table[error.code] as (error: AppError, context: ErrorContext) => ErrorWords
  return words(error, context)
}
