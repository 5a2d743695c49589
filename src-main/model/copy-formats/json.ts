import type { CopyFormat } from './copy-format.ts'

export const json: CopyFormat = {
  id: 'json',
  label: 'JSON',
  sample: '{ "access_token": "YWMt…", … }',
  action: 'Copy JSON',
  done: 'JSON copied',
  write: ({ accessToken, issuedAt, expiresAt, resourceUrl }) =>
    JSON.stringify(
      {
        access_token: accessToken,
        issued_at: new Date(issuedAt).toISOString(),
        expires_at: expiresAt === null ? null : new Date(expiresAt).toISOString(),
        url: resourceUrl
      },
      null,
      2
    )
}
