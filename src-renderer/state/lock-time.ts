/** A moment in the words of "Locked at …": `19:20`, or `19:20 on Mon 23 Nov` when that was another day. */
export function lockTimeText(at: number, now: number, locale?: string): string {
  const date = new Date(at)
  const time = date.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', hour12: false })
  if (date.toDateString() === new Date(now).toDateString()) return time
  return `${time} on ${date.toLocaleDateString(locale, { weekday: 'short', day: 'numeric', month: 'short' }).replaceAll(',', '')}`
}
