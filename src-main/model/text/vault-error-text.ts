import { edit, editSecret, type ErrorContext, type ErrorTable, type ErrorWords } from './error-words.ts'
import { durationText } from './time-text.ts'

type VaultCode =
  | 'vault-unavailable'
  | 'vault-locked'
  | 'vault-damaged'
  | 'no-secret'
  | 'wrong-passphrase'
  | 'passphrase-too-soon'
  | 'weak-passphrase'
  | 'last-way-in'
  | 'keychain-refused'
  | 'not-an-export'
  | 'newer-export'
  | 'export-not-opened'
  | 'file-not-read'

const here = (short: string, title: string, explanation: string, ...hints: readonly string[]): ErrorWords => ({
  title,
  explanation,
  hints,
  short,
  action: null
})

const waitText = (retryAt: number, { now }: ErrorContext): string => {
  const left = now === undefined ? 0 : retryAt - now
  return left <= 0 ? 'Try again.' : `Try again in ${durationText(left)}.`
}

const keychainReasons = {
  locked: 'It is locked or does not answer. Unlock it, then try again.',
  changed: 'It has another key than the one of this vault.',
  'no-keychain': 'No keychain answers on this computer.',
  'weak-keychain': 'It would use a password that everyone knows.'
}

/** The words for what goes wrong with the vault and its files. */
export const vaultErrors: ErrorTable<VaultCode> = {
  'vault-unavailable': () => here('Closed', 'The vault cannot be opened', 'Its stored secrets cannot be read, and nothing can be saved.'),
  'vault-locked': () => ({
    ...here('Locked', 'Mintmark is locked', 'Stored secrets and tokens are sealed until you unlock it.'),
    action: 'unlock-keychain'
  }),
  'vault-damaged': () =>
    edit(
      'The stored secret is not used',
      'Its record in the vault is not as Mintmark wrote it: the file is damaged, or another program has changed it.',
      'Check the address of the server, and type the secret again.'
    ),
  'no-secret': () => editSecret('This profile has no secret yet', 'It came from a file without secrets.', 'Type the secret once.'),
  'wrong-passphrase': ({ retryAt }, context) => here('Wrong', 'This passphrase does not open the vault', waitText(retryAt, context)),
  'passphrase-too-soon': ({ retryAt }, context) =>
    here('Too soon', 'The passphrase was not tried', `The one before was wrong. ${waitText(retryAt, context)}`),
  'weak-passphrase': ({ shortest }) => here('Too short', 'The passphrase is too short', `It needs at least ${shortest} characters.`),
  'last-way-in': () =>
    here('Last way in', 'This is the last way into the vault', 'Add a passphrase or the keychain first, then this one can go.'),
  'keychain-refused': ({ why }) => here('No keychain', 'The keychain was not used', keychainReasons[why]),
  'not-an-export': ({ file }) =>
    here('Not read', `${file} was not exported by Mintmark`, 'It may be damaged, or come from another program.'),
  'newer-export': ({ file }) => here('Not read', `${file} is from a newer version of Mintmark`, 'Install that version to read it.'),
  'export-not-opened': () =>
    here('Not opened', 'This passphrase does not open the file', 'It is the one that was chosen when the file was written.'),
  'file-not-read': ({ file, detail }) => here('Not read', `${file} could not be read`, detail)
}
