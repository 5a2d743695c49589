import type { AppError } from '../app-error.ts'
import { isJsonObject, parseJson, type JsonObject } from './json.ts'
import { toServerError, type ServerErrorAnswer, type ServerErrorContext } from './server-error.ts'

/** The server's error code in an answer's body, in lower case; empty where it has none (`wire.md` 3.1). */
export function errorCode(body: string): string {
  const json = parseJson(body)
  const error = isJsonObject(json) ? json['error'] : null
  return typeof error === 'string' ? error.trim().toLowerCase() : ''
}

/** The body of a success: status 200, a JSON object, no `error` (`wire.md` 5); null for anything else, a captive portal's page among it. */
export function successBody({ status, body }: ServerErrorAnswer): JsonObject | null {
  const json = status === 200 ? parseJson(body) : null
  return isJsonObject(json) && (json['error'] ?? null) === null ? json : null
}

/**
 * Why a call with a bearer did not do what was asked (`wire.md` 3.3, 5). As `toServerError`, but for addresses that are no token
 * endpoints: a server that does not know the call does not offer it. `context.secrets` must hold the token. Never throws.
 */
export function toBearerError(answer: ServerErrorAnswer, context: ServerErrorContext): AppError {
  const error = toServerError(answer, context)
  switch (error.code) {
    case 'not-a-token-endpoint':
      return { code: 'not-offered', status: error.status, path: context.path }
    // Words about tokens and passwords that nobody asked for here.
    case 'no-token':
    case 'wrong-password':
    case 'wrong-client':
      return { code: 'refused-by-server', status: answer.status, serverCode: '', description: '' }
    default:
      return error
  }
}
