import type { CopyFormat } from './copy-format.ts'

export const postman: CopyFormat = {
  id: 'postman',
  label: 'Postman environment value',
  sample: '{ "key": "access_token", … }',
  action: 'Copy for Postman',
  done: 'Postman value copied',
  write: ({ accessToken }) => JSON.stringify({ key: 'access_token', value: accessToken, type: 'secret', enabled: true }, null, 2)
}
