import type { CopyFormat } from './copy-format.ts'

export const dotenv: CopyFormat = {
  id: 'dotenv',
  label: '.env line',
  sample: 'USERGRID_TOKEN="YWMt…"',
  action: 'Copy .env',
  done: '.env line copied',
  // Double quotes: every dotenv reader takes them, and a `#` inside stays text. The escapes are a shell's, since such a file is
  // sourced too; a token of the wire needs none of them.
  write: ({ accessToken }) => `USERGRID_TOKEN="${accessToken.replaceAll(/["\\$`]/g, '\\$&')}"`
}
