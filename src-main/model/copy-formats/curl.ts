import type { CopyFormat } from './copy-format.ts'
import { quotePosix } from './quote.ts'

export const curl: CopyFormat = {
  id: 'curl',
  label: 'curl command',
  sample: "curl -H 'Authorization: …'",
  action: 'Copy curl',
  done: 'curl command copied',
  write: ({ accessToken, resourceUrl }) => `curl -H ${quotePosix(`Authorization: Bearer ${accessToken}`)} ${quotePosix(resourceUrl)}`
}
