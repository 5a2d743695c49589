export type Reply = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

const jsonType = { 'Content-Type': 'application/json' }

/** Token bodies are compact. */
export const compact = (body: object): Reply => ({ status: 200, headers: jsonType, body: JSON.stringify(body) })

/** All other successes are spread over lines, with a space before the colon. */
export const pretty = (body: object): Reply => ({
  status: 200,
  headers: jsonType,
  body: JSON.stringify(body, null, 2).replace(/^( *"(?:[^"\\]|\\.)*"):/gm, '$1 :')
})

/** `wire.md` 3.1, shape A. */
export const oauthError = (description: string, status = 400): Reply => ({
  status,
  headers: jsonType,
  body: JSON.stringify({ error: 'invalid_grant', error_description: description })
})

export const wrongCredentials = oauthError('invalid username or password')

/** `wire.md` 3.1, shape B. `now` is epoch ms; a null description is left out. */
export function apiError(status: number, error: string, exception: string, description: string | null, now: number): Reply {
  const body = { error, timestamp: now, duration: 0, exception, ...(description === null ? {} : { error_description: description }) }
  return { status, headers: jsonType, body: JSON.stringify(body) }
}

export const illegalArgument = (description: string, now: number): Reply =>
  apiError(400, 'illegal_argument', 'java.lang.IllegalArgumentException', description, now)

export const notFound = (now: number): Reply => apiError(404, 'not_found', 'javax.ws.rs.NotFoundException', 'HTTP 404 Not Found', now)

export const notAllowed = (allow: string, now: number): Reply => ({
  ...apiError(405, 'not_allowed', 'javax.ws.rs.NotAllowedException', 'HTTP 405 Method Not Allowed', now),
  headers: { ...jsonType, Allow: allow }
})

const securityException = 'org.apache.usergrid.rest.exceptions.SecurityException'

/** `wire.md` 3.3: a bearer or client that the filters in front of every route turn away. */
export const refusedCredentials = (error: string, description: string, now: number): Reply =>
  apiError(401, error, securityException, description, now)

export const unauthorized = (description: string, now: number): Reply => refusedCredentials('unauthorized', description, now)
