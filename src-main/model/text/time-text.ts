import { dayMs, hourMs, minuteMs, secondMs } from '../time.ts'
import type { TimeLeft } from '../token.ts'

const two = (count: number): string => String(count).padStart(2, '0')

export type TimePart = { readonly count: string; readonly unit: 'd' | 'h' | 'm' | 's' }

/**
 * A duration (ms, rounded up to whole seconds so that a live token never shows zero) as its largest units, at most `most` of them;
 * every unit after the first has two digits.
 */
export function durationParts(durationMs: number, most: number): readonly TimePart[] {
  const seconds = Math.ceil(durationMs / secondMs)
  const all = [
    { amount: Math.floor(seconds / 86_400), unit: 'd' },
    { amount: Math.floor(seconds / 3_600) % 24, unit: 'h' },
    { amount: Math.floor(seconds / 60) % 60, unit: 'm' },
    { amount: seconds % 60, unit: 's' }
  ] as const
  const first = all.findIndex(({ amount }) => amount > 0)
  const shown = first === -1 ? all.slice(-1) : all.slice(first, first + most)
  return shown.map(({ amount, unit }, index) => ({ count: index === 0 ? String(amount) : two(amount), unit }))
}

/** `6d 23h`, `2h 03m`, `12m 05s`, `45s`. */
export function durationText(durationMs: number, most = 2): string {
  return durationParts(durationMs, most)
    .map(({ count, unit }) => count + unit)
    .join(' ')
}

/** The largest unit alone, rounded down: `6d`, `2h`, `12m`, `45s`. */
export function shortDurationText(durationMs: number): string {
  return durationText(durationMs, 1)
}

/** How long ago, in one unit: `just now`, `12m ago`, `3d ago`. */
export function agoText(sinceMs: number): string {
  return sinceMs < minuteMs ? 'just now' : `${shortDurationText(Math.floor(sinceMs / minuteMs) * minuteMs)} ago`
}

/** What a countdown says: the words of `product.md` 3.3. */
export function timeLeftText(left: TimeLeft): string {
  switch (left.kind) {
    case 'live':
    case 'soon':
    case 'urgent':
      return durationText(left.leftMs)
    case 'expired':
      return `Expired ${agoText(left.sinceMs)}`
    case 'never':
      return 'Never expires'
    case 'unknown':
      return 'Lifetime unknown'
    case 'none':
      return 'No token'
  }
}

/** A lifetime in the words of a sentence: `7 days`, `1 hour`, `90 minutes`. */
export function lifetimeText(lifetimeMs: number): string {
  const units = [
    [dayMs, 'day'],
    [hourMs, 'hour'],
    [minuteMs, 'minute']
  ] as const
  const [unitMs, word] = units.find(([ms]) => lifetimeMs >= ms && lifetimeMs % ms === 0) ?? [secondMs, 'second']
  const count = Math.floor(lifetimeMs / unitMs)
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

const dayAndMonth = { weekday: 'short', day: 'numeric', month: 'short' } as const
const wholeDay = { ...dayAndMonth, year: 'numeric' } as const
/** `h23`, since `hour12: false` makes midnight 24:00 in some languages. */
const hourAndMinute = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const wholeTime = { ...hourAndMinute, second: '2-digit' } as const

/** Making one takes a hundred times as long as using it, and a list says many moments. By options, then by locale. */
const formats = new Map<Intl.DateTimeFormatOptions, Map<string | undefined, Intl.DateTimeFormat>>()
/** They keep the time zone they were made in, but people travel. */
let zone = Number.NaN

function format(date: Date, options: Intl.DateTimeFormatOptions, locale: string | undefined): string {
  const zoneNow = new Date().getTimezoneOffset()
  if (zoneNow !== zone) formats.clear()
  zone = zoneNow
  const known = formats.get(options) ?? new Map<string | undefined, Intl.DateTimeFormat>()
  const found = known.get(locale) ?? new Intl.DateTimeFormat(locale, options)
  formats.set(options, known.set(locale, found))
  return found.format(date)
}

/** `Mon 30 Nov 2026, 18:46` in the person's time zone and locale. */
export function momentText(at: number, locale?: string): string {
  const date = new Date(at)
  return `${format(date, wholeDay, locale).replaceAll(',', '')}, ${format(date, hourAndMinute, locale)}`
}

/** `Mon 30 Nov 2026, 18:46:07`: the same with seconds. */
export function exactMomentText(at: number, locale?: string): string {
  return `${momentText(at, locale)}:${String(new Date(at).getSeconds()).padStart(2, '0')}`
}

/** `Today`, or the day when it was another: `Mon 16 Nov`, with its year when that was another as well. */
export function dayText(at: number, now: number, locale?: string): string {
  const date = new Date(at)
  const today = new Date(now)
  if (date.toDateString() === today.toDateString()) return 'Today'
  const isThisYear = date.getFullYear() === today.getFullYear()
  return format(date, isThisYear ? dayAndMonth : wholeDay, locale).replaceAll(',', '')
}

/** `18:46:07`. */
export function clockText(at: number, locale?: string): string {
  return format(new Date(at), wholeTime, locale)
}

/** `Today 19:34:02`, or the day when it was another. */
export function secondText(at: number, now: number, locale?: string): string {
  return `${dayText(at, now, locale)} ${clockText(at, locale)}`
}

/** How long a request took: `184 ms`, `10.0 s`, `1m 05s`. */
export function latencyText(durationMs: number): string {
  const ms = Math.max(0, Math.round(durationMs))
  if (ms < secondMs) return `${ms} ms`
  const tenths = Math.round(ms / 100)
  return tenths < 600 ? `${(tenths / 10).toFixed(1)} s` : durationText(ms)
}
