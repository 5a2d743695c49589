import type { ActivityEntry } from '../../src-main/model/activity.ts'
import { dayText } from '../../src-main/model/text/time-text.ts'

export type ActivityDay = { readonly day: string; readonly entries: readonly ActivityEntry[] }

/** The entries under the day they are of, in their order. `now` in epoch ms. */
export function toDays(entries: readonly ActivityEntry[], now: number, locale?: string): readonly ActivityDay[] {
  const byDay = new Map<string, ActivityEntry[]>()
  for (const entry of entries) {
    const day = dayText(entry.at, now, locale)
    byDay.set(day, [...(byDay.get(day) ?? []), entry])
  }
  return Array.from(byDay, ([day, ofDay]) => ({ day, entries: ofDay }))
}
