import type { RefreshCounts } from '../refresh-run.ts'

/** `Refreshing: 12 of 40`, while it runs. */
export function refreshProgressText({ waiting, minting, minted, cancelled, failed }: RefreshCounts): string {
  const done = minted + cancelled + failed
  return `Refreshing: ${done} of ${done + waiting + minting}`
}

/** `38 refreshed, 2 failed`, at its end. What there is none of is left out, but never everything. */
export function refreshSummaryText({ minted, cancelled, failed }: RefreshCounts): string {
  const others = [failed > 0 ? `${failed} failed` : '', cancelled > 0 ? `${cancelled} cancelled` : ''].filter((part) => part !== '')
  return [minted > 0 || others.length === 0 ? `${minted} refreshed` : '', ...others].filter((part) => part !== '').join(', ')
}
