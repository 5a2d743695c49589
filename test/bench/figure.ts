/** What one measurement gave, in the unit of its figure. */
export type Spread = { readonly median: number; readonly p95: number; readonly worst: number; readonly count: number }

export type Goal = { readonly is: 'at most' | 'at least'; readonly value: number; readonly of: 'ratio' | 'value' }

/** One line of the table: ours beside its floor, which was measured in turn with it in the same run. */
export type Figure = {
  readonly what: string
  readonly unit: 'ms' | 'MB' | '% of a core' | 'tokens/s'
  /** Which of the spread the goal speaks of. */
  readonly measure: 'median' | 'p95' | 'worst'
  readonly ours: Spread
  readonly floor: (Spread & { readonly what: string }) | null
  readonly goal: Goal | null
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN

export function toSpread(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other)
  return { median: at(sorted, 0.5), p95: at(sorted, 0.95), worst: at(sorted, 1), count: sorted.length }
}

export const atMost = (value: number, of: Goal['of']): Goal => ({ is: 'at most', value, of })
export const atLeast = (value: number, of: Goal['of']): Goal => ({ is: 'at least', value, of })
