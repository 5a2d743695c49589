import type { ServerAnswer } from '../model/attempt.ts'
import type { Secret } from '../model/secret.ts'
import { redactSecrets } from '../model/usergrid/redact.ts'
import { toServerText } from '../model/usergrid/server-text.ts'
import type { Answer } from './answer.ts'

const longestBody = 16_384
const longestStatusText = 100

/** The answer as it may be kept and shown: servers echo what was sent. */
export function toShownAnswer({ status, statusText, body }: Answer, secret: Secret): ServerAnswer {
  const redacted = (text: string): string => redactSecrets(text, [secret.reveal()])
  // What is left out is not looked through either; a secret across the edge is seen whole.
  const begin = body.slice(0, 2 * longestBody)
  const shown = redacted(begin)
  return {
    status,
    statusText: toServerText(redacted(statusText.slice(0, 4 * longestStatusText)), longestStatusText),
    body: shown.slice(0, longestBody),
    isCut: body.length > begin.length || shown.length > longestBody
  }
}
