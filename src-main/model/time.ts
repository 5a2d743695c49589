export const secondMs = 1_000
export const minuteMs = 60 * secondMs
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

/** Where "now" comes from, in epoch ms. Passed in, so that a test can hold time still. */
export type Clock = { readonly now: () => number }

/** Runs `work` once after `delayMs`; the returned function cancels it. */
export type Timer = (delayMs: number, work: () => void) => () => void
