import type { CopyFormat } from './copy-format.ts'

export const header: CopyFormat = {
  id: 'header',
  label: 'Authorization header',
  sample: 'Authorization: Bearer YWMt…',
  action: 'Copy header',
  done: 'Header copied',
  write: ({ accessToken }) => `Authorization: Bearer ${accessToken}`
}
