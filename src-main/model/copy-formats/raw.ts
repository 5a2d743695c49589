import type { CopyFormat } from './copy-format.ts'

export const raw: CopyFormat = {
  id: 'raw',
  label: 'Raw token',
  sample: 'YWMt…',
  action: 'Copy token',
  done: 'Token copied',
  write: ({ accessToken }) => accessToken
}
