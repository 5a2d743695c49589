import { accessTypeList } from '../../access-type.ts'
import { quotePosix } from '../../copy-formats/quote.ts'
import { toTokenRequest } from '../token-request.ts'
import type { RequestForm } from './request-form.ts'

/** For a POSIX shell. */
export const curl: RequestForm = {
  id: 'curl',
  label: 'curl',
  done: 'curl command copied',
  accessTypes: accessTypeList.map(({ id }) => id),
  note: () => null,
  write: ({ server, profile, secret }) => {
    const { url, body } = toTokenRequest(server, profile, secret)
    return [`curl -X POST ${quotePosix(url)}`, "-H 'Content-Type: application/json'", `-d ${quotePosix(body)}`].join(' \\\n  ')
  }
}
