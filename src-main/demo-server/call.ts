import type { IssuedToken, IssuedTokens } from './issued-tokens.ts'
import { findClient, type Principal } from './principal.ts'
import { refusedCredentials, type Reply } from './reply.ts'
import { readFields, type DemoRequest, type Fields } from './request-fields.ts'

/** A request after the filters that stand before every route. */
export type Call = {
  readonly request: DemoRequest
  readonly path: string
  readonly query: URLSearchParams
  readonly bearer: IssuedToken | null
  readonly tokens: IssuedTokens
  readonly now: number
}

type Client = { readonly id: string; readonly secret: string }

const authorization = (request: DemoRequest): string => request.headers['authorization'] ?? ''

function basicClient(request: DemoRequest): Client | null {
  const encoded = /^Basic (.+)$/.exec(authorization(request))?.[1]
  if (encoded === undefined) return null
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return { id, secret }
}

/** What the security filters make of headers and query, whatever the route (`wire.md` 1.7, 3.3). */
export function openCall(request: DemoRequest, tokens: IssuedTokens, now: number): Call | Reply {
  const [path = '', search = ''] = request.url.split(/\?(.*)/s)
  const query = new URLSearchParams(search)
  const basic = basicClient(request)
  if (basic !== null && findClient(basic.id, basic.secret) === null) {
    return refusedCredentials('auth_invalid_credentials', 'Unable to authenticate due to invalid client credentials', now)
  }
  if (query.has('client_id') && query.has('client_secret') && findClient(query.get('client_id'), query.get('client_secret')) === null) {
    return refusedCredentials('invalid_client', 'Unable to authenticate (OAuth)', now)
  }
  const token = /^Bearer (.+)$/.exec(authorization(request))?.[1] ?? query.get('access_token')
  const bearer = token === null ? null : tokens.check(token)
  if (bearer !== null && 'status' in bearer) return bearer
  return { request, path, query, bearer, tokens, now }
}

/** The fields of a token request; a Basic header takes the place of the body's client. */
export function tokenFields(call: Call, endpoint: 'application' | 'management'): Fields | Reply {
  const fields = readFields(call.request, endpoint, call.query, call.now)
  const basic = basicClient(call.request)
  if ('status' in fields || basic === null) return fields
  return { ...fields, values: new Map([...fields.values, ['client_id', basic.id], ['client_secret', basic.secret]]) }
}

export const principalOf = ({ bearer }: Call): Principal | null => bearer?.principal ?? null
