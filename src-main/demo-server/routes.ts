import { answerApplication } from './application-routes.ts'
import { openCall } from './call.ts'
import type { IssuedTokens } from './issued-tokens.ts'
import { answerManagement } from './management-routes.ts'
import { notAllowed, notFound, pretty, type Reply } from './reply.ts'
import type { DemoRequest } from './request-fields.ts'

export type Usergrid = { readonly tokens: IssuedTokens; readonly now: number; readonly startedAt: number }

function toSegments(path: string): readonly string[] | null {
  try {
    // One slash at the end is accepted, an empty segment is not.
    const segments = path.replace(/\/$/, '').slice(1).split('/').map(decodeURIComponent)
    return segments.length > 1 && segments.includes('') ? null : segments
  } catch {
    return null
  }
}

/** The answer of a Usergrid of the last generation (`wire.md` G3) to one request. */
export function answerRequest(request: DemoRequest, { tokens, now, startedAt }: Usergrid): Reply {
  const call = openCall(request, tokens, now)
  if ('status' in call) return call
  const segments = toSegments(call.path)
  if (segments === null) return notFound(now)
  const [first = '', ...rest] = segments
  if (first === 'management') return answerManagement(call, rest)
  if (rest.length > 0) return answerApplication(call, segments)
  if (first === 'status' || first === 'lb-status') {
    const status = { started: startedAt, uptime: now - startedAt, version: '2.2.0-SNAPSHOT', cassandraAvailable: true }
    return pretty({ timestamp: now, duration: 0, status })
  }
  // A single name is taken for an organization, which knows DELETE only: so ends `POST /token` (`wire.md` 1.2).
  return first === '' ? notFound(now) : notAllowed('DELETE,OPTIONS', now)
}
