import type { CopyFormat } from './copy-format.ts'

export const query: CopyFormat = {
  id: 'query',
  label: 'Query parameter',
  sample: 'access_token=YWMt…',
  action: 'Copy query',
  done: 'Query parameter copied',
  write: ({ accessToken }) => `access_token=${encodeURIComponent(accessToken)}`
}
