import type { CopyFormat } from './copy-format.ts'

export const query: CopyFormat = {
  id: 'query',
  label: 'Query parameter',
  action: 'Copy query',
  done: 'Query parameter copied',
  write: ({ accessToken }) => `access_token=${encodeURIComponent(accessToken)}`
}
