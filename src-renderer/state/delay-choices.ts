import { hourMs, minuteMs, secondMs } from '../../src-main/model/time.ts'

/** One entry of a list of delays: its value as text, since that is what a list of choices has. */
export type DelayChoice = { readonly value: string; readonly label: string }

const never = 'never'

/** `30 s`, `5 min`, `1 h`: a round delay in its one unit. */
function delayText(delayMs: number): string {
  const units = [
    [hourMs, 'h'],
    [minuteMs, 'min']
  ] as const
  const [unitMs, word] = units.find(([ms]) => delayMs >= ms && delayMs % ms === 0) ?? [secondMs, 's']
  return `${Math.round(delayMs / unitMs)} ${word}`
}

/** The delays (ms) that a person can choose from, and never at their end. */
export function delayChoices(delays: readonly number[]): readonly DelayChoice[] {
  return [
    ...delays.map((delayMs) => ({ value: toDelayValue(delayMs), label: `After ${delayText(delayMs)}` })),
    { value: never, label: 'Never' }
  ]
}

/** null: never. */
export const toDelayValue = (delayMs: number | null): string => (delayMs === null ? never : String(delayMs))
export const toDelayMs = (value: string): number | null => (value === never ? null : Number(value))
