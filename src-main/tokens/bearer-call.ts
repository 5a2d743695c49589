import { noReply, type Reply } from '../model/activity.ts'
import type { AppError } from '../model/app-error.ts'
import type { Result } from '../model/result.ts'
import type { Clock } from '../model/time.ts'
import type { BearerAnswer } from '../model/usergrid/bearer-answer.ts'
import { shownErrorCode, type ServerErrorContext } from '../model/usergrid/server-error.ts'
import type { NoteAttempt } from './activity.ts'
import { parseSuccess, type Transport } from './answer.ts'
import type { Grant } from './grant.ts'

export type BearerCallParts = { readonly transport: Transport; readonly clock: Clock; readonly noteAttempt: NoteAttempt }

export type BearerReply = { readonly answer: BearerAnswer; readonly context: ServerErrorContext }

/** Sends a request with the grant's own token as its bearer, and gives the answer with what is needed to make sense of it. */
export async function callWithBearer(
  { server, profile, token }: Grant,
  request: { readonly method: 'GET' | 'PUT'; readonly url: string },
  { transport, clock }: BearerCallParts
): Promise<Result<BearerReply, AppError>> {
  const accessToken = token.accessToken.reveal()
  const sent = await transport({
    ...request,
    server,
    headers: { Authorization: `Bearer ${accessToken}` },
    // A PUT without a body is read as JSON null.
    ...(request.method === 'PUT' ? { body: '{}' } : {}),
    signal: new AbortController().signal
  })
  if (!sent.ok) return sent
  const json = await parseSuccess(sent.value)
  const context = { ...profile, path: new URL(request.url).pathname, now: clock.now(), secrets: [accessToken] }
  return { ok: true, value: { answer: { ...sent.value, json }, context } }
}

/** What the answer is known by afterwards. */
export function replyOf(called: Result<BearerReply, AppError>): Reply {
  if (!called.ok) return noReply
  const { answer, context } = called.value
  return { status: answer.status, serverCode: shownErrorCode(answer.body, context.secrets) }
}
