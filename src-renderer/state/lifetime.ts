import { dayMs, hourMs, minuteMs, secondMs } from '../../src-main/model/time.ts'

const unitMs = { ms: 1, s: secondMs, min: minuteMs, h: hourMs, d: dayMs } as const
export type LifetimeUnit = keyof typeof unitMs
export const lifetimeUnits = Object.keys(unitMs) as readonly LifetimeUnit[]

/** The largest unit that divides the lifetime, as a person would write it. */
export function toLifetime(ttlMs: number | null): { readonly amount: string; readonly unit: LifetimeUnit } {
  if (ttlMs === null) return { amount: '', unit: 'h' }
  const unit = lifetimeUnits.findLast((each) => ttlMs % unitMs[each] === 0) ?? 'ms'
  return { amount: String(ttlMs / unitMs[unit]), unit }
}

/** As typed, in ms; null: left to the server. NaN for what is no number. */
export function toTtlMs(amount: string, unit: LifetimeUnit): number | null {
  return amount.trim() === '' ? null : Math.round(Number(amount) * unitMs[unit])
}
