import { quotePosix } from '../copy-formats/quote.ts'
import type { Profile } from '../profile.ts'
import type { Server } from '../server.ts'
import { toTokenRequest } from './token-request.ts'

type Where = Pick<Server, 'baseUrl' | 'managementTokenPath'>
type Who = Pick<Profile, 'accessType' | 'organization' | 'application' | 'principal' | 'ttlMs'>

/** Stands for the secret: the page does not have it. */
const maskedSecret = '••••••••'

/** What is sent, as HTTP, the secret masked (`wire.md` 1.6). */
export function requestAsHttp(server: Where, profile: Who): string {
  const { url, body } = toTokenRequest(server, profile, maskedSecret)
  const { pathname, host } = new URL(url)
  const headers = [`POST ${pathname} HTTP/1.1`, `Host: ${host}`, 'Content-Type: application/json', 'Accept: application/json']
  return `${headers.join('\n')}\n\n${JSON.stringify(JSON.parse(body), null, 2)}`
}

/** The same as a curl command for a POSIX shell, the secret masked. */
export function requestAsCurl(server: Where, profile: Who): string {
  const { url, body } = toTokenRequest(server, profile, maskedSecret)
  return [`curl -X POST ${quotePosix(url)}`, "-H 'Content-Type: application/json'", `-d ${quotePosix(body)}`].join(' \\\n  ')
}
