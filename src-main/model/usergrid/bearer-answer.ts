import type { AppError } from '../app-error.ts'
import { parseErrorBody } from './error-body.ts'
import { isJsonObject, type JsonObject } from './json.ts'
import { toServerError, type ServerErrorAnswer, type ServerErrorContext } from './server-error.ts'

/** An answer to a call with a bearer. `json`: the value of the body of a 200, which may be long and is parsed once. */
export type BearerAnswer = ServerErrorAnswer & { readonly json: unknown }

/** The server's error code in an answer's body, in lower case; empty where it has none (`wire.md` 3.1). */
export function errorCode(body: string): string {
  const json = parseErrorBody(body)
  const error = isJsonObject(json) ? json['error'] : null
  return typeof error === 'string' ? error.trim().toLowerCase() : ''
}

/** The body of a success: status 200, a JSON object, no `error` (`wire.md` 5); null for anything else, a captive portal's page among it. */
export function successBody({ status, json }: BearerAnswer): JsonObject | null {
  return status === 200 && isJsonObject(json) && (json['error'] ?? null) === null ? json : null
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
