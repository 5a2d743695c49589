import type { CopyFormat } from './copy-format.ts'

export const raw: CopyFormat = {
  id: 'raw',
  label: 'Token',
  action: 'Copy token',
  done: 'Token copied',
  write: ({ accessToken }) => accessToken
}
