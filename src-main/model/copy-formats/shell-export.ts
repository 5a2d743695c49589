import type { CopyFormat } from './copy-format.ts'
import { quoteFish, quotePosix, quotePowerShell } from './quote.ts'

export const exportPosix: CopyFormat = {
  id: 'export-posix',
  label: 'Shell export (bash, zsh)',
  sample: "export USERGRID_TOKEN='YWMt…'",
  action: 'Copy export',
  done: 'export line copied',
  write: ({ accessToken }) => `export USERGRID_TOKEN=${quotePosix(accessToken)}`
}

export const exportFish: CopyFormat = {
  id: 'export-fish',
  label: 'Shell export (fish)',
  sample: "set -gx USERGRID_TOKEN 'YWMt…'",
  action: 'Copy fish set',
  done: 'fish line copied',
  write: ({ accessToken }) => `set -gx USERGRID_TOKEN ${quoteFish(accessToken)}`
}

export const exportPowerShell: CopyFormat = {
  id: 'export-powershell',
  label: 'Shell export (PowerShell)',
  sample: "$env:USERGRID_TOKEN = 'YWMt…'",
  action: 'Copy $env',
  done: 'PowerShell line copied',
  write: ({ accessToken }) => `$env:USERGRID_TOKEN = ${quotePowerShell(accessToken)}`
}
