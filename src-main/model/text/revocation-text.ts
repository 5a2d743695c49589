import { profileName, type Profile } from '../profile.ts'
import type { TokenSummary } from '../token.ts'
import type { Revocation } from '../usergrid/revocation.ts'
import { momentText } from './time-text.ts'

type Question = { readonly title: string; readonly text: string }

/** Asked before a token of a user is revoked (`product.md` 3.11). */
export function revokeQuestion(profile: Profile): Question {
  return {
    title: 'Revoke this token?',
    text: `Whoever uses this token of ${profileName(profile)} is turned away from then on. It cannot be taken back, but you can get a new one.`
  }
}

const livesOn = ({ expiry }: TokenSummary): string =>
  expiry.kind === 'at' ? `until ${momentText(expiry.at)}` : 'for as long as the server keeps it'

/** Why there is nothing to revoke: no call of the server ends the token of a client (`wire.md` 5.2). */
export function notRevocableWords(token: TokenSummary): Question {
  return {
    title: 'This token cannot be revoked',
    text:
      `Usergrid revokes tokens of users only. This one belongs to a client id and stays valid ${livesOn(token)}. ` +
      'A new client secret stops new tokens, not this one.'
  }
}

/** Asked when a profile is deleted while its token could still be used. */
export function removeQuestion(profile: Profile): Question {
  return {
    title: `Delete ${profileName(profile)}?`,
    text: 'Its token is still valid on the server. Without the profile Mintmark can no longer revoke it.'
  }
}

/** The same for many at once, of which `open` have such a token. */
export function removeManyQuestion(count: number, open: number): Question {
  const those = open === 1 ? 'the token of one of them is' : `the tokens of ${open} of them are`
  return {
    title: `Delete ${count} profiles?`,
    text: `On the server ${those} still valid. Without the profiles Mintmark can no longer revoke ${open === 1 ? 'it' : 'them'}.`
  }
}

const done: { readonly [Kind in Revocation]: string } = {
  revoked: 'Token revoked',
  'was-not-accepted': 'The server had stopped accepting this token before'
}

export const revokedText = (count: number): string => (count === 1 ? done.revoked : `${count} tokens revoked`)

export function revocationText(revocation: Revocation): string {
  return done[revocation]
}
