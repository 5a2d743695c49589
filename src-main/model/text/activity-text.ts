import type { ActivityOutcome, Attempted, Granted, Lifetime, Purpose, Reply } from '../activity.ts'
import type { AppError, ErrorCode } from '../app-error.ts'
import { assertNever } from '../assert-never.ts'
import { errorText } from './error-text.ts'
import { grantedInstead } from './identity-text.ts'
import { revocationText } from './revocation-text.ts'
import { lifetimeText } from './time-text.ts'
import { validationText } from './validation-text.ts'

export type ActivityWords = {
  readonly tone: 'ok' | 'warning' | 'danger' | 'neutral'
  readonly title: string
  /** One line of facts. */
  readonly line: string
  /** Full sentences for who wants to know more; may be empty. */
  readonly more: readonly string[]
}

const lower = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)
const sentences = (texts: readonly string[]): readonly string[] =>
  texts.filter((text) => text !== '').map((text) => (/[.!?…”]$/.test(text) ? text : `${text}.`))

/** `200 OK`, `400 invalid_grant`; empty where there was no answer. */
function replyText({ status, serverCode }: Reply): string {
  if (status === null) return ''
  return status === 200 && serverCode === '' ? '200 OK' : `${status} ${serverCode}`.trim()
}

function livesText(lifetime: Lifetime): string {
  switch (lifetime.kind) {
    case 'ms':
      return `lives ${lifetimeText(lifetime.ms)}`
    case 'never':
      return 'never expires'
    case 'unknown':
      return 'lifetime unknown'
    default:
      return assertNever(lifetime)
  }
}

function grantedText(granted: Granted | null): string {
  if (granted === null) return ''
  return granted.kind === 'as-asked' ? `granted to ${granted.name}` : `granted ${grantedInstead(granted.accessType, granted.asked)}`
}

const purposeTexts: { readonly [Each in Purpose]: string } = {
  'get-token': '',
  copy: 'for a copy',
  refresh: 'by refresh',
  'keep-fresh': 'to keep it fresh',
  validate: '',
  revoke: ''
}

/** What fits into a line where the whole sentence is longer than it needs to be. */
const briefs: { readonly [Code in ErrorCode]?: string } = {
  'wrong-password': 'wrong username or password',
  'wrong-client': 'wrong client id or secret'
}

/** The title of an error as a part of a line. The status stands there already. */
const briefText = (error: AppError, title: string): string => briefs[error.code] ?? lower(title.replace(/ \(\d{3}\)$/, ''))

function failureWords(error: AppError, { purpose, at }: Attempted): Omit<ActivityWords, 'line'> & { readonly facts: readonly string[] } {
  const { short, title, explanation, hints } = errorText(error, { now: at })
  const titles: { readonly [Each in Purpose]?: string } = { validate: 'Not validated', revoke: 'Not revoked' }
  return {
    tone: purpose === 'validate' ? 'warning' : 'danger',
    title: titles[purpose] ?? short,
    facts: [briefText(error, title)],
    more: sentences([title, explanation, ...hints])
  }
}

function wordsOf(outcome: ActivityOutcome, attempted: Attempted): Omit<ActivityWords, 'line'> & { readonly facts: readonly string[] } {
  const { at } = attempted
  switch (outcome.kind) {
    case 'minted': {
      const { granted, lifetime } = outcome
      const tone = granted?.kind === 'other' ? 'warning' : 'ok'
      return { tone, title: 'Token minted', facts: [livesText(lifetime), grantedText(granted)], more: [] }
    }
    case 'accepted':
      return { tone: 'ok', title: 'Token accepted', facts: [], more: [] }
    case 'accepted-only':
      return { tone: 'ok', title: 'Token accepted', facts: ['this server cannot say more'], more: [] }
    case 'rejected': {
      const { title, explanation } = validationText({ at, kind: 'rejected', refusal: outcome.refusal }, at)
      return { tone: 'danger', title, facts: [], more: sentences([explanation]) }
    }
    case 'revoked':
      return { tone: 'ok', title: revocationText('revoked'), facts: [], more: [] }
    case 'was-not-accepted':
      return { tone: 'neutral', title: 'Nothing to revoke', facts: [lower(revocationText('was-not-accepted'))], more: [] }
    case 'cancelled':
      return { tone: 'neutral', title: 'Cancelled', facts: ['before the server answered'], more: [] }
    case 'failed':
      return failureWords(outcome.error, attempted)
    default:
      return assertNever(outcome)
  }
}

/** What a person reads of an attempt: what happened, the facts in a line, and the rest. */
export function activityText(attempted: Attempted): ActivityWords {
  const { facts, ...words } = wordsOf(attempted.outcome, attempted)
  return { ...words, line: [replyText(attempted), ...facts, purposeTexts[attempted.purpose]].filter((fact) => fact !== '').join(' · ') }
}
