import type { TokenAnatomy, TokenProblem } from '../usergrid/token-anatomy.ts'
import { minuteMs, secondMs } from '../time.ts'
import { agoText, durationText, exactMomentText, lifetimeText } from './time-text.ts'

/** One line of what a token tells. */
export type TokenFact = {
  readonly label: string
  readonly value: string
  readonly aside?: string
  /** Shown in the type of code: to be compared and copied character by character. */
  readonly isCode?: boolean
}

const problemTexts: { readonly [Problem in TokenProblem]: string } = {
  truncated: 'It is cut off: a part of its end is missing.',
  'too-long': 'It is longer than such a token can be.',
  'wrong-characters': 'It has characters, or a part, that cannot be decoded.',
  'uuid-without-time': 'Its uuid is not one that a server makes: it carries no time.',
  'uuid-edited': 'Its uuid was edited: no server makes such a one.',
  'expires-before-issue': 'It ends before it was issued.',
  'unknown-format': 'It has none of the formats that Usergrid uses. Only the server can tell more.'
}

export function tokenProblemText(problem: TokenProblem): string {
  return problemTexts[problem]
}

const categories = {
  access: ['Usergrid access token', 'YWMt'],
  refresh: ['Usergrid refresh token', 'cmUt'],
  offline: ['Usergrid offline token', 'b2Yt'],
  email: ['Usergrid token of an e-mail link', 'ZW0t']
} as const

function formatFact({ format, category }: TokenAnatomy): TokenFact {
  const label = 'Format'
  switch (format) {
    case 'current': {
      const [value, aside] = categories[category ?? 'access']
      return { label, value, aside }
    }
    case 'legacy':
      return { label, value: 'Usergrid access token of 2011', aside: 'legacy' }
    case 'jwt':
      return { label, value: 'JSON web token', aside: 'single sign-on' }
    case 'unknown':
      return { label, value: 'Unknown' }
  }
}

const relativeText = (at: number, now: number): string => (at > now ? `in ${durationText(at - now, 3)}` : agoText(now - at))

const momentFact = (label: string, at: number | null, now: number): readonly TokenFact[] =>
  at === null ? [] : [{ label, value: exactMomentText(at), aside: relativeText(at, now) }]

/** A token that has just come is a little ahead of a clock that ticks once a second. */
const issueFact = (at: number | null, now: number): readonly TokenFact[] =>
  momentFact('Issued', at, at !== null && at > now && at - now < minuteMs ? at : now)

const uuidFact = (label: string, uuid: string | null): readonly TokenFact[] => (uuid === null ? [] : [{ label, value: uuid, isCode: true }])

function lifetimeFact({ lifetimeMs }: TokenAnatomy): readonly TokenFact[] {
  if (lifetimeMs === null || lifetimeMs < 0) return []
  const value = lifetimeMs < secondMs ? `${lifetimeMs} ms` : lifetimeText(lifetimeMs)
  const seconds = `${Math.floor(lifetimeMs / secondMs)
    .toLocaleString('en')
    .replaceAll(',', '\u202f')} s`
  return [{ label: 'Lifetime', value, ...(value.includes('second') || lifetimeMs < secondMs ? {} : { aside: seconds }) }]
}

function signatureFact({ format, stockSalt }: TokenAnatomy): readonly TokenFact[] {
  if (format === 'legacy') return [{ label: 'Signature', value: 'Only the server can check it' }]
  if (stockSalt === null) return []
  return [{ label: 'Signature', value: stockSalt ? "Made with Usergrid's stock salt" : "Not made with Usergrid's stock salt" }]
}

/** Everything that a token tells by itself, in words. `now` is epoch ms. */
export function tokenFacts(anatomy: TokenAnatomy, now: number): readonly TokenFact[] {
  const { format, kind, uuid, userUuid, applicationUuid, issuedAt, expiresAt, never } = anatomy
  return [
    formatFact(anatomy),
    ...(kind === null ? [] : [{ label: 'Issued to', value: kind }]),
    ...uuidFact(format === 'legacy' ? 'Organization' : 'Token uuid', uuid),
    ...uuidFact('User uuid', userUuid),
    ...uuidFact('Application', applicationUuid),
    ...issueFact(issuedAt, now),
    ...momentFact('Expires', expiresAt, now),
    ...(never === true ? [{ label: 'Expires', value: 'Never' }] : []),
    ...lifetimeFact(anatomy),
    ...signatureFact(anatomy)
  ]
}

/** What a person should know about the signature; null where there is nothing to say. */
export function signatureNote({ category, stockSalt }: TokenAnatomy): string | null {
  if (stockSalt === null) return null
  return stockSalt && category === 'access'
    ? 'Anyone who knows its uuid and expiry can make this token again, so keep them as secret as the token. Only the server knows whether it still accepts it.'
    : 'Only the server knows whether it still accepts this token.'
}
