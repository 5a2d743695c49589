import { apiError, illegalArgument, type Reply } from './reply.ts'

export type DemoRequest = {
  readonly method: string
  /** Path and query as they came. */
  readonly url: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Buffer
}

export type Fields = { readonly source: 'query' | 'form' | 'json'; readonly values: ReadonlyMap<string, unknown> }

const readNames = ['grant_type', 'username', 'password', 'client_id', 'client_secret'] as const

const plainText = (body: string): Reply => ({ status: 400, headers: { 'Content-Type': 'text/plain' }, body })

function parseJson(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return null
  }
}

const missingBody = (endpoint: 'application' | 'management', now: number): Reply =>
  endpoint === 'management'
    ? illegalArgument('missing json post data', now)
    : apiError(500, 'null_pointer', 'java.lang.NullPointerException', null, now)

function readJson(text: string, endpoint: 'application' | 'management', now: number): Fields | Reply {
  const json = parseJson(text)
  if (json === null) {
    return plainText(
      `Unexpected character ('${text.charAt(1)}' (code ${text.charCodeAt(1)})): was expecting double-quote to start field name`
    )
  }
  if (json.value === null) return missingBody(endpoint, now)
  if (typeof json.value !== 'object' || Array.isArray(json.value)) {
    return plainText('Can not deserialize instance of java.util.LinkedHashMap out of START_ARRAY token')
  }
  const values = new Map<string, unknown>(Object.entries(json.value))
  const wrong = readNames.map((name) => values.get(name) ?? '').find((value) => typeof value !== 'string')
  if (wrong === undefined) return { source: 'json', values }
  const type =
    typeof wrong === 'number' ? 'java.lang.Integer' : typeof wrong === 'boolean' ? 'java.lang.Boolean' : 'java.util.LinkedHashMap'
  return apiError(500, 'class_cast', 'java.lang.ClassCastException', `${type} cannot be cast to java.lang.String`, now)
}

/** The fields of a token request as the server finds them (`wire.md` 1.5, 1.6), or its refusal of the body. */
export function readFields(
  request: DemoRequest,
  endpoint: 'application' | 'management',
  query: URLSearchParams,
  now: number
): Fields | Reply {
  if (request.method === 'GET') return { source: 'query', values: new Map(query) }
  const type = (request.headers['content-type'] ?? '').toLowerCase()
  const isForm = type.startsWith('application/x-www-form-urlencoded')
  const text = request.body.toString('utf8')
  if (text === '' && !isForm) return missingBody(endpoint, now)
  // The first byte decides against the header: this is how curl's default type still works.
  if (text.startsWith('{') || text.startsWith('[') || type.startsWith('application/json')) return readJson(text, endpoint, now)
  if (isForm) return { source: 'form', values: new Map(new URLSearchParams(text)) }
  return apiError(415, 'not_supported', 'javax.ws.rs.NotSupportedException', 'HTTP 415 Unsupported Media Type', now)
}
