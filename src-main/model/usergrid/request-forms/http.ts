import { accessTypeList } from '../../access-type.ts'
import { toTokenRequest } from '../token-request.ts'
import type { RequestForm } from './request-form.ts'

/** What is sent, to the byte (`wire.md` 1.6). */
export const http: RequestForm = {
  id: 'http',
  label: 'HTTP',
  done: 'HTTP request copied',
  accessTypes: accessTypeList.map(({ id }) => id),
  note: () => null,
  write: ({ server, profile, secret }) => {
    const { url, body } = toTokenRequest(server, profile, secret)
    const { pathname, host } = new URL(url)
    const head = [`POST ${pathname} HTTP/1.1`, `Host: ${host}`, 'Content-Type: application/json', 'Accept: application/json']
    return `${head.join('\n')}\n\n${body}`
  }
}
