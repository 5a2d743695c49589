import type { Attempt } from '../../src-main/model/attempt.ts'
import { fingerprintGroups } from '../../src-main/model/certificate.ts'
import type { Profile } from '../../src-main/model/profile.ts'
import type { Server } from '../../src-main/model/server.ts'
import type { ErrorWords } from '../../src-main/model/text/error-words.ts'
import { tokenEndpoint } from '../../src-main/model/usergrid/token-request.ts'

/** Said where the answer is longer than what is kept of it. */
export const beginningOnly = 'only its beginning'

/** A failed attempt as text for a colleague or a ticket. No secret is in it: the answer was masked where it came in. */
export function problemDetails(
  words: ErrorWords,
  attempt: Extract<Attempt, { readonly kind: 'failed' }>,
  profile: Profile,
  server: Server
): string {
  const { answer, at, durationMs, error } = attempt
  const lines = [
    `${words.title}.`,
    words.explanation,
    error.code === 'untrusted-certificate' ? `SHA-256 ${fingerprintGroups(error.certificate.fingerprint).join('')}` : '',
    `POST ${tokenEndpoint(server, profile)}`,
    `${new Date(at).toISOString()}, ${durationMs} ms`,
    answer === null ? '' : `${answer.status} ${answer.statusText}\n${answer.body}`,
    answer?.isCut === true ? `… (${beginningOnly})` : ''
  ]
  return lines.filter(Boolean).join('\n')
}
